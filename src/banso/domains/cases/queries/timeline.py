"""The story of a case 経過, newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from banso.kernel.errors import Text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import visible_classes

from ..calc.channels import CHANNEL_NAMES
from ..models import Case, CaseChange
from .cases import consultations_of_row

ACTIONS: dict[str, Text] = {
    "opened": Text("案件を始めた", "Case opened"),
    "issues_changed": Text("課題を見直した", "Issues changed"),
    "closed": Text("案件を終えた", "Case closed"),
    "reopened": Text("案件を再開した", "Case reopened"),
}


@dataclass(frozen=True)
class TimelineEntry:
    """One event of a case; `on` is its date, `at` the instant it was written. `body` is "" for the uncleared.

    `kind` is "consultation" or "case"; `ref_id` the consultation's id, or the case's.
    """

    on: date
    at: datetime
    kind: str
    title: Text
    body: str
    who: str
    case_id: int
    ref_id: int


def timeline_of(actor: Actor, at: datetime, case_id: int) -> list[TimelineEntry]:
    """Consultations and steps of one case, newest first. Errors: not_found."""
    row = Case.scoped.get_visible(actor, at, case_id)
    return timeline_of_row(row, visible_classes(actor, at, row))


def timeline_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[TimelineEntry]:
    """Everything about a firm's cases that the actor may see, newest first."""
    entries: list[TimelineEntry] = []
    for row in Case.scoped.visible_to(actor, at).filter(subject_id=subject_id):
        entries += timeline_of_row(row, visible_classes(actor, at, row))
    return _newest_first(entries)


def timeline_of_row(row: Case, classes: frozenset[FieldClass]) -> list[TimelineEntry]:
    talks = [
        TimelineEntry(
            on=one.event_on,
            at=one.reported_at,
            kind="consultation",
            title=CHANNEL_NAMES[one.channel],
            body=one.summary,
            who=one.adviser_name,
            case_id=row.pk,
            ref_id=one.id,
        )
        for one in consultations_of_row(row, classes)
    ]
    steps = [
        TimelineEntry(
            on=date_of(one.created_at),
            at=one.created_at,
            kind="case",
            title=ACTIONS[one.action],
            body="",
            who="" if one.by_user is None else one.by_user.display_name,
            case_id=row.pk,
            ref_id=row.pk,
        )
        for one in CaseChange.base.filter(case=row).select_related("by_user")
    ]
    return _newest_first([*talks, *steps])


def _newest_first(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    return sorted(entries, key=lambda entry: (entry.on, entry.at), reverse=True)
