"""How values read on a page 表示形式: dates, instants, yen, counts and shares, in the page's language."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language

from banso.kernel.errors import Text
from banso.kernel.money import format_yen, format_yen_large
from banso.kernel.wareki import format_wareki
from banso.platform.clock import TOKYO, date_of

NOTHING = "—"
_MONTHS = "January February March April May June July August September October November December".split()


def is_japanese() -> bool:
    """Whether the page is in Japanese (the source language) rather than English."""
    return not (get_language() or "ja").startswith("en")


def show_text(value: object) -> str:
    """A kernel Text in the page's language; anything else as it is; nothing as a dash."""
    if value is None or value == "":
        return NOTHING
    return value.in_language("ja" if is_japanese() else "en") if isinstance(value, Text) else str(value)


def show_date(value: date | datetime | None) -> str:
    """令和8年11月21日, or 21 November 2026; an instant by its date in Tokyo."""
    if value is None:
        return NOTHING
    on = date_of(value) if isinstance(value, datetime) else value
    return format_wareki(on) if is_japanese() else f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def show_instant(value: datetime | None) -> str:
    """令和8年11月21日 14時05分 in Tokyo, or 21 November 2026, 14:05."""
    if value is None:
        return NOTHING
    local = value.astimezone(TOKYO)
    if is_japanese():
        return f"{show_date(value)} {local.hour}時{local.minute:02}分"
    return f"{show_date(value)}, {local:%H:%M}"


def show_yen(value: int | None) -> str:
    """1,234円, minus as △; ¥1,234 in English."""
    if value is None:
        return NOTHING
    if is_japanese():
        return f"{format_yen(value).removesuffix('円')}円"
    return f"-¥{-value:,}" if value < 0 else f"¥{value:,}"


def show_yen_large(value: int | None) -> str:
    """1億2,300万円; in English as `show_yen`."""
    if value is None:
        return NOTHING
    return format_yen_large(value) if is_japanese() else show_yen(value)


def show_number(value: int | Decimal | None) -> str:
    """1,234; minus as △ in Japanese."""
    if value is None:
        return NOTHING
    digits = f"{abs(value):,}"
    if value >= 0:
        return digits
    return f"△{digits}" if is_japanese() else f"-{digits}"


def show_share(value: Fraction | Decimal | None, places: int = 1) -> str:
    """83.3%, rounded half up; a share of nothing is a dash, not zero."""
    if value is None:
        return NOTHING
    exact = Fraction(value) * 100 * 10**places
    rounded = Decimal(exact.numerator) / Decimal(exact.denominator)
    return f"{rounded.quantize(Decimal(1), ROUND_HALF_UP).scaleb(-places):,.{places}f}%"


_BY_KIND: dict[str, Callable[[Any], str]] = {
    "date": show_date,
    "instant": show_instant,
    "yen": show_yen,
    "number": show_number,
    "share": show_share,
}


def show(value: object, kind: str = "text") -> str:
    """A table cell's value by its kind; unknown kinds show the text."""
    return _BY_KIND.get(kind, show_text)(value)
