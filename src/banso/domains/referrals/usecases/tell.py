"""Telling each side 知らせる: tasks for the two agencies, notices in the firm's thread."""

from datetime import date, timedelta

from banso.domains.messages import api as messages
from banso.kernel.business_days import add_office_days, next_office_day
from banso.platform.clock import date_of
from banso.platform.scope.models import Unit
from banso.platform.tasks.worklist import close_tasks, open_task
from banso.platform.work import Work

from ..models import Referral

ANSWER, SUPPORT = "referrals.answer", "referrals.support"
FOLLOW_UP = {
    "not_for_us": "referrals.refused",
    "abandoned": "referrals.abandoned",
    "withdrawn": "referrals.withdrawn",
    "helped": "referrals.ended",
    "no_help_needed": "referrals.ended",
    "not_reachable": "referrals.not_reachable",
}
SENDER_KINDS = tuple(sorted(set(FOLLOW_UP.values())))
FOLLOW_UP_DAYS = 3
SUPPORT_DAYS = 30


def ask_receiver(unit: Work, referral: Referral) -> None:
    """The receiver's task to answer, due on the current rung; an earlier one is replaced."""
    close_tasks(row=referral, now=unit.now, outcome="reminded", kind=ANSWER)
    open_task(
        kind=ANSWER, row=referral, unit_id=referral.receiver_unit_id, now=unit.now, due_on=referral.answer_by
    )


def ask_for_result(unit: Work, referral: Referral) -> None:
    """The receiver's task to say how it ended."""
    due = next_office_day(date_of(unit.now) + timedelta(days=SUPPORT_DAYS))
    open_task(kind=SUPPORT, row=referral, unit_id=referral.receiver_unit_id, now=unit.now, due_on=due)


def follow_up(unit: Work, referral: Referral) -> None:
    """The sender's task when a referral has ended: look at it and decide what comes next."""
    open_task(
        kind=FOLLOW_UP[referral.state],
        row=referral,
        unit_id=referral.owner_unit_id,
        now=unit.now,
        due_on=follow_up_due(date_of(unit.now)),
    )


def follow_up_due(today: date) -> date:
    return add_office_days(today, FOLLOW_UP_DAYS)


def settle_sender_tasks(unit: Work, referral: Referral) -> None:
    """Handing the same case on again answers what earlier referrals of it asked of the sender."""
    earlier = Referral.scoped.unscoped().filter(case_id=referral.case_id, ended_on__isnull=False)
    for row in earlier:
        for kind in SENDER_KINDS:
            close_tasks(row=row, now=unit.now, outcome="handed_on", kind=kind)


def tell_firm(unit: Work, referral: Referral, template: str) -> None:
    """A notice in the thread of the sender's case."""
    names = dict(
        Unit.objects.filter(pk__in=[referral.owner_unit_id, referral.receiver_unit_id]).values_list("pk", "name")
    )
    messages.post_notice(
        actor=unit.actor,
        now=unit.now,
        case_id=referral.case_id,
        template=template,
        params={"unit": names[referral.owner_unit_id], "receiver": names[referral.receiver_unit_id]},
    )
