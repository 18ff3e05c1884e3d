"""Candidates for a handover 取次ぎ先の候補: the rules joined with the directory. Nothing is decided here."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from banso.domains.directory import api as directory
from banso.kernel.errors import Refusal, Text
from banso.kernel.issues import parse_issue
from banso.kernel.places import parse_municipality_code, prefecture

from .calc.evidence import explain
from .calc.matching import Match, match_rules
from .calc.ranking import Prospect, Ranked, rank
from .calc.rules import Rule, all_rules, all_targets, target_on

MOST_AGENCIES = 2_000


@dataclass(frozen=True)
class Candidate:
    """One possible receiver. `agency` is None for a named target, or where the directory has none of the kind here.

    `kind` is referral, refer_back, committee, first_contact, event or outreach: only agencies can be sent a referral.
    `rule_ids` are all rules that point to it, the most specific first; condition, what-for and source are the first's.
    """

    rank: int
    rule_ids: tuple[str, ...]
    kind: str
    type_code: str
    type_name: Text
    agency: directory.AgencySummary | None
    what_for: Text
    condition: Text
    source: Text
    reasons: tuple[Text, ...]
    label: Text
    reading: Text
    target_code: str = ""

    def as_data(self) -> dict[str, Any]:
        """The candidate as JSON-ready values; texts as {ja, en}."""
        texts = ("type_name", "what_for", "condition", "source", "label", "reading")
        return {
            "rank": self.rank,
            "rule_ids": list(self.rule_ids),
            "kind": self.kind,
            "type_code": self.type_code,
            "target_code": self.target_code,
            "agency": self.agency.as_data() if self.agency else None,
            "reasons": [reason._asdict() for reason in self.reasons],
            **{name: getattr(self, name)._asdict() for name in texts},
        }


@dataclass(frozen=True)
class SetAside:
    """A rule that applies but points to something that does not exist on the day."""

    rule_id: str
    reason: Text


@dataclass(frozen=True)
class Suggestion:
    """What the rules say: candidates in order, and what had to be left out."""

    candidates: tuple[Candidate, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True)
class _Question:
    issue: str
    asker: str
    prefecture_code: str
    city_code: str
    on: date
    exclude_unit_ids: frozenset[int]
    open_load: Mapping[int, int]
    kinds: Mapping[str, Text]


def rule_data(rule: Rule) -> dict[str, Any]:
    """The rule as JSON-ready values, its source by title."""
    return {**rule.as_data(), "source": directory.describe_source(rule.source)._asdict()}


def route(
    *,
    issue: str,
    from_type: str,
    prefecture_code: str,
    on: date,
    exclude_unit_ids: Collection[int] = (),
    city_code: str = "",
    open_load: Mapping[int, int] | None = None,
    limit: int | None = None,
) -> list[Candidate]:
    """Candidates in order, for a person to choose from; empty when no rule speaks; all of them unless limited.

    `issue` is a code or letter; `from_type` an agency type, "owner", or another named target; `open_load` is how many
    open referrals each unit has (unit id → count). Errors: issue_unknown, prefecture_unknown, asker_unknown,
    agency_type_not_in_force.
    """
    suggestion = suggest(
        issue=issue,
        from_type=from_type,
        prefecture_code=prefecture_code,
        on=on,
        exclude_unit_ids=exclude_unit_ids,
        city_code=city_code,
        open_load=open_load,
        limit=limit,
    )
    return list(suggestion.candidates)


def suggest(
    *,
    issue: str,
    from_type: str,
    prefecture_code: str,
    on: date,
    exclude_unit_ids: Collection[int] = (),
    city_code: str = "",
    open_load: Mapping[int, int] | None = None,
    limit: int | None = None,
) -> Suggestion:
    """As `route`, together with the rules that had to be set aside and why."""
    question = _Question(
        issue=parse_issue(issue).code,
        asker=_check_asker(from_type, on),
        prefecture_code=prefecture(prefecture_code).code,
        city_code=parse_municipality_code(city_code, field="city_code") if city_code else "",
        on=on,
        exclude_unit_ids=frozenset(exclude_unit_ids),
        open_load=open_load or {},
        kinds={kind.code: kind.name for kind in directory.agency_types(on)},
    )
    matches = match_rules(
        all_rules(), issue=question.issue, asker=question.asker, prefecture_code=question.prefecture_code
    )
    agencies = _agencies_for(question, matches)
    pairs = [
        (match, prospect)
        for match in matches
        for prospect in _prospects(question, match, list(agencies.values()))
    ]
    ranked = rank(pairs)[:limit]
    candidates = tuple(
        _candidate(question, place, one, agencies) for place, one in enumerate(ranked, start=1)
    )
    return Suggestion(candidates, tuple(_set_aside(question, matches)))


def _check_asker(from_type: str, on: date) -> str:
    if from_type in all_targets():
        return from_type
    try:
        directory.type_name(from_type, on)
    except Refusal as refusal:
        raise refusal.at_field("from") from None
    return from_type


def _agencies_for(question: _Question, matches: list[Match]) -> dict[int, directory.AgencySummary]:
    """Every agency some match may point to: by kind, and by declared issue where a rule names no kind."""
    place: dict[str, Any] = {
        "on": question.on,
        "prefecture_code": question.prefecture_code,
        "city_code": question.city_code,
    }
    types = {code for match in matches for code in match.types}
    found = directory.find_agencies(type_codes=types, limit=MOST_AGENCIES, **place) if types else []
    if any(match.is_open for match in matches):
        found += directory.find_agencies(issue=question.issue, limit=MOST_AGENCIES, **place)
    return {row.id: row for row in found if row.unit_id not in question.exclude_unit_ids}


def _prospects(
    question: _Question, match: Match, agencies: list[directory.AgencySummary]
) -> Iterator[Prospect]:
    for code in match.targets:
        target = target_on(code, question.on)
        if target is not None:
            yield Prospect(f"target:{code}", "", target.name.ja, False, 0, 0, False)
    found = [_prospect(question, agency) for agency in agencies if _points_to(question, match, agency)]
    yield from found
    missing = set(match.types).intersection(question.kinds) - {prospect.type_code for prospect in found}
    if not match.rule.needs_function:
        for code in sorted(missing):
            yield Prospect(f"type:{code}", code, question.kinds[code].ja, False, 0, 0, False)


def _points_to(question: _Question, match: Match, agency: directory.AgencySummary) -> bool:
    if match.rule.needs_function and not directory.fit(agency.functions, question.issue):
        return False
    if match.is_open:
        return agency.type_code != question.asker
    return agency.type_code in match.types


def _prospect(question: _Question, agency: directory.AgencySummary) -> Prospect:
    room = agency.capacity_per_month
    return Prospect(
        key=f"agency:{agency.id}",
        type_code=agency.type_code,
        name=agency.name,
        has_agency=True,
        reach=int(directory.reach(agency.areas, question.prefecture_code, question.city_code)),
        fit=int(directory.fit(agency.functions, question.issue)),
        is_full=room is not None and question.open_load.get(agency.unit_id, 0) >= room,
    )


def _candidate(
    question: _Question, place: int, one: Ranked, agencies: Mapping[int, directory.AgencySummary]
) -> Candidate:
    best, prospect = one.matches[0], one.prospect
    sort, _, ident = prospect.key.partition(":")
    target = target_on(ident, question.on) if sort == "target" else None
    return Candidate(
        rank=place,
        rule_ids=tuple(dict.fromkeys(match.rule.id for match in one.matches)),
        kind=best.kind,
        type_code=prospect.type_code,
        type_name=target.name if target else question.kinds[prospect.type_code],
        agency=agencies[int(ident)] if sort == "agency" else None,
        what_for=best.what_for,
        condition=best.rule.condition,
        source=directory.describe_source(best.rule.source),
        reasons=explain(best, prospect, issue=question.issue, prefecture_code=question.prefecture_code),
        label=best.rule.label,
        reading=best.rule.reading,
        target_code=ident if target else "",
    )


def _set_aside(question: _Question, matches: list[Match]) -> Iterator[SetAside]:
    for match in matches:
        gone = [
            directory.last_type_name(code, question.on) for code in match.types if code not in question.kinds
        ]
        gone += [
            all_targets()[code][-1].name for code in match.targets if target_on(code, question.on) is None
        ]
        for name in gone:
            yield SetAside(
                match.rule.id,
                Text(
                    f"規則{match.rule.id}の行き先「{name.ja}」は、その日には存在しません。",
                    f"The receiver of rule {match.rule.id}, {name.en}, does not exist on that day.",
                ),
            )
