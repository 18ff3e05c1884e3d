"""和暦と西暦の読み書き: strict reading of dates as people write them in Japan.

Accepted: 令和8年11月21日, 令和元年5月1日, 令8.11.21, R8.11.21, R8/11/21, ㋿8年11月21日,
令和八年十一月二十一日, 2026年11月21日, 2026/11/21, 2026.11.21, 2026-11-21, 20261121; full-width forms and
blanks around the parts too. Nothing is guessed: two-digit years without an era, day or month first, and
spreadsheet serial numbers are refused. A day written in an era that had ended (平成31年5月1日,
昭和64年1月8日) or not begun is refused with the right era named.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from .eras import (
    ERAS,
    FIRST_DAY,
    LAST_DAY,
    Era,
    WarekiParts,
    format_wareki,
    format_wareki_short,
    refuse_out_of_range,
    wareki_parts,
)
from .errors import Refusal, Text

__all__ = [
    "ERAS", "FIRST_DAY", "LAST_DAY", "Era", "WarekiParts", "format_wareki", "format_wareki_short", "parse_date",
    "wareki_parts",
]  # fmt: skip

# Only these are read as their plain forms: NFKC would also turn ① and ² into digits.
_PLAIN = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | {"／": "/", "．": ".", "－": "-", "−": "-", "‐": "-", "　": " "}
    | {era.ligature: era.name for era in ERAS}
)
_KANJI_DIGITS = {
    "〇": 0,
    "零": 0,
    **{kanji: value for value, kanji in enumerate("一二三四五六七八九", start=1)},
}
_YEAR = r"(?:[0-9]{1,3}|[〇零一二三四五六七八九十]{1,3})"
_PART = r"(?:[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})"
_ERA_NAMES = {name: era for era in ERAS for name in (era.name, era.short, era.letter)}
_ERA = "|".join(sorted(_ERA_NAMES, key=len, reverse=True))
_WITH_ERA = re.compile(
    rf"({_ERA}) *(元|{_YEAR})(?: *年 *({_PART}) *月 *({_PART}) *日|([/.-])([0-9]{{1,2}})\5([0-9]{{1,2}}))"
)
_WESTERN = re.compile(
    rf"([0-9]{{4}}|[〇一二三四五六七八九]{{4}})"
    rf"(?: *年 *({_PART}) *月 *({_PART}) *日|([/.-])([0-9]{{1,2}})\4([0-9]{{1,2}}))"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_AMBIGUOUS = re.compile(
    r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{1,2})|[0-9]{6}|(?:元|[0-9]{1,2}) *年 *[0-9]{1,2} *月 *[0-9]{1,2} *日"
)
_SERIAL = re.compile(r"[0-9]{1,5}(?:\.[0-9]+)?")
_LONGEST = 40
_EXAMPLE = Text(
    "「令和8年11月21日」「R8.11.21」「2026/11/21」のように入力してください。",
    "Write it like 2026-11-21 or R8.11.21.",
)


def parse_date(text: str, *, field: str = "date") -> date:
    """日付: the day that was written, Japanese or Western.

    Refuses ``date_invalid`` (not a date, or no such day), ``date_ambiguous`` (the order or the era is not
    clear), ``date_not_in_era`` (the message and ``detail["suggestion"]`` name the right era) and
    ``date_out_of_range``.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise _invalid(field)
    plain = text.translate(_PLAIN).strip(" \t\r\n")
    if match := _WITH_ERA.fullmatch(plain[:1].upper() + plain[1:]):
        era, year, *rest = match.groups()
        month, day = (rest[0], rest[1]) if rest[0] else (rest[3], rest[4])
        return _day_in_era(_ERA_NAMES[era], _number(year), _number(month), _number(day), field)
    if match := _WESTERN.fullmatch(plain):
        year, *rest = match.groups()
        month, day = (rest[0], rest[1]) if rest[0] else (rest[3], rest[4])
        return _day(_number(year), _number(month), _number(day), field)
    if match := _COMPACT.fullmatch(plain):
        year, month, day = match.groups()
        return _day(int(year), int(month), int(day), field)
    raise _unreadable(plain, field)


def _number(written: str) -> int:
    """A number in ASCII digits or kanji, 元 being 1; -1 for a kanji number that is none (十十)."""
    if written == "元":
        return 1
    if written.isascii():
        return int(written)
    if "十" not in written:
        return int("".join(str(_KANJI_DIGITS[kanji]) for kanji in written))
    tens, _, units = written.partition("十")
    if len(tens) > 1 or len(units) > 1 or "十" in units or {tens, units} & {"〇", "零"}:
        return -1
    return _KANJI_DIGITS.get(tens, 1) * 10 + _KANJI_DIGITS.get(units, 0)


def _day_in_era(era: Era, year_of_era: int, month: int, day: int, field: str) -> date:
    if year_of_era < 0:
        raise _invalid(field)
    found = _day(era.starts_on.year + year_of_era - 1, month, day, field)
    if wareki_parts(found).era is not era:
        right = format_wareki(found)
        raise Refusal(
            "date_not_in_era",
            reason=Text(
                f"この日は{era.name}ではありません。正しくは{right}です。",
                f"That day is not in the {era.name} era. It is {right} ({found.isoformat()}).",
            ),
            next_step=Text(
                f"「{right}」でよければ、そのように入力してください。", f"If {right} is meant, write that."
            ),
            field=field,
            detail={"suggestion": right, "iso": found.isoformat()},
        )
    return found


def _day(year: int, month: int, day: int, field: str) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise _invalid(field)
    refuse_out_of_range(year, month, day, field=field)
    last = monthrange(year, month)[1]
    if day > last:
        raise Refusal(
            "date_invalid",
            reason=Text(
                f"{year}年{month}月は{last}日までです。", f"There are only {last} days in {year}-{month:02}."
            ),
            next_step=Text("日を確かめてください。", "Check the day."),
            field=field,
            detail={"last_day": last},
        )
    return date(year, month, day)


def _unreadable(plain: str, field: str) -> Refusal:
    if _AMBIGUOUS.fullmatch(plain):
        return Refusal(
            "date_ambiguous",
            reason=Text(
                "年・月・日の順序、または元号が分かりません。",
                "The order of the parts, or the era, is not clear.",
            ),
            next_step=_EXAMPLE,
            field=field,
        )
    if _SERIAL.fullmatch(plain):
        return _invalid(
            field,
            Text(
                "数だけでは日付と分かりません。表計算ソフトの通し番号になっていませんか。",
                "A bare number is not a date. It may be a spreadsheet's serial number.",
            ),
        )
    return _invalid(field)


def _invalid(field: str, reason: Text | None = None) -> Refusal:
    reason = reason or Text("日付として読めません。", "This cannot be read as a date.")
    return Refusal("date_invalid", reason=reason, next_step=_EXAMPLE, field=field)
