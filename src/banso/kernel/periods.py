"""期間: half-open periods of days, and month arithmetic as the Civil Code counts it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .errors import Refusal, Text


@dataclass(frozen=True, slots=True)
class Period:
    """期間: from ``start`` (included) to ``end`` (not included); ``end`` None means still open.

    Building one that is empty or runs backwards, or from datetimes, is a programming error (ValueError,
    TypeError). For what a person typed use ``period_between``.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        for bound in (self.start, self.end):
            if isinstance(bound, datetime):
                raise TypeError("a Period is made of dates, not datetimes")
        if self.end is not None and self.end <= self.start:
            raise ValueError("a Period ends after it starts")

    @property
    def last_day(self) -> date | None:
        """The last day inside, None while open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many days it has, None while open."""
        return None if self.end is None else (self.end - self.start).days

    def contains(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether both share at least one day."""
        return self.intersection(other) is not None

    def intersection(self, other: Period) -> Period | None:
        """The days both share, None if there are none."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends) if ends else None
        if end is not None and end <= start:
            return None
        return Period(start, end)


def period_between(first_day: date, last_day: date | None, *, field: str = "period") -> Period:
    """The period of which both days are part, as people write periods; refuses ``period_reversed``."""
    if last_day is not None and last_day < first_day:
        raise Refusal(
            "period_reversed",
            reason=Text("終わりの日が始まりの日より前です。", "The last day is before the first day."),
            next_step=Text(
                "終わりの日を始まりの日以後にしてください。", "Enter a last day on or after the first day."
            ),
            field=field,
        )
    return Period(first_day, None if last_day is None else last_day + timedelta(days=1))


def first_overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """The first two periods (by start) that share a day, None if all are apart."""
    furthest: Period | None = None
    for period in sorted(periods, key=lambda each: each.start):
        if furthest is not None and furthest.overlaps(period):
            return furthest, period
        furthest = period
    return None


def add_months(day: date, months: int) -> date:
    """The corresponding day ``months`` later (or earlier); a month without it gives its last day.

    Source: 民法第143条第2項 (応当日; 最後の月に応当日がないときは、その月の末日に満了する).
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    last_of_month = monthrange(year, month_index + 1)[1]
    return date(year, month_index + 1, min(day.day, last_of_month))
