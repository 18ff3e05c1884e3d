"""Tables of messages やり取り."""

from .thread import Message, Thread

__all__ = ["Message", "Thread"]
