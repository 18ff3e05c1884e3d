"""Reads of referrals 取次ぎの参照: frozen summaries for others, querysets for this domain's own lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from banso.domains.parties import api as parties
from banso.domains.surveys import api as surveys
from banso.kernel.errors import Text
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedQuerySet, visible_classes

from .calc.payload import is_intact
from .calc.workflow import LABELS, OPEN_STATES, Party
from .models import Referral, ReferralChange, ReferralPayload

ABOUT = "referrals.referral"


@dataclass(frozen=True)
class ReferralSummary:
    """A referral as one viewer may read it. `side` is where the viewer stands; `case_id` is the sender's case.

    `end_note` and `override_reason` are "" for a viewer who may not read them; `firm_name` likewise.
    """

    id: int
    side: Party
    case_id: int
    received_case_id: int | None
    subject_id: int
    firm_name: str
    sender_unit_id: int
    sender: Text
    receiver_unit_id: int
    receiver: Text
    issue: str
    rule_ids: tuple[str, ...]
    state: str
    state_label: Text
    sent_on: date
    rung: int
    answer_by: date
    taken_up_on: date | None
    days_to_take_up: int | None
    ended_on: date | None
    refusal_reason: str
    end_note: str
    override_reason: str
    version: int

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


@dataclass(frozen=True)
class ChangeEntry:
    """One line of a referral's log; a reminder leaves the state as it was and raises the rung."""

    at: datetime
    from_state: str
    to_state: str
    label: Text
    rung: int
    party: str
    by_name: str


@dataclass(frozen=True)
class FirmStep:
    """A referral as the firm's own pages show it, with the address of its survey while that can be answered."""

    id: int
    receiver: Text
    state: str
    label: Text
    sent_on: date
    taken_up_on: date | None
    ended_on: date | None
    survey_path: str


def basket_rows(actor: Actor, at: datetime) -> ScopedQuerySet:
    """Referrals the actor's unit has received."""
    return _visible(actor, at).filter(receiver_unit_id__in=actor.unit_ids)


def sent_rows(actor: Actor, at: datetime) -> ScopedQuerySet:
    """Referrals the actor's unit has sent."""
    return _visible(actor, at).filter(owner_unit_id__in=actor.unit_ids)


def get_referral(actor: Actor, at: datetime, referral_id: int) -> ReferralSummary:
    """One referral. Errors: not_found. A page that shows its content calls `look_at_referral`."""
    return summary_of(actor, at, Referral.scoped.get_visible(actor, at, referral_id))


def basket(actor: Actor, at: datetime) -> list[ReferralSummary]:
    """Open referrals received, the one to answer first on top."""
    rows = basket_rows(actor, at).filter(state__in=OPEN_STATES).order_by("-state", "answer_by", "pk")
    return summaries(actor, at, rows)


def sent(actor: Actor, at: datetime) -> list[ReferralSummary]:
    """Open referrals sent, the longest waiting first."""
    return summaries(actor, at, sent_rows(actor, at).filter(state__in=OPEN_STATES).order_by("sent_on", "pk"))


def referrals_of_case(actor: Actor, at: datetime, case_id: int) -> list[ReferralSummary]:
    """Referrals that a case was handed on by, newest first, and the one it came by, if any."""
    rows = _visible(actor, at)
    return summaries(actor, at, (rows.filter(case_id=case_id) | rows.filter(received_case_id=case_id)).order_by("-pk"))


def referrals_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[ReferralSummary]:
    """Every referral about a firm that the actor may see, newest first."""
    return summaries(actor, at, _visible(actor, at).filter(subject_id=subject_id).order_by("-pk"))


def firm_steps_of_case(case_id: int, at: datetime) -> list[FirmStep]:
    """The firm's view of how its case was handed on, newest first; for callers who know that the firm is reading."""
    rows = list(Referral.scoped.unscoped().filter(case_id=case_id).select_related("receiver_unit").order_by("-pk"))
    links = surveys.open_survey_links(about_type=ABOUT, about_ids=[row.pk for row in rows], at=at)
    paths = {link.about_id: link.url_path for link in links}
    return [
        FirmStep(
            row.pk, name_of(row.receiver_unit), row.state, LABELS[row.state], row.sent_on, row.taken_up_on,
            row.ended_on, paths.get(row.pk, ""),
        )  # fmt: skip
        for row in rows
    ]


def open_load() -> dict[int, int]:
    """How many open referrals each agency holds at present, by unit id; agencies with none are left out."""
    rows = Referral.scoped.unscoped().filter(state__in=OPEN_STATES).order_by()
    return dict(rows.values_list("receiver_unit_id").annotate(number=Count("pk")))


def payload_of(actor: Actor, at: datetime, referral_id: int) -> tuple[dict[str, Any], bool] | None:
    """What was handed over and whether it is unchanged; None once the viewer may no longer see it."""
    row = ReferralPayload.scoped.visible_to(actor, at).filter(referral_id=referral_id).first()
    if row is None or FieldClass.CONFIDENTIAL not in visible_classes(actor, at, row):
        return None
    return row.content, is_intact(row.content, row.sha256)


def changes_of(actor: Actor, at: datetime, referral_id: int) -> list[ChangeEntry]:
    """The log of a referral, newest first."""
    rows = ReferralChange.scoped.visible_to(actor, at).filter(referral_id=referral_id)
    return [
        ChangeEntry(
            row.created_at, row.from_state, row.to_state, LABELS[row.to_state], row.rung, row.party,
            row.by_user.display_name if row.by_user else "",
        )  # fmt: skip
        for row in rows.select_related("by_user").order_by("-pk")
    ]


def summaries(actor: Actor, at: datetime, rows: Iterable[Referral]) -> list[ReferralSummary]:
    found = list(rows)
    names = firm_names(actor, at, {row.subject_id for row in found})
    return [summary_of(actor, at, row, names) for row in found]


def summary_of(actor: Actor, at: datetime, row: Referral, names: dict[int, str] | None = None) -> ReferralSummary:
    side = side_of(actor, row)
    names = firm_names(actor, at, {row.subject_id}) if names is None else names
    wrote_end = side is Party.RECEIVER and row.state != "withdrawn"
    return ReferralSummary(
        id=row.pk,
        side=side,
        case_id=row.case_id,
        received_case_id=row.received_case_id,
        subject_id=row.subject_id,
        firm_name=names.get(row.subject_id, ""),
        sender_unit_id=row.owner_unit_id,
        sender=name_of(row.owner_unit),
        receiver_unit_id=row.receiver_unit_id,
        receiver=name_of(row.receiver_unit),
        issue=row.issue,
        rule_ids=tuple(row.rule_ids),
        state=row.state,
        state_label=LABELS[row.state],
        sent_on=row.sent_on,
        rung=row.rung,
        answer_by=row.answer_by,
        taken_up_on=row.taken_up_on,
        days_to_take_up=row.days_to_take_up,
        ended_on=row.ended_on,
        refusal_reason=row.refusal_reason,
        end_note=row.end_note if side is not Party.RECEIVER or wrote_end else "",
        override_reason=row.override_reason if side is Party.SENDER else "",
        version=row.version,
    )


def side_of(actor: Actor, row: Referral) -> Party:
    """Where the viewer stands; the operator's system reads as the clock."""
    if actor.kind == "system":
        return Party.CLOCK
    if row.owner_unit_id in actor.unit_ids:
        return Party.SENDER
    return Party.RECEIVER if row.receiver_unit_id in actor.unit_ids else Party.FIRM


def firm_names(actor: Actor, at: datetime, ids: Iterable[int]) -> dict[int, str]:
    """Names of those firms that the actor may know now."""
    return {party.id: party.name for party in parties.list_parties(actor, at, ids)}


def name_of(unit: Any) -> Text:
    return Text(unit.name, unit.name_en or unit.name)


def _visible(actor: Actor, at: datetime) -> ScopedQuerySet:
    return Referral.scoped.visible_to(actor, at).select_related("owner_unit", "receiver_unit")
