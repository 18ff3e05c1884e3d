"""Cases and consultations as other domains read them 案件と相談記録."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import visible_classes

from ..calc.workflow import OPEN
from ..models import Case, Consultation


@dataclass(frozen=True)
class CaseSummary:
    """A case as one viewer may read it; `title` is "" for a viewer not cleared for confidential fields."""

    id: int
    number: str
    subject_id: int
    owner_unit_id: int
    owner_name: str
    title: str
    state: str
    origin: str
    issues: tuple[str, ...]
    prefecture_code: str
    opened_on: date
    closed_on: date | None
    outcome: str
    adviser_id: int | None
    adviser_name: str
    enquiry_id: int | None
    version: int


@dataclass(frozen=True)
class ConsultationSummary:
    """A consultation as one viewer may read it; `summary` and `next_step` are "" when they may not be."""

    id: int
    case_id: int
    event_on: date
    reported_at: datetime
    channel: str
    is_ai: bool
    contact_minutes: int
    preparation_minutes: int
    issues: tuple[str, ...]
    summary: str
    next_step: str
    next_on: date | None
    adviser_name: str


def summary_of(
    actor: Actor, at: datetime, row: Case, classes: frozenset[FieldClass] | None = None
) -> CaseSummary:
    cleared = visible_classes(actor, at, row) if classes is None else classes
    enquiry = getattr(row, "enquiry", None)
    return CaseSummary(
        id=row.pk,
        number=row.number,
        subject_id=row.subject_id,
        owner_unit_id=row.owner_unit_id,
        owner_name=row.owner_unit.name,
        title=row.title if FieldClass.CONFIDENTIAL in cleared else "",
        state=row.state,
        origin=row.origin,
        issues=row.issues,
        prefecture_code=row.prefecture_code,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        outcome=row.outcome,
        adviser_id=row.adviser_id,
        adviser_name="" if row.adviser is None else row.adviser.display_name,
        enquiry_id=None if enquiry is None else enquiry.pk,
        version=row.version,
    )


def get_case(actor: Actor, at: datetime, case_id: int) -> CaseSummary:
    """One case visible to the actor. Errors: not_found. A page that shows its content calls `look_at_case`."""
    return summary_of(actor, at, Case.scoped.get_visible(actor, at, case_id))


def cases_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[CaseSummary]:
    """Every case about a firm that the actor may see, newest first."""
    rows = Case.scoped.visible_to(actor, at).filter(subject_id=subject_id)
    rows = rows.select_related("owner_unit", "adviser", "enquiry").order_by("-opened_on", "-pk")
    return [summary_of(actor, at, row) for row in rows]


def open_cases_of_adviser(actor: Actor, at: datetime, limit: int = 20) -> list[CaseSummary]:
    """Open cases of the actor's unit that the actor looks after, newest first."""
    rows = Case.scoped.visible_to(actor, at).filter(
        owner_unit_id__in=actor.unit_ids, adviser_id=actor.user_id, state=OPEN
    )
    rows = rows.select_related("owner_unit", "adviser", "enquiry").order_by("-opened_on", "-pk")
    return [summary_of(actor, at, row) for row in rows[:limit]]


def case_summaries_of(ids: Iterable[int]) -> dict[int, tuple[str, int, int]]:
    """Number, subject id and owner unit id by case id; for rows whose visibility the caller has established."""
    rows = Case.scoped.unscoped().filter(pk__in=list(ids)).values_list("pk", "number", "subject_id", "owner_unit_id")
    return {pk: (number, subject, unit) for pk, number, subject, unit in rows}


def consultations_of(actor: Actor, at: datetime, case_id: int) -> list[ConsultationSummary]:
    """The consultations of a case, latest event first. Errors: not_found."""
    row = Case.scoped.get_visible(actor, at, case_id)
    return consultations_of_row(row, visible_classes(actor, at, row))


def consultations_of_row(row: Case, classes: frozenset[FieldClass]) -> list[ConsultationSummary]:
    rows = Consultation.base.filter(case=row).select_related("adviser").order_by("-event_on", "-pk")
    return [consultation_summary(one, FieldClass.CONFIDENTIAL in classes) for one in rows]


def consultation_summary(one: Consultation, may_read: bool) -> ConsultationSummary:
    return ConsultationSummary(
        id=one.pk,
        case_id=one.case_id,
        event_on=one.event_on,
        reported_at=one.reported_at,
        channel=one.channel,
        is_ai=one.is_ai,
        contact_minutes=one.contact_minutes,
        preparation_minutes=one.preparation_minutes,
        issues=one.issues,
        summary=one.summary if may_read else "",
        next_step=one.next_step if may_read else "",
        next_on=one.next_on,
        adviser_name="" if one.adviser is None else one.adviser.display_name,
    )
