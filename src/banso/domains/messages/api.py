"""The door of messages やり取り."""

from .calc.notices import register_notice
from .errors import thread_not_open
from .queries import MessageEntry, ThreadView, thread_by_link, thread_of, unread_by_case
from .usecases.post import post_by_link, post_message, post_notice
from .usecases.read import mark_read, mark_read_by_link, settle_thread

__all__ = [
    "MessageEntry",
    "ThreadView",
    "mark_read",
    "mark_read_by_link",
    "post_by_link",
    "post_message",
    "post_notice",
    "register_notice",
    "settle_thread",
    "thread_by_link",
    "thread_not_open",
    "thread_of",
    "unread_by_case",
]
