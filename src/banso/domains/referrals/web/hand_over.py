"""Reading what a hand-over is about 取次ぎの準備: the case, the candidates with their rules, the consent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.directory import api as directory
from banso.domains.parties import api as parties
from banso.domains.routing import api as routing
from banso.kernel.issues import parse_issue
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import not_found
from banso.platform.ui.formats import show_date, show_text

from .. import api
from ..calc.shares import NEEDED_CLASS

SENDABLE = frozenset({"first_contact", "referral", "refer_back"})


@dataclass(frozen=True)
class Need:
    """An own case, one of its issues, and who asks."""

    case: cases.CaseSummary
    firm: parties.PartySummary
    issue: str
    sender: directory.AgencySummary | None


@dataclass(frozen=True)
class Offer:
    """A candidate that can be sent to, and what is already there."""

    candidate: routing.Candidate
    open_referral_id: int | None
    has_consent: bool


def read_need(actor: Actor, now: datetime, case_id: int, issue: str) -> Need:
    """The actor's own case; the case's first issue unless one is named. Errors: not_found, issue_unknown."""
    case = cases.get_case(actor, now, case_id)
    if case.owner_unit_id != actor.unit_id:
        raise not_found()
    return Need(
        case=case,
        firm=parties.get_party(actor, now, case.subject_id),
        issue=parse_issue(issue or case.issues[0]).code,
        sender=directory.agency_of_unit(case.owner_unit_id, date_of(now)),
    )


def suggest(need: Need, now: datetime) -> routing.Suggestion:
    """What the rules say about the need; nothing for a unit that is no agency."""
    if need.sender is None:
        return routing.Suggestion((), ())
    return routing.suggest(
        issue=need.issue,
        from_type=need.sender.type_code,
        prefecture_code=need.case.prefecture_code or need.sender.prefecture_code,
        city_code=need.firm.city_code,
        on=date_of(now),
        exclude_unit_ids=(need.case.owner_unit_id,),
        open_load=api.open_load(),
    )


def offers(actor: Actor, now: datetime, need: Need, candidates: tuple[routing.Candidate, ...]) -> list[Offer]:
    """The candidates that can be sent to, each with its open referral of this case and issue, and its live consent."""
    waiting = {
        row.receiver_unit_id: row.id
        for row in api.referrals_of_case(actor, now, need.case.id)
        if row.is_open and row.case_id == need.case.id and row.issue == need.issue
    }
    agreed = {
        row.receiver_unit_id
        for row in consents.consents_of_subject(actor, now, need.case.subject_id)
        if row.is_live and row.purpose == "referral" and row.holder_unit_id == need.case.owner_unit_id
    }
    return [_offer(one, waiting, agreed) for one in candidates if can_send(one)]


def can_send(one: routing.Candidate) -> bool:
    """Whether the candidate is an agency of the directory and the rule is about handing over."""
    return one.agency is not None and one.kind in SENDABLE


def _offer(one: routing.Candidate, waiting: Mapping[int, int], agreed: set[int]) -> Offer:
    unit_id = one.agency.unit_id if one.agency else None
    return Offer(
        candidate=one,
        open_referral_id=waiting.get(unit_id) if unit_id else None,
        has_consent=unit_id in agreed,
    )


def candidate_for(suggestion: routing.Suggestion, unit_id: int) -> routing.Candidate | None:
    """The candidate that is this agency, None when no rule names it."""
    found = (one for one in suggestion.candidates if one.agency is not None and one.agency.unit_id == unit_id)
    return next(found, None)


def consent_between(need: Need, unit_id: int, now: datetime) -> consents.ConsentSummary | None:
    return consents.live_consent(
        subject_id=need.case.subject_id,
        purpose="referral",
        holder_unit_id=need.case.owner_unit_id,
        receiver_unit_id=unit_id,
        at=now,
    )


def open_request(need: Need, unit_id: int, now: datetime) -> consents.RequestSummary | None:
    """A question to the firm about this receiver that is still unanswered."""
    asked = consents.requests_of_case(need.case.id, now)
    return next((row for row in asked if row.is_open and row.receiver_unit_id == unit_id), None)


def covered_shares(consent: consents.ConsentSummary) -> list[str]:
    return [share for share, needed in NEEDED_CLASS.items() if needed in consent.field_classes]


def consultation_choices(actor: Actor, now: datetime, need: Need) -> list[tuple[int, str]]:
    """The case's consultations, latest first, by day and the beginning of their words."""
    rows = cases.consultations_of(actor, now, need.case.id)
    return [
        (row.id, f"{show_date(row.event_on)} {show_text(cases.CHANNEL_NAMES[row.channel])}：{row.summary[:40]}")
        for row in rows[:50]
    ]
