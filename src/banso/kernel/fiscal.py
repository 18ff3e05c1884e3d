"""会計年度: from 1 April to 31 March, named by the year in which it begins.

Source: 財政法第11条 (unverified).
"""

from __future__ import annotations

from datetime import date

from .eras import wareki_parts
from .periods import Period, add_months

FIRST_MONTH = 4


def fiscal_year(day: date) -> int:
    """年度: the calendar year in which the day's fiscal year began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def fiscal_quarter(day: date) -> int:
    """四半期: 1 (April–June) to 4 (January–March)."""
    return (day.month - FIRST_MONTH) % 12 // 3 + 1


def fiscal_year_period(year: int) -> Period:
    """The days of a fiscal year: 1 April up to, not including, the next 1 April."""
    return Period(date(year, FIRST_MONTH, 1), date(year + 1, FIRST_MONTH, 1))


def fiscal_quarter_period(year: int, quarter: int) -> Period:
    """The three months of a quarter of a fiscal year. A quarter other than 1 to 4 is a ValueError."""
    if quarter not in (1, 2, 3, 4):
        raise ValueError("a fiscal year has quarters 1 to 4")
    start = add_months(date(year, FIRST_MONTH, 1), 3 * (quarter - 1))
    return Period(start, add_months(start, 3))


def format_fiscal_year(year: int) -> str:
    """``令和8年度``. The whole year from April 2019 is 令和元年度: the era of 31 December of its first year counts."""
    parts = wareki_parts(date(year, 12, 31))
    return f"{parts.era.name}{parts.year_text}年度"
