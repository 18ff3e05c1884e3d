"""金額の読取り: strict reading of yen as people and programs write them.

Accepted: 1234 · 1,234 · １２３４ · ￥1,000 · 1,000円 · 3万 · 1億2,300万円, and △500 or -500 where negatives
are allowed. Nothing else that Python would take for a number is: no fractions, exponents, underscores,
other scripts' digits.
"""

from __future__ import annotations

import re
from typing import NewType

from .errors import Refusal, Text

Yen = NewType("Yen", int)

MINIMUM = 0
MAXIMUM = 10**15 - 1
_LONGEST = 40
_PLAIN = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"，": ",", "￥": "¥", "\\": "¥", "－": "-", "−": "-", "▲": "-", "△": "-"}
)
_DIGITS = r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+"
_AMOUNT = re.compile(
    rf"(?P<minus>-)?¥?(?P<minus_after>-)?"
    rf"(?:(?P<trillions>{_DIGITS})兆)?(?:(?P<hundred_millions>{_DIGITS})億)?(?:(?P<ten_thousands>{_DIGITS})万)?"
    rf"(?P<ones>{_DIGITS})?円?"
)
_PLACES = (("trillions", 10**12), ("hundred_millions", 10**8), ("ten_thousands", 10**4), ("ones", 1))
_CORE = re.compile(r"[0-9]{1,15}")


def parse_yen(
    text: str | int, *, field: str = "amount", minimum: int = MINIMUM, maximum: int = MAXIMUM
) -> Yen:
    """金額: whole yen. An int is taken as it is, for values that were read already.

    Refuses ``amount_invalid`` (no such way of writing an amount; floats and booleans too) and
    ``amount_out_of_range`` (below ``minimum`` or above ``maximum``, both included; ``detail`` names them).
    """
    if not isinstance(text, str):
        return yen_from_json(text, field=field, minimum=minimum, maximum=maximum)
    if len(text) > _LONGEST:
        raise _invalid(field)
    match = _AMOUNT.fullmatch(text.translate(_PLAIN).strip(" 　\t\r\n"))
    sections = [(match[name], size) for name, size in _PLACES if match[name]] if match else []
    if match is None or not sections or (match["minus"] and match["minus_after"]):
        raise _invalid(field)
    amount = _total(sections, field, minimum, maximum)
    return _in_range(-amount if match["minus"] or match["minus_after"] else amount, field, minimum, maximum)


def yen_from_json(
    value: object, *, field: str = "amount", minimum: int = MINIMUM, maximum: int = MAXIMUM
) -> Yen:
    """金額（JSON）: an integer only: 1000.0, "1000" and true are refused. Refuses as ``parse_yen`` does."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise _invalid(field, Text("金額は整数で送ってください。", "Send the amount as an integer."))
    return _in_range(value, field, minimum, maximum)


def _total(sections: list[tuple[str, int]], field: str, minimum: int, maximum: int) -> int:
    total = 0
    for place, (written, size) in enumerate(sections):
        digits = written.replace(",", "")
        if not _CORE.fullmatch(digits):
            raise _out_of_range(field, minimum, maximum)
        count = int(digits)
        # 1億12000万 is two ways of counting in one amount: after the first, each place holds up to 9,999.
        if place > 0 and count > 9_999:
            raise _invalid(field)
        total += count * size
    return total


def _in_range(amount: int, field: str, minimum: int, maximum: int) -> Yen:
    if not minimum <= amount <= maximum:
        raise _out_of_range(field, minimum, maximum)
    return Yen(amount)


def _invalid(field: str, next_step: Text | None = None) -> Refusal:
    return Refusal(
        "amount_invalid",
        reason=Text("金額として読めません。", "This cannot be read as an amount in yen."),
        next_step=next_step
        or Text(
            "「1,234」「3万」「1億2,300万円」のように、円の整数で入力してください。",
            "Enter whole yen, like 1,234 or 1234.",
        ),
        field=field,
    )


def _out_of_range(field: str, minimum: int, maximum: int) -> Refusal:
    return Refusal(
        "amount_out_of_range",
        reason=Text(
            f"{minimum:,}円以上{maximum:,}円以下で入力してください。".replace("-", "△"),
            f"Enter an amount from {minimum:,} to {maximum:,} yen.",
        ),
        next_step=Text("金額を確かめてください。", "Check the amount."),
        field=field,
        detail={"minimum": minimum, "maximum": maximum},
    )
