"""The one injectable clock 時計: instants in UTC, dates decided in Asia/Tokyo.

Nothing else in the product may ask the machine for the time, so that a seed replays a run.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")

_frozen: ContextVar[datetime | None] = ContextVar("frozen_now", default=None)


def now() -> datetime:
    """The present instant, aware, in UTC; BANSO_NOW (ISO 8601) pins it for a whole process."""
    held = _frozen.get()
    if held is not None:
        return held
    pinned = os.environ.get("BANSO_NOW")
    if pinned:
        return datetime.fromisoformat(pinned).astimezone(UTC)
    return datetime.now(UTC)


def today() -> date:
    """The present date in Asia/Tokyo."""
    return date_of(now())


def date_of(instant: datetime) -> date:
    """The Asia/Tokyo date of an aware instant."""
    return instant.astimezone(TOKYO).date()


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Hold the clock at an aware instant inside the block."""
    if at.tzinfo is None:
        raise ValueError("the clock takes aware instants only")
    token = _frozen.set(at.astimezone(UTC))
    try:
        yield at
    finally:
        _frozen.reset(token)
