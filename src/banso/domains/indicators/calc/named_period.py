"""Named periods 期間: fiscal years, their quarters and months, as one word that an address can carry. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from banso.kernel.eras import wareki_parts
from banso.kernel.errors import Text
from banso.kernel.fiscal import (
    fiscal_quarter,
    fiscal_quarter_period,
    fiscal_year,
    fiscal_year_period,
    format_fiscal_year,
)
from banso.kernel.periods import Period, add_months

from ..errors import period_invalid

PERIOD_BREAKDOWNS = ("quarter", "month")
FIRST_YEAR, LAST_YEAR = 1990, 2099
_MONTHS = "January February March April May June July August September October November December".split()
_SHAPE = re.compile(r"(?P<year>[0-9]{4})(?:Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class NamedPeriod:
    """A period with its word ("2026", "2026Q3", "2026-11") and how people call it."""

    code: str
    label: Text
    period: Period


def year_of(year: int) -> NamedPeriod:
    """The fiscal year that begins on 1 April of this year."""
    return NamedPeriod(str(year), Text(format_fiscal_year(year), f"FY{year}"), fiscal_year_period(year))


def quarter_of(year: int, quarter: int) -> NamedPeriod:
    """The first (April to June) to fourth quarter of a fiscal year."""
    label = Text(f"{format_fiscal_year(year)}第{quarter}四半期", f"FY{year} Q{quarter}")
    return NamedPeriod(f"{year}Q{quarter}", label, fiscal_quarter_period(year, quarter))


def month_of(first_day: date) -> NamedPeriod:
    """The calendar month that begins on this day."""
    period = Period(first_day, add_months(first_day, 1))
    parts = wareki_parts(first_day)
    label = Text(
        f"{parts.era.name}{parts.year_text}年{parts.month}月", f"{_MONTHS[first_day.month - 1]} {first_day.year}"
    )
    return NamedPeriod(f"{first_day:%Y-%m}", label, period)


def quarters_in(period: Period) -> list[NamedPeriod]:
    """The fiscal quarters that begin inside the period."""
    return _parts(period, 3, lambda start: quarter_of(fiscal_year(start), fiscal_quarter(start)))


def months_in(period: Period) -> list[NamedPeriod]:
    """The months that begin inside the period."""
    return _parts(period, 1, month_of)


def parse_period(text: str) -> NamedPeriod:
    """The period a word names. Errors: period_invalid."""
    found = _SHAPE.fullmatch(text)
    if found is None or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise period_invalid()
    year = int(found["year"])
    if found["quarter"]:
        return quarter_of(year, int(found["quarter"]))
    if found["month"]:
        return month_of(date(year, int(found["month"]), 1))
    return year_of(year)


def _parts(period: Period, months: int, name: Callable[[date], NamedPeriod]) -> list[NamedPeriod]:
    found, start = [], period.start
    while period.contains(start):
        found.append(name(start))
        start = add_months(start, months)
    return found
