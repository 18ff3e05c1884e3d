"""営業日: the days on which government offices and banks are open.

Offices close on Saturdays, Sundays, national holidays and 29 December–3 January; banks on the same with 31
December in place of 29 December. Both rules are applied as they stand today, to past days too (Saturdays
were half days until 1992). National holidays come from the ``holidays`` package; beyond
``calendar_expiry()`` they are computed, not announced. Days outside 1949–2099 are refused
(``calendar_out_of_range``). Source: 行政機関の休日に関する法律第1条; 銀行法施行令第5条;
国民の祝日に関する法律 (articles unverified).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.japan import Japan

from .errors import Refusal, Text

FIRST_YEAR = 1949
LAST_YEAR = 2099
# The equinoxes of a year are fixed by the calendar note (暦要項) of the National Astronomical Observatory,
# published on the first working day of February of the year before: the one of February 2026 settled 2027 (unverified).
_ANNOUNCED_UNTIL = date(2027, 12, 31)
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_holiday(day: date) -> bool:
    """国民の祝日・休日: whether the day is a national holiday, a substitute holiday or a day between two."""
    return day in _holidays(_checked(day).year)


def is_office_day(day: date) -> bool:
    """行政機関の開庁日: whether government offices are open."""
    return not _is_weekend_or_holiday(day) and not (_month_day(day) >= (12, 29) or _month_day(day) <= (1, 3))


def is_bank_day(day: date) -> bool:
    """銀行営業日: whether banks are open."""
    return not _is_weekend_or_holiday(day) and not (_month_day(day) == (12, 31) or _month_day(day) <= (1, 3))


def next_office_day(day: date) -> date:
    """The day itself if offices are open, else the first open day after it."""
    return _roll(day, is_office_day, _ONE_DAY)


def previous_office_day(day: date) -> date:
    """The day itself if offices are open, else the last open day before it."""
    return _roll(day, is_office_day, -_ONE_DAY)


def next_bank_day(day: date) -> date:
    """The day itself if banks are open, else the first open day after it (翌営業日)."""
    return _roll(day, is_bank_day, _ONE_DAY)


def previous_bank_day(day: date) -> date:
    """The day itself if banks are open, else the last open day before it (前営業日)."""
    return _roll(day, is_bank_day, -_ONE_DAY)


def add_office_days(day: date, number: int) -> date:
    """The open day that is ``number`` office days after (or before) the day; the day itself is not counted.

    Zero gives ``next_office_day(day)``.
    """
    return _add(day, number, is_office_day)


def add_bank_days(day: date, number: int) -> date:
    """The open day that is ``number`` bank days after (or before) the day; the day itself is not counted."""
    return _add(day, number, is_bank_day)


def count_office_days(start: date, end: date) -> int:
    """How many office days from ``start`` (included) to ``end`` (not included); 0 if the end is not after the start."""
    return _count(start, end, is_office_day)


def count_bank_days(start: date, end: date) -> int:
    """How many bank days from ``start`` (included) to ``end`` (not included); 0 if the end is not after the start."""
    return _count(start, end, is_bank_day)


def calendar_expiry() -> date:
    """祝日表の期限: the last day whose national holidays were announced when this release was made."""
    return _ANNOUNCED_UNTIL


def calendar_warning(on: date) -> Text | None:
    """What to tell people about a due date after ``calendar_expiry()``; None up to it."""
    if on <= _ANNOUNCED_UNTIL:
        return None
    return Text(
        f"{_ANNOUNCED_UNTIL.year + 1}年以後の祝日は計算による見込みです。春分の日・秋分の日などが変わることがあります。",
        f"Holidays from {_ANNOUNCED_UNTIL.year + 1} on are computed, not announced; some may change.",
    )


def _month_day(day: date) -> tuple[int, int]:
    return day.month, day.day


def _is_weekend_or_holiday(day: date) -> bool:
    return _checked(day).weekday() >= _SATURDAY or is_holiday(day)


def _roll(day: date, is_open: Callable[[date], bool], step: timedelta) -> date:
    while not is_open(day):
        day += step
    return day


def _add(day: date, number: int, is_open: Callable[[date], bool]) -> date:
    if number == 0:
        return _roll(day, is_open, _ONE_DAY)
    step = _ONE_DAY if number > 0 else -_ONE_DAY
    for _ in range(abs(number)):
        day = _roll(day + step, is_open, step)
    return day


def _count(start: date, end: date, is_open: Callable[[date], bool]) -> int:
    return sum(is_open(start + timedelta(days=offset)) for offset in range(max(0, (end - start).days)))


def _checked(day: date) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise Refusal(
        "calendar_out_of_range",
        reason=Text(
            f"営業日を数えられるのは{FIRST_YEAR}年から{LAST_YEAR}年までです。",
            f"Business days are known from {FIRST_YEAR} to {LAST_YEAR}.",
        ),
        next_step=Text("日付を確かめてください。", "Check the date."),
    )


@lru_cache(maxsize=256)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(Japan(years=year))
