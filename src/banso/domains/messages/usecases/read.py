"""Marking read 既読, and settling an owner's message that needs no answer."""

from datetime import datetime

from banso.domains.cases import api as cases
from banso.platform.scope.actor import ANONYMOUS, Actor
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.tasks.worklist import close_tasks
from banso.platform.work import work

from ..calc.sides import OWNER, UNIT
from ..models import Message, Thread
from ..queries import side_of
from .post import ANSWER_TASK


def mark_read(*, actor: Actor, now: datetime, case_id: int) -> None:
    """Everything so far is read by the actor's side. Errors: not_found."""
    case = cases.get_case(actor, now, case_id)
    side = side_of(actor, case.owner_unit_id, case.subject_id)
    if side is None:
        raise not_found()
    _mark(actor, now, case_id, side)


def mark_read_by_link(*, now: datetime, token: str, actor: Actor = ANONYMOUS) -> None:
    """Everything so far is read by the owner. Errors: link_expired."""
    enquiry = cases.enquiry_by_token(token, now)
    if enquiry.case_id is not None:
        _mark(actor, now, enquiry.case_id, OWNER)


def settle_thread(*, actor: Actor, now: datetime, case_id: int) -> None:
    """The unit decides that no answer is needed: its task ends. Errors: not_found."""
    actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    with work(actor, now) as unit_of_work:
        thread = Thread.scoped.lock_visible(actor, now, case_id)
        if actor.kind != "system" and thread.owner_unit_id not in actor.unit_ids:
            raise not_found()
        close_tasks(row=thread, now=now, outcome="no_answer_needed", kind=ANSWER_TASK)
        unit_of_work.audit("message.settle", thread)


def _mark(actor: Actor, now: datetime, case_id: int, side: str) -> None:
    with work(actor, now) as unit_of_work:
        thread = Thread.scoped.unscoped().select_for_update().filter(pk=case_id).first()
        if thread is None:
            raise not_found()
        last = Message.base.filter(thread=thread).order_by("-pk").values_list("pk", flat=True).first() or 0
        if side == UNIT:
            thread.unit_read_id = last
        else:
            thread.owner_read_id = last
        thread.store()
        unit_of_work.audit("message.read", thread, changed={"side": side})
