"""The rules as rows of a list page 規則の行. They are packaged data, not a table, so this stands in for a queryset."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from banso.domains.directory import api as directory
from banso.kernel.errors import Text
from banso.kernel.folding import fold
from banso.kernel.issues import ISSUES
from banso.kernel.places import prefecture

from ..calc.rules import ALL_ISSUES, Rule, all_rules, all_targets, target_on

_EVERY = Text("すべての課題", "Every issue")
_OTHERS = Text("ほか（等）", "and others")
_ANY_OTHER = Text("ほかの支援機関", "Any other agency")
_GONE = Text("今日はありません", "not in existence today")


@dataclass(frozen=True)
class RuleRow:
    """One rule in words of a day."""

    pk: str
    rule: Rule
    issues: Text
    senders: Text
    receivers: Text
    place: Text
    source: Text

    @property
    def words(self) -> str:
        """Everything a search may find, folded."""
        rule = self.rule
        texts = (
            self.issues,
            self.senders,
            self.receivers,
            self.place,
            rule.condition,
            rule.what_for,
            self.source,
        )
        return fold(" ".join((self.pk, *(part for text in texts for part in text))))


class RuleRows:
    """Just enough of a queryset for `open_list`: filter by a test, order, count, slice."""

    def __init__(self, rows: Sequence[RuleRow]) -> None:
        self._rows = tuple(rows)

    def where(self, test: Callable[[RuleRow], bool]) -> RuleRows:
        return RuleRows([row for row in self._rows if test(row)])

    def order_by(self, *orderings: str) -> RuleRows:
        rows = list(self._rows)
        for ordering in reversed(orderings):
            name = ordering.removeprefix("-")
            rows.sort(key=lambda row: _sortable(row, name), reverse=ordering.startswith("-"))
        return RuleRows(rows)

    def count(self) -> int:
        return len(self._rows)

    def iterator(self, chunk_size: int = 0) -> Iterator[RuleRow]:
        return iter(self._rows)

    def __iter__(self) -> Iterator[RuleRow]:
        return iter(self._rows)

    @overload
    def __getitem__(self, key: slice) -> RuleRows: ...
    @overload
    def __getitem__(self, key: int) -> RuleRow: ...
    def __getitem__(self, key: slice | int) -> RuleRows | RuleRow:
        return RuleRows(self._rows[key]) if isinstance(key, slice) else self._rows[key]


def rule_rows(on: date) -> RuleRows:
    """All rules, with the names that kinds and targets bear on a day."""
    kinds = {kind.code: kind.name for kind in directory.agency_types(on)}
    return RuleRows([rule_row(rule, on, kinds) for rule in all_rules()])


def rule_row(rule: Rule, on: date, kinds: dict[str, Text]) -> RuleRow:
    """One rule in words; `kinds` are the names in force that day."""
    senders = _names((*rule.from_types, *rule.from_targets), on, kinds, [_OTHERS] if rule.from_open else [])
    receivers = _names((*rule.to_types, *rule.to_targets), on, kinds, [_ANY_OTHER] if rule.to_open else [])
    issues = [_EVERY] if rule.issues == (ALL_ISSUES,) else [ISSUES[code].name for code in rule.issues]
    places = [prefecture(code) for code in rule.prefectures]
    return RuleRow(
        pk=rule.id,
        rule=rule,
        issues=joined(issues),
        senders=senders,
        receivers=receivers,
        place=joined([Text(place.name, place.name_en) for place in places] or [Text("全国", "Nationwide")]),
        source=directory.describe_source(rule.source),
    )


def place_name(code: str, on: date, kinds: dict[str, Text]) -> Text:
    """A kind of agency or a named target by its name of the day, or by its last with a remark."""
    if code in all_targets():
        target = target_on(code, on)
        return target.name if target else _gone(all_targets()[code][-1].name)
    return kinds[code] if code in kinds else _gone(directory.last_type_name(code, on))


def _gone(name: Text) -> Text:
    return Text(f"{name.ja}（{_GONE.ja}）", f"{name.en} ({_GONE.en})")


def _names(codes: Sequence[str], on: date, kinds: dict[str, Text], more: list[Text]) -> Text:
    return joined([*(place_name(code, on, kinds) for code in codes), *more])


def joined(parts: Sequence[Text]) -> Text:
    """The texts as one list, in both languages."""
    return Text("、".join(part.ja for part in parts), ", ".join(part.en for part in parts))


def _sortable(row: RuleRow, name: str) -> Any:
    return {"pk": row.pk, "issues": row.rule.issues, "kind": row.rule.kind, "place": row.rule.prefectures}[
        name
    ]
