"""取次ぎの規則: the 45 rules as packaged data, and the named places a case may go to besides agencies.

Source: 中小企業政策審議会 中小企業経営支援分科会 中間整理（案）別添1〜3（平成29年5月25日）; RT44: 中小機構の役割（説明資料）.
They are *expected roles* of a draft, not law. Where its words leave room, `reading` says how they were read.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from banso.kernel.errors import Refusal, Text

OWNER = "owner"
ALL_ISSUES = "*"
KINDS: dict[str, Text] = {
    "first_contact": Text("最初の相談", "First contact"),
    "referral": Text("取次ぎ", "Referral"),
    "refer_back": Text("戻しの取次ぎ", "Referral back"),
    "committee": Text("委員会・チーム", "Committee or team"),
    "event": Text("催し", "Event"),
    "outreach": Text("働きかけ", "Outreach"),
}
_EXPECTED = Text("期待される役割（平成29年 中間整理案）", "expected role (2017 draft interim report)")
_PRACTISED = Text("実際の連携の例（中小機構の説明資料）", "cooperation in practice (SMRJ slides)")


@dataclass(frozen=True)
class Rule:
    """One rule. `from_open`: the text names more senders than it lists (等, 身近な, 各支援機関); `to_open`: any other agency.

    Senders and receivers are agency types (AG01…) or named targets. `returns_to` are the types to which the receiver
    hands back. Empty `prefectures` = the whole nation; `issues` ("*",) = every issue but `except_issues`.
    """

    id: str
    kind: str
    issues: tuple[str, ...]
    except_issues: tuple[str, ...]
    from_types: tuple[str, ...]
    from_targets: tuple[str, ...]
    from_open: bool
    to_types: tuple[str, ...]
    to_targets: tuple[str, ...]
    to_open: bool
    needs_function: bool
    is_default: bool
    prefectures: tuple[str, ...]
    condition: Text
    what_for: Text
    returns_to: tuple[str, ...]
    returns_for: Text
    source: str
    reading: Text

    @property
    def label(self) -> Text:
        """What kind of statement the rule is: an expected role, or a practice described."""
        return _EXPECTED if self.source.startswith("interim_2017") else _PRACTISED

    def as_data(self) -> dict[str, Any]:
        """The rule as JSON-ready values; texts as {ja, en}."""
        values = {name: _plain(value) for name, value in vars(self).items()}
        return {**values, "kind_name": KINDS[self.kind]._asdict(), "label": self.label._asdict()}


@dataclass(frozen=True)
class TargetName:
    """A named place a case may come from or go to that is no kind of agency, under one of its names. 名指しの行き先"""

    code: str
    kind: str
    name: Text
    valid_from: date | None
    valid_until: date | None
    note: Text
    source: str


@cache
def all_rules() -> tuple[Rule, ...]:
    """The 45 rules in order."""
    return tuple(_rule(row) for row in _read("rules.csv"))


def rule_of(rule_id: str) -> Rule:
    """The rule with this id. Errors: rule_unknown."""
    for rule in all_rules():
        if rule.id == rule_id:
            return rule
    raise Refusal(
        "rule_unknown",
        field="rule_id",
        reason=Text("取次ぎの規則の番号がありません。", "There is no such routing rule."),
        next_step=Text("RT01からRT45までの番号を指定してください。", "Give a number from RT01 to RT45."),
    )


@cache
def all_targets() -> dict[str, tuple[TargetName, ...]]:
    """The named targets by code, each with its names by period."""
    found: dict[str, tuple[TargetName, ...]] = {}
    for row in _read("targets.csv"):
        name = TargetName(
            code=row["code"],
            kind=row["kind"],
            name=Text(row["name"], row["name_en"]),
            valid_from=_day(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            note=Text(row["note"], row["note_en"]),
            source=row["source"],
        )
        found[name.code] = (*found.get(name.code, ()), name)
    return found


def target_on(code: str, on: date) -> TargetName | None:
    """The target under the name it bears on a day; None when it does not exist that day."""
    for name in all_targets()[code]:
        begun = name.valid_from is None or name.valid_from <= on
        if begun and (name.valid_until is None or on < name.valid_until):
            return name
    return None


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        id=row["id"],
        kind=row["kind"],
        issues=_list(row["issues"]),
        except_issues=_list(row["except_issues"]),
        from_types=_list(row["from_types"]),
        from_targets=_list(row["from_targets"]),
        from_open=row["from_open"] == "1",
        to_types=_list(row["to_types"]),
        to_targets=_list(row["to_targets"]),
        to_open=row["to_open"] == "1",
        needs_function=row["needs_function"] == "1",
        is_default=row["is_default"] == "1",
        prefectures=_list(row["prefectures"]),
        condition=Text(row["condition"], row["condition_en"]),
        what_for=Text(row["what_for"], row["what_for_en"]),
        returns_to=_list(row["returns_to"]),
        returns_for=Text(row["returns_for"], row["returns_for_en"]),
        source=row["source"],
        reading=Text(row["reading"], row["reading_en"]),
    )


def _read(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("..", "data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value._asdict()
    return list(value) if isinstance(value, tuple) else value


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
