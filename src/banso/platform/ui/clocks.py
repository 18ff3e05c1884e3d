"""Clocks 期限: how a due date reads against today. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

SOON = timedelta(days=3)


@dataclass(frozen=True)
class Clock:
    """A due date seen from a day: days left (negative once overdue) and the tone it is shown in."""

    due_on: date
    days_left: int
    tone: str

    @property
    def days_over(self) -> int:
        return max(0, -self.days_left)


def read_clock(due_on: date, today: date, *, soon: timedelta = SOON) -> Clock:
    """The clock of a due date: the due day itself is still in time; tone is neutral, warning or danger."""
    left = due_on - today
    tone = "danger" if left < timedelta(0) else "warning" if left <= soon else "neutral"
    return Clock(due_on, left.days, tone)
