"""円: whole yen as integers, roundings named by their rule, and amounts written out.

Roundings take integers and ``Fraction`` only: a float is a programming error (TypeError), for it has
already lost the answer. Reading what people write is in ``amounts`` and offered here too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from .amounts import MAXIMUM, MINIMUM, Yen, parse_yen, yen_from_json

__all__ = [
    "MAXIMUM", "MINIMUM", "Exact", "Rounding", "Yen", "allocate", "ceil_yen", "floor_yen", "format_yen",
    "format_yen_large", "half_even_yen", "half_up_yen", "in_millions", "in_thousands", "parse_yen", "yen_from_json",
]  # fmt: skip

Exact = int | Fraction
Rounding = Callable[[Exact], Yen]
_LARGE_UNITS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))


def floor_yen(amount: Exact) -> Yen:
    """切捨て: down to whole yen (towards minus infinity)."""
    return Yen(math.floor(_exact(amount)))


def ceil_yen(amount: Exact) -> Yen:
    """切上げ: up to whole yen (towards plus infinity)."""
    return Yen(math.ceil(_exact(amount)))


def half_up_yen(amount: Exact) -> Yen:
    """四捨五入: to the nearest whole yen, a half away from zero."""
    exact = _exact(amount)
    size = math.floor(abs(exact) + Fraction(1, 2))
    return Yen(-size if exact < 0 else size)


def half_even_yen(amount: Exact) -> Yen:
    """最近接偶数への丸め: to the nearest whole yen, a half to the even one."""
    return Yen(round(_exact(amount)))


def in_thousands(amount: int, rounding: Rounding) -> int:
    """千円単位: the amount in thousands of yen, rounded by the named rule."""
    return rounding(_exact(amount) / 1_000)


def in_millions(amount: int, rounding: Rounding) -> int:
    """百万円単位: the amount in millions of yen, rounded by the named rule."""
    return rounding(_exact(amount) / 1_000_000)


def allocate(total: int, weights: Sequence[Exact]) -> list[Yen]:
    """按分: whole yen in proportion to the weights, summing to the total, each less than 1 yen from its exact share.

    Largest remainders get the spare yen, the earlier place first. Weights are zero or more and not all zero
    (ValueError); a weight of zero gets nothing. A negative total is shared like its opposite.
    """
    if total < 0:
        return [Yen(-part) for part in allocate(-total, weights)]
    exact_weights = [_exact(weight) for weight in weights]
    whole = sum(exact_weights, Fraction(0))
    if whole <= 0 or min(exact_weights) < 0:
        raise ValueError("weights must be zero or more and not all zero")
    shares = [_exact(total) * weight / whole for weight in exact_weights]
    parts = [math.floor(share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda place: parts[place] - shares[place])
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return [Yen(part) for part in parts]


def format_yen(amount: int) -> str:
    """``1,234,567円``; a negative amount as ``△1,234円``."""
    return f"{_sign(amount)}{abs(amount):,}円"


def format_yen_large(amount: int) -> str:
    """``1億2,300万円``, exact to the yen: nothing is rounded, empty places are left out; △ for minus."""
    rest, written = abs(amount), ""
    for size, unit in _LARGE_UNITS:
        count, rest = divmod(rest, size)
        written += f"{count:,}{unit}" if count else ""
    if rest or not written:
        written += f"{rest:,}"
    return f"{_sign(amount)}{written}円"


def _sign(amount: int) -> str:
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise TypeError("yen are integers")
    return "△" if amount < 0 else ""


def _exact(amount: Exact) -> Fraction:
    if isinstance(amount, bool) or not isinstance(amount, int | Fraction):
        raise TypeError(f"amounts are integers or Fractions, not {type(amount).__name__}")
    return Fraction(amount)
