"""Posting 送信: by the unit, by the owner (signed in or by link), or as a notice of the product."""

from collections.abc import Mapping
from datetime import datetime

from banso.domains.cases import api as cases
from banso.kernel.business_days import add_office_days
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.mail.send import queue_mail
from banso.platform.scope.actor import ANONYMOUS, SYSTEM, Actor
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.tasks.worklist import close_tasks, open_task
from banso.platform.work import work

from ..calc import sides
from ..calc.notices import render_notice
from ..errors import thread_not_open
from ..models import Message, Thread
from ..queries import side_of

ANSWER_TASK = "messages.answer"
ANSWER_OFFICE_DAYS = 2
LONGEST = 4_000


def post_message(*, actor: Actor, now: datetime, case_id: int, body: str) -> int:
    """The id of a message by the case's own unit or by the firm's owner. Errors: not_found and those of text."""
    case = cases.get_case(actor, now, case_id)
    side = side_of(actor, case.owner_unit_id, case.subject_id)
    if side is None:
        raise not_found()
    if side == sides.UNIT and actor.kind != "system":
        actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    return _post(actor, now, case_id, case.owner_unit_id, case.subject_id, side, body)


def post_by_link(*, now: datetime, token: str, body: str, actor: Actor = ANONYMOUS) -> int:
    """The id of a message by whoever holds the follow link. Errors: link_expired, thread_not_open (409), those of text."""
    enquiry = cases.enquiry_by_token(token, now)
    if enquiry.case_id is None or enquiry.subject_id is None:
        raise thread_not_open()
    return _post(actor, now, enquiry.case_id, enquiry.unit_id, enquiry.subject_id, sides.OWNER, body)


def post_notice(*, actor: Actor = SYSTEM, now: datetime, case_id: int, template: str, params: Mapping[str, str]) -> int:
    """The id of a notice in the case's thread, in both languages; the owner is told by mail that there is news.

    `template` is a code of calc/notices.py or one registered by a higher domain. Errors: not_found.
    """
    found = cases.case_summaries_of([case_id]).get(case_id)
    if found is None:
        raise not_found()
    _, subject_id, unit_id = found
    words = {name: str(value) for name, value in params.items()}
    render_notice(template, words)
    with work(actor, now) as unit_of_work:
        thread = _locked_thread(case_id, unit_id, subject_id, now)
        row = _store(thread, actor, now, sides.SYSTEM, notice_code=template, notice_params=words)
        _tell_owner(case_id, now)
        unit_of_work.audit("message.notice", row, changed={"template": template}, unit_id=unit_id)
    return row.pk


def _post(
    actor: Actor, now: datetime, case_id: int, unit_id: int, subject_id: int, side: str, body: str
) -> int:
    words = accept_text(body, field="body", max_length=LONGEST, multiline=True)
    with work(actor, now) as unit_of_work:
        thread = _locked_thread(case_id, unit_id, subject_id, now)
        row = _store(thread, actor, now, side, body=words)
        if side == sides.OWNER:
            due = add_office_days(date_of(now), ANSWER_OFFICE_DAYS)
            open_task(kind=ANSWER_TASK, row=thread, unit_id=unit_id, now=now, due_on=due)
        else:
            close_tasks(row=thread, now=now, outcome="answered", kind=ANSWER_TASK)
            _tell_owner(case_id, now)
        unit_of_work.audit("message.post", row, changed={"side": side}, unit_id=unit_id)
    return row.pk


def _locked_thread(case_id: int, unit_id: int, subject_id: int, now: datetime) -> Thread:
    Thread.base.get_or_create(
        case_id=case_id, defaults={"owner_unit_id": unit_id, "subject_id": subject_id, "created_at": now}
    )
    return Thread.scoped.unscoped().select_for_update().get(pk=case_id)


def _store(thread: Thread, actor: Actor, now: datetime, side: str, **content: object) -> Message:
    row = Message.base.create(
        owner_unit_id=thread.owner_unit_id,
        subject_id=thread.subject_id,
        created_at=now,
        thread=thread,
        author_side=side,
        author_user_id=actor.user_id,
        author_kind=actor.kind,
        **content,
    )
    thread.last_message_at = now
    if side == sides.UNIT:
        thread.unit_read_id = row.pk
    if side == sides.OWNER:
        thread.owner_read_id = row.pk
    thread.store()
    return row


def _tell_owner(case_id: int, now: datetime) -> None:
    """That something waits, never what; the link is the one the owner was given when asking."""
    _, email, _ = cases.contact_of_case(case_id)
    queue_mail(
        to_address=email,
        subject="相談について新しいお知らせがあります / News about your request",
        body=(
            "相談について新しいお知らせがあります。受付のときにお渡ししたページを開いてご覧ください。\n"
            "There is news about your request. Please open the page you were given when you asked.\n"
        ),
        purpose="message",
        now=now,
    )
