"""Opening a case's page 案件を見る: what the viewer may read, and the audit row that says it was read."""

from dataclasses import dataclass
from datetime import datetime

from banso.platform.audit.record import record_look
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import visible_classes

from ..models import Case
from ..queries.cases import CaseSummary, ConsultationSummary, consultations_of_row, summary_of
from ..queries.timeline import TimelineEntry, timeline_of_row


@dataclass(frozen=True)
class CaseSheet:
    """A case as one viewer may read it; `is_own` when it belongs to the viewer's unit."""

    case: CaseSummary
    consultations: tuple[ConsultationSummary, ...]
    timeline: tuple[TimelineEntry, ...]
    closing_note: str
    is_own: bool
    may_read_content: bool


def look_at_case(*, actor: Actor, now: datetime, case_id: int) -> CaseSheet:
    """The case with its consultations; each look by staff is audited, and the firm can see it. Errors: not_found."""
    row = Case.scoped.get_visible(actor, now, case_id)
    classes = visible_classes(actor, now, row)
    is_own = row.owner_unit_id in actor.unit_ids
    if actor.unit_id is not None:
        record_look(actor, now, row, "own_case" if is_own else "referral")
    may_read = FieldClass.CONFIDENTIAL in classes
    return CaseSheet(
        case=summary_of(actor, now, row, classes),
        consultations=tuple(consultations_of_row(row, classes)),
        timeline=tuple(timeline_of_row(row, classes)),
        closing_note=row.closing_note if may_read else "",
        is_own=is_own,
        may_read_content=may_read,
    )
