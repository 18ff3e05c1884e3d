"""What the home page of the desk shows 担当者のホーム: counts, and the first lines of each list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.domains.messages import api as messages
from banso.domains.parties import api as parties
from banso.domains.referrals import api as referrals
from banso.kernel.issues import ISSUES
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.tasks.models import Task
from banso.platform.tasks.worklist import open_tasks
from banso.platform.ui.components import Cell, Head, Table
from banso.platform.ui.formats import show_text

from .tables import quiet_table
from .worklist import address_of, title_of

FIRST_LINES = 8


@dataclass(frozen=True)
class Home:
    """Counts for the tiles and the tables under them; an empty table is left out by the page."""

    open_count: int
    overdue_count: int
    enquiry_count: int
    waiting_count: int
    sent_waiting_count: int
    unread_count: int
    tasks: Table
    enquiries: Table
    basket: Table
    cases: Table
    sent: Table


def read_home(actor: Actor, now: datetime) -> Home:
    """Everything due to the actor's unit, at this instant."""
    tasks, today = open_tasks(actor, now), date_of(now)
    enquiries = cases.waiting_enquiries(actor, now)
    basket, sent = referrals.basket(actor, now), referrals.sent(actor, now)
    return Home(
        open_count=tasks.count(),
        overdue_count=tasks.filter(due_on__lt=today).count(),
        enquiry_count=len(enquiries),
        waiting_count=sum(row.state == "waiting" for row in basket),
        sent_waiting_count=sum(row.state == "waiting" for row in sent),
        unread_count=sum(messages.unread_by_case(actor, now, "unit").values()),
        tasks=_task_table(actor, now, list(tasks[:FIRST_LINES])),
        enquiries=_enquiry_table(enquiries[:FIRST_LINES]),
        basket=_referral_table(_("届いた取次ぎ"), _("取次元"), basket[:FIRST_LINES], "sender"),
        cases=_case_table(actor, now, cases.open_cases_of_adviser(actor, now, FIRST_LINES)),
        sent=_referral_table(_("送った取次ぎ"), _("取次先"), sent[:FIRST_LINES], "receiver"),
    )


def names_of(actor: Actor, now: datetime, ids: set[int | None]) -> dict[int, str]:
    """Names of those firms that the actor may know."""
    return {firm.id: firm.name for firm in parties.list_parties(actor, now, [pk for pk in ids if pk is not None])}


def _task_table(actor: Actor, now: datetime, tasks: list[Task]) -> Table:
    names = names_of(actor, now, {task.subject_id for task in tasks})
    rows = [
        [
            Cell(title_of(task), href=address_of(task), is_row_header=True),
            task.label,
            names.get(task.subject_id, ""),
            Cell(task.due_on, "clock"),
        ]
        for task in tasks
    ]
    return quiet_table(_("やること"), [_("すること"), _("内容"), _("事業者"), Head(_("期限"), "clock")], rows)


def _enquiry_table(rows: list[cases.EnquiryStatus]) -> Table:
    heads = [_("受付番号"), _("相談者"), _("受付日時")]
    lines: list[list[Any]] = [
        [
            Cell(row.number, "code", _page("cases:enquiry_page", row.id), True),
            row.firm_name or row.asker_name,
            Cell(row.asked_at, "instant"),
        ]
        for row in rows
    ]
    return quiet_table(_("相談の申込み"), heads, lines)


def _referral_table(caption: str, other: str, rows: list[referrals.ReferralSummary], side: str) -> Table:
    heads = [_("事業者"), _("課題"), other, Head(_("状態"), "text"), Head(_("返答の期限"), "clock")]
    lines: list[list[Any]] = [
        [
            Cell(row.firm_name or str(row.id), href=_page("referrals:referral", row.id), is_row_header=True),
            show_text(ISSUES[row.issue].name),
            show_text(getattr(row, side)),
            show_text(row.state_label),
            Cell(row.answer_by, "clock") if row.state == "waiting" else Cell(""),
        ]
        for row in rows
    ]
    return quiet_table(caption, heads, lines)


def _case_table(actor: Actor, now: datetime, rows: list[cases.CaseSummary]) -> Table:
    names = names_of(actor, now, {row.subject_id for row in rows})
    heads = [_("案件番号"), _("事業者"), _("件名"), Head(_("始めた日"), "date")]
    lines: list[list[Any]] = [
        [
            Cell(row.number, "code", _page("cases:case_page", row.id), True),
            names.get(row.subject_id, ""),
            row.title,
            row.opened_on,
        ]
        for row in rows
    ]
    return quiet_table(_("担当している案件"), heads, lines)


def _page(name: str, number: int) -> str:
    return reverse(name, args=[number])
