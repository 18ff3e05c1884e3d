"""Logging a consultation 相談を記録する: one form, thirty seconds."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from banso.domains.directory import api as directory
from banso.kernel.errors import Refusal, Text
from banso.kernel.fiscal import fiscal_year
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.tasks.worklist import close_tasks, open_task
from banso.platform.work import work

from ..calc.channels import CHANNEL_NAMES, CHANNELS
from ..calc.consultation import check_event_date, check_minutes, check_next_step
from ..calc.issue_list import accept_issues, join_issues
from ..calc.workflow import check_code
from ..events import ConsultationLogged
from ..models import Case, Consultation, ConsultationIssue
from .case_log import lock_own_case, require_open
from .contact import all_or_refuse

NEXT_TASK = "cases.next_step"
LONGEST_SUMMARY = 8_000


def log_consultation(
    *,
    actor: Actor,
    now: datetime,
    case_id: int,
    event_on: date,
    contact_minutes: int,
    preparation_minutes: int,
    channel: str,
    issues: Iterable[str],
    summary: str,
    next_step: str = "",
    next_on: date | None = None,
) -> int:
    """The id of the record. A next date becomes the unit's task; the case's earlier next step counts as done.

    Errors, all at once: event_in_future, event_too_old, minutes_out_of_range, channel_unknown, issues_required and
    the other errors of issues, those of text, next_step_required, next_on_past, next_on_too_far; then not_found,
    case_of_another_agency, case_closed (409).
    """
    today = date_of(now)
    values = all_or_refuse(
        {
            "event_on": lambda: _event_day(event_on, today),
            "contact_minutes": lambda: check_minutes(contact_minutes, field="contact_minutes", minimum=1),
            "preparation_minutes": lambda: check_minutes(preparation_minutes, field="preparation_minutes", minimum=0),
            "channel": lambda: check_code(channel, CHANNEL_NAMES, "channel"),
            "issues": lambda: accept_issues(issues),
            "summary": lambda: accept_text(summary, field="summary", max_length=LONGEST_SUMMARY, multiline=True),
            "next_step": lambda: accept_text(next_step, field="next_step", max_length=200, required=False),
            "next_on": lambda: check_next_step(next_step, next_on, today),
        }
    )
    codes = values.pop("issues")
    values["next_on"] = next_on
    with work(actor, now) as unit_of_work:
        case = lock_own_case(actor, now, case_id)
        require_open(case)
        row = _store(case, actor, now, codes, values)
        _remind(case, now, row)
        unit_of_work.audit(
            "consultation.log", row, changed={"event_on": str(event_on), "channel": channel, "issues": list(codes)}
        )
        unit_of_work.emit(ConsultationLogged(row.pk, case.pk, case.subject_id, case.owner_unit_id))
    return row.pk


def _event_day(event_on: date, today: date) -> date:
    if not isinstance(event_on, date) or isinstance(event_on, datetime):
        raise Refusal(
            "event_required",
            field="event_on",
            reason=Text("相談日が入力されていません。", "The day of the consultation is missing."),
            next_step=Text("実際に相談した日を入力してください。", "Enter the day it took place."),
        )
    check_event_date(event_on, today)
    return event_on


def _store(case: Case, actor: Actor, now: datetime, codes: tuple[str, ...], values: dict) -> Consultation:
    agency = directory.agency_of_unit(case.owner_unit_id, values["event_on"])
    row = Consultation.base.create(
        owner_unit_id=case.owner_unit_id,
        subject_id=case.subject_id,
        created_at=now,
        case=case,
        reported_at=now,
        reported_on=date_of(now),
        fiscal_year=fiscal_year(values["event_on"]),
        is_ai=CHANNELS[values["channel"]].is_ai,
        main_issue=codes[0],
        issue_codes=join_issues(codes),
        agency_type_code="" if agency is None else agency.type_code,
        prefecture_code=case.prefecture_code,
        adviser_id=actor.user_id,
        **values,
    )
    ConsultationIssue.base.bulk_create(
        ConsultationIssue(
            owner_unit_id=case.owner_unit_id,
            subject_id=case.subject_id,
            created_at=now,
            consultation=row,
            position=position,
            issue=code,
        )
        for position, code in enumerate(codes, start=1)
    )
    return row


def _remind(case: Case, now: datetime, row: Consultation) -> None:
    """The newest record says what comes next; a next step without a date is due in two weeks."""
    close_tasks(row=case, now=now, outcome="done", kind=NEXT_TASK)
    if row.next_step:
        due = row.next_on or date_of(now) + timedelta(days=14)
        open_task(
            kind=NEXT_TASK, row=case, unit_id=case.owner_unit_id, now=now, due_on=due, label=row.next_step,
            assignee_id=row.adviser_id,
        )
