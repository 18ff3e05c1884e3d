"""Sides 立場 of a thread: the agency's unit, the owner, and the product itself for notices."""

from __future__ import annotations

UNIT, OWNER, SYSTEM = "unit", "owner", "system"
SIDES = (UNIT, OWNER, SYSTEM)


def is_unread_for(side: str, author_side: str, message_id: int, last_read_id: int) -> bool:
    """What another side wrote after one's mark is unread; a notice is news to the owner only."""
    if message_id <= last_read_id or author_side == side:
        return False
    return not (side == UNIT and author_side == SYSTEM)
