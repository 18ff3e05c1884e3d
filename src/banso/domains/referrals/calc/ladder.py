"""The reminder ladder 督促: when the receiver is reminded, by when it must answer, when nobody answered.

Days are calendar days from the day of sending; each rung falls on that day or, if offices are closed, on the next day
they are open. On each rung the receiver is reminded once. The last rung is the last day to answer: on the next office
day the referral is abandoned, never sooner than the office day after the last reminder was really given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from banso.kernel.business_days import next_office_day

DEFAULT_DAYS = (9, 21, 45)
LONGEST_DAYS = 366


@dataclass(frozen=True)
class Standing:
    """Where a waiting referral stands on a day: rungs reached (0 = none yet), day to answer by, day it is abandoned."""

    rung: int
    answer_by: date
    abandon_on: date


def check_days(days: Sequence[int]) -> tuple[int, ...]:
    """The ladder's days, once they are positive and rising; ValueError otherwise (a setting of ours, not input)."""
    chosen = tuple(days)
    rising = all(earlier < later for earlier, later in zip(chosen, chosen[1:], strict=False))
    if not chosen or chosen[0] < 1 or chosen[-1] > LONGEST_DAYS or not rising:
        raise ValueError(f"a ladder is rising days from 1 to {LONGEST_DAYS}: {chosen}")
    return chosen


def rung_dates(sent_on: date, days: Sequence[int] = DEFAULT_DAYS) -> tuple[date, ...]:
    """The day of each rung, an office day each."""
    return tuple(next_office_day(sent_on + timedelta(days=count)) for count in days)


def standing(sent_on: date, today: date, days: Sequence[int] = DEFAULT_DAYS, reminded_on: date | None = None) -> Standing:
    """Where a referral sent on a day stands today; `reminded_on` is the day of the last reminder given."""
    rungs = rung_dates(sent_on, days)
    reached = sum(on <= today for on in rungs)
    last = max(rungs[-1], reminded_on) if reminded_on else rungs[-1]
    return Standing(
        rung=reached,
        answer_by=rungs[min(reached, len(rungs) - 1)],
        abandon_on=next_office_day(last + timedelta(days=1)),
    )
