"""Running a case 案件の進行: issues, close, reopen, share by a hand-over."""

from collections.abc import Iterable
from datetime import datetime

from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.grants import open_grant
from banso.platform.scope.roles import FieldClass
from banso.platform.tasks.worklist import close_tasks
from banso.platform.work import work

from ..calc.issue_list import accept_issues, join_issues
from ..calc.workflow import CLOSED, OPEN, OUTCOMES, check_case_step, check_code
from ..events import CaseClosed
from ..models import Case
from ..queries.cases import CaseSummary, summary_of
from .case_log import lock_own_case, log_case, require_open


def change_issues(
    *, actor: Actor, now: datetime, case_id: int, issues: Iterable[str], title: str | None = None, version: int | None = None
) -> None:
    """Set the issues (the main one first) and, when given, the title. Errors: case_closed and those of issues."""
    codes = accept_issues(issues)
    words = None if title is None else accept_text(title, field="title", max_length=100)
    with work(actor, now) as unit_of_work:
        row = lock_own_case(actor, now, case_id, version)
        require_open(row)
        before = row.issues
        row.issue_codes = join_issues(codes)
        row.title = row.title if words is None else words
        row.store()
        log_case(row, "issues_changed", actor, now)
        unit_of_work.audit("case.change_issues", row, changed={"from": list(before), "to": list(codes)})


def close_case(
    *, actor: Actor, now: datetime, case_id: int, outcome: str, note: str = "", version: int | None = None
) -> None:
    """End the work with an outcome code. Errors: outcome_unknown, case_closed (409), version_conflict (409)."""
    check_code(outcome, OUTCOMES, "outcome")
    words = accept_text(note, field="note", max_length=2000, required=False, multiline=True)
    with work(actor, now) as unit_of_work:
        row = lock_own_case(actor, now, case_id, version)
        check_case_step(row.state, CLOSED)
        row.state, row.closed_on, row.outcome, row.closing_note = CLOSED, date_of(now), outcome, words
        row.store()
        close_tasks(row=row, now=now, outcome="case_closed")
        log_case(row, "closed", actor, now)
        unit_of_work.audit("case.close", row, changed={"outcome": outcome})
        unit_of_work.emit(CaseClosed(row.pk, row.subject_id, row.owner_unit_id, outcome))


def reopen_case(*, actor: Actor, now: datetime, case_id: int, version: int | None = None) -> None:
    """Go on with a closed case; what it was closed with stays in its log. Errors: case_open (409)."""
    with work(actor, now) as unit_of_work:
        row = lock_own_case(actor, now, case_id, version)
        check_case_step(row.state, OPEN)
        was = row.outcome
        row.state, row.closed_on, row.outcome, row.closing_note = OPEN, None, "", ""
        row.store()
        log_case(row, "reopened", actor, now)
        unit_of_work.audit("case.reopen", row, changed={"from_outcome": was})


def lock_case(*, actor: Actor, now: datetime, case_id: int) -> CaseSummary:
    """Hold an own case while a higher domain decides on it; call inside `work`. Errors: not_found, case_of_another_agency."""
    return summary_of(actor, now, lock_own_case(actor, now, case_id))


def share_case(
    *,
    now: datetime,
    case_id: int,
    unit_id: int,
    purpose: str,
    source: str,
    field_classes: Iterable[str],
    consent_id: int | None,
    valid_until: datetime | None = None,
) -> int:
    """Let a unit read one case and its consultations; the id of the grant. Call inside the `work` that has the reason.

    End it with `platform.scope.grants.end_grants` by the same source, or by the consent.
    """
    row = Case.scoped.unscoped().get(pk=case_id)
    return open_grant(
        unit_id=unit_id,
        purpose=purpose,
        source=source,
        field_classes=[FieldClass(name) for name in field_classes],
        valid_from=now,
        valid_until=valid_until,
        row=row,
        consent_id=consent_id,
    ).pk
