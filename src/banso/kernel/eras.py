"""元号: the five eras since 1868, and dates written in them.

The Gregorian calendar came into force on 1873-01-01 (明治6年1月1日). Earlier days are converted
proleptically: we take 明治元年 to begin on 1868-01-25, the Gregorian day of 慶応4年1月1日 in the lunar
calendar, and count months and days as Gregorian ones. A lunar date of 明治元年–5年 must be converted before
it is entered. Source: unverified (元号法; 元号を改める政令: 平成31年政令第143号, 令和 from 2019-05-01;
昭和64年政令第1号, 平成 from 1989-01-08). A day on which one era followed another (1912-07-30, 1926-12-25)
belongs to the new one.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from .errors import Refusal, Text


class Era(NamedTuple):
    """元号: its names and its first day. It lasts until the next one begins."""

    name: str
    short: str
    letter: str
    ligature: str
    starts_on: date


class WarekiParts(NamedTuple):
    """和暦の各部: era, year within it (1 = 元年), month and day."""

    era: Era
    year: int
    month: int
    day: int

    @property
    def year_text(self) -> str:
        """元 for the first year, else the number."""
        return "元" if self.year == 1 else str(self.year)


ERAS = (
    Era("明治", "明", "M", "㍾", date(1868, 1, 25)),
    Era("大正", "大", "T", "㍽", date(1912, 7, 30)),
    Era("昭和", "昭", "S", "㍼", date(1926, 12, 25)),
    Era("平成", "平", "H", "㍻", date(1989, 1, 8)),
    Era("令和", "令", "R", "㋿", date(2019, 5, 1)),
)
FIRST_DAY = ERAS[0].starts_on
LAST_DAY = date(2100, 12, 31)
_STARTS = [era.starts_on for era in ERAS]


def wareki_parts(day: date) -> WarekiParts:
    """The era, year, month and day; refuses ``date_out_of_range`` outside 1868-01-25 to 2100-12-31."""
    refuse_out_of_range(day.year, day.month, day.day)
    era = ERAS[bisect_right(_STARTS, day) - 1]
    return WarekiParts(era, day.year - era.starts_on.year + 1, day.month, day.day)


def format_wareki(day: date) -> str:
    """和暦: ``令和8年11月21日``, the first year as 元年."""
    parts = wareki_parts(day)
    return f"{parts.era.name}{parts.year_text}年{parts.month}月{parts.day}日"


def format_wareki_short(day: date) -> str:
    """和暦（略記）: ``R8.11.21``, the first year as 1."""
    parts = wareki_parts(day)
    return f"{parts.era.letter}{parts.year}.{parts.month}.{parts.day}"


def refuse_out_of_range(year: int, month: int, day: int, *, field: str | None = None) -> None:
    """Refuses ``date_out_of_range`` for what lies outside the days this product can hold."""
    if (FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day) <= (year, month, day) and year <= LAST_DAY.year:
        return
    raise Refusal(
        "date_out_of_range",
        reason=Text(
            "扱える日付は明治元年1月25日（1868年）から2100年12月31日までです。",
            "Dates from 1868-01-25 to 2100-12-31 can be used.",
        ),
        next_step=Text("年を確かめてください。", "Check the year."),
        field=field,
    )
