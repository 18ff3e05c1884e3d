"""Reads of messages やり取り."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from banso.domains.cases import api as cases
from banso.kernel.errors import Text
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import ScopedQuerySet

from .calc.notices import render_notice
from .calc.sides import OWNER, SYSTEM, UNIT, is_unread_for
from .models import Message, Thread


@dataclass(frozen=True)
class MessageEntry:
    """One message: its side (unit, owner, system), author's name and words; `notice` holds those of a notice."""

    id: int
    sent_at: datetime
    side: str
    author_name: str
    body: str
    notice: Text | None
    is_unread: bool


@dataclass(frozen=True)
class ThreadView:
    """A thread as one side reads it, oldest first."""

    case_id: int
    side: str
    entries: tuple[MessageEntry, ...]

    @property
    def unread(self) -> int:
        return sum(entry.is_unread for entry in self.entries)


def thread_of(actor: Actor, at: datetime, case_id: int) -> ThreadView:
    """The thread of a case, for its own unit or the firm's owner; empty before the first message. Errors: not_found."""
    case = cases.get_case(actor, at, case_id)
    side = side_of(actor, case.owner_unit_id, case.subject_id)
    thread = Thread.scoped.visible_to(actor, at).filter(pk=case_id).first() if side else None
    return _view(case_id, side or UNIT, thread)


def thread_by_link(token: str, at: datetime) -> ThreadView | None:
    """The thread behind a follow link, None while no case has been opened. Errors: link_expired."""
    enquiry = cases.enquiry_by_token(token, at)
    if enquiry.case_id is None:
        return None
    return _view(enquiry.case_id, OWNER, Thread.scoped.unscoped().filter(pk=enquiry.case_id).first())


def side_of(actor: Actor, owner_unit_id: int, subject_id: int) -> str | None:
    """On which side of a case's thread the actor stands; None for another unit."""
    if actor.kind == "system" or owner_unit_id in actor.unit_ids:
        return UNIT
    return OWNER if subject_id in actor.subject_ids else None


def thread_rows(actor: Actor, at: datetime) -> ScopedQuerySet:
    """Threads of the actor's unit with how many of the owner's messages are unread."""
    rows = Thread.scoped.visible_to(actor, at).filter(owner_unit_id__in=actor.unit_ids).select_related("case")
    newer = Q(entries__author_side=OWNER, entries__pk__gt=F("unit_read_id"))
    return rows.annotate(unread=Count("entries", filter=newer), total=Count("entries"))


def unread_by_case(actor: Actor, at: datetime, side: str) -> dict[int, int]:
    """Unread counts by case id over every thread the actor stands on this side of; only where there are some."""
    rows = Thread.scoped.visible_to(actor, at)
    if side == UNIT:
        rows = rows.filter(owner_unit_id__in=actor.unit_ids)
        newer = Q(entries__author_side=OWNER, entries__pk__gt=F("unit_read_id"))
    else:
        rows = rows.filter(subject_id__in=actor.subject_ids)
        newer = Q(entries__author_side__in=[UNIT, SYSTEM], entries__pk__gt=F("owner_read_id"))
    counted = rows.annotate(unread=Count("entries", filter=newer)).filter(unread__gt=0)
    return dict(counted.values_list("pk", "unread"))


def _view(case_id: int, side: str, thread: Thread | None) -> ThreadView:
    if thread is None:
        return ThreadView(case_id, side, ())
    read = thread.unit_read_id if side == UNIT else thread.owner_read_id
    rows = Message.base.filter(thread=thread).select_related("author_user").order_by("pk")
    return ThreadView(case_id, side, tuple(_entry(row, side, read) for row in rows))


def _entry(row: Message, side: str, read: int) -> MessageEntry:
    return MessageEntry(
        id=row.pk,
        sent_at=row.created_at,
        side=row.author_side,
        author_name="" if row.author_user is None else row.author_user.display_name,
        body=row.body,
        notice=render_notice(row.notice_code, row.notice_params) if row.notice_code else None,
        is_unread=is_unread_for(side, row.author_side, row.pk, read),
    )
