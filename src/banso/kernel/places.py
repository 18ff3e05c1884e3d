"""都道府県と市区町村: the 47 prefectures, the municipalities with their wards, and the check digit of their codes.

A municipality's code has six digits: two for the prefecture, three for the place, one that checks the five.
Source: 総務省 全国地方公共団体コード, as of 2020–21, with 浜松市's wards reorganised on 2024-01-01
(unverified); later mergers are not in the table. Wards that no longer exist stay in it with ``until``, for
older files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from .errors import Kind, Refusal, Text
from .packaged_tables import read_table


class Place(NamedTuple):
    """都道府県: two-digit code, Japanese and English names, katakana reading."""

    code: str
    name: str
    name_en: str
    kana: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """市区町村: six-digit code, prefecture's code, name (wards with their city's) and katakana reading.

    ``since`` and ``until`` bound the days on which it exists (half-open), None where the table knows of no
    change.
    """

    code: str
    prefecture_code: str
    name: str
    kana: str
    since: date | None
    until: date | None

    def exists_on(self, day: date) -> bool:
        """Whether it exists on the day, as far as the table knows."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


PREFECTURES: Mapping[str, Place] = MappingProxyType(
    {row["code"]: Place(**row) for row in read_table("prefectures.csv")}
)
_WEIGHTS = (6, 5, 4, 3, 2)
_PLAIN = str.maketrans({chr(0xFF10 + digit): str(digit) for digit in range(10)})


def prefecture(code: str, *, field: str = "prefecture") -> Place:
    """都道府県 by its two-digit code; refuses ``prefecture_unknown``."""
    try:
        return PREFECTURES[code]
    except KeyError:
        raise Refusal(
            "prefecture_unknown",
            reason=Text("この都道府県コードはありません。", "There is no such prefecture code."),
            next_step=Text("「01」から「47」までの2桁で指定してください。", "Use two digits from 01 to 47."),
            field=field,
        ) from None


def municipality(code: str, *, field: str = "municipality") -> Municipality:
    """市区町村 by its six-digit code, gone ones too; refuses ``municipality_unknown``."""
    try:
        return _municipalities()[code]
    except KeyError:
        raise _unknown(field) from None


def municipalities(prefecture_code: str, *, on: date | None = None) -> tuple[Municipality, ...]:
    """All municipalities of a prefecture by code; with ``on`` only those that exist that day, else those of today's table.

    Without ``on`` places with an ``until`` are left out. Refuses ``prefecture_unknown``.
    """
    prefecture(prefecture_code)
    found = (each for each in _municipalities().values() if each.prefecture_code == prefecture_code)
    return tuple(each for each in found if (each.until is None if on is None else each.exists_on(on)))


def municipality_check_digit(body: str) -> int:
    """検査数字 of a five-digit body, weights 6 5 4 3 2; a body that is not five ASCII digits is a ValueError."""
    if not re.fullmatch(r"[0-9]{5}", body):
        raise ValueError("the body of a municipality code has five digits")
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return (11 - total % 11) % 10 if total >= 11 else 11 - total


def parse_municipality_code(text: str, *, field: str = "municipality") -> str:
    """全国地方公共団体コード: the six digits; five are completed with their check digit.

    Refuses ``municipality_code_invalid`` (not five or six digits, a lost leading zero:
    ``detail["suggestion"]`` gives the code that was probably meant), ``municipality_code_check_digit`` and
    ``municipality_unknown``.
    """
    plain = text.translate(_PLAIN).strip(" 　\t\r\n") if isinstance(text, str) and len(text) <= 20 else ""
    if not re.fullmatch(r"[0-9]{4,6}", plain):
        raise _invalid(field)
    suggestion = _with_lost_zero(plain)
    if suggestion is not None:
        raise _invalid(field, suggestion)
    if len(plain) < 5:
        raise _invalid(field)
    expected = municipality_check_digit(plain[:5])
    if len(plain) == 6 and plain[5] != str(expected):
        raise _wrong_check_digit(expected, plain[5], field)
    return municipality(f"{plain[:5]}{expected}", field=field).code


def _with_lost_zero(plain: str) -> str | None:
    """The code meant by digits that miss the first 0; None if they are a code as they stand or no code at all."""
    known = _municipalities()
    if len(plain) == 4:
        body = f"0{plain}"
        complete = f"{body}{municipality_check_digit(body)}"
        return complete if complete in known else None
    if len(plain) == 5 and f"{plain}{municipality_check_digit(plain)}" not in known:
        return f"0{plain}" if f"0{plain}" in known else None
    return None


@cache
def _municipalities() -> dict[str, Municipality]:
    return {row["code"]: _municipality(row) for row in read_table("municipalities.csv")}


def _municipality(row: dict[str, str]) -> Municipality:
    since, until = (date.fromisoformat(row[name]) if row[name] else None for name in ("since", "until"))
    return Municipality(row["code"], row["prefecture_code"], row["name"], row["kana"], since, until)


def _unknown(field: str) -> Refusal:
    return Refusal(
        "municipality_unknown",
        reason=Text("このコードの市区町村はありません。", "No municipality has this code."),
        next_step=Text("全国地方公共団体コードを確かめてください。", "Check the municipality code."),
        field=field,
    )


def _wrong_check_digit(expected: int, found: str, field: str) -> Refusal:
    return Refusal(
        "municipality_code_check_digit",
        reason=Text(
            f"検査数字（6桁目）が合いません。{expected}になるはずですが、{found}です。",
            f"The check digit (sixth digit) should be {expected}, not {found}.",
        ),
        next_step=Text("コードを1桁ずつ確かめてください。", "Check the code digit by digit."),
        field=field,
        detail={"expected": str(expected), "found": found},
    )


def _invalid(field: str, suggestion: str | None = None) -> Refusal:
    reason = Text("市区町村コードとして読めません。", "This is not a municipality code.")
    next_step = Text("6桁（または検査数字を除く5桁）の数字で入力してください。", "Enter six digits, or five.")
    if suggestion:
        reason = Text("先頭の0が失われた可能性があります。", "A leading zero seems to be lost.")
        next_step = Text(
            f"「{suggestion}」でよければ、そのように入力してください。",
            f"If {suggestion} is meant, enter that.",
        )
    return Refusal(
        "municipality_code_invalid",
        reason=reason,
        next_step=next_step,
        field=field,
        kind=Kind.INVALID,
        detail={"suggestion": suggestion} if suggestion else {},
    )
