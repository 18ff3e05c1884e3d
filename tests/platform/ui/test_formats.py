"""How values read, in Japanese and in English."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Text
from banso.platform.ui import formats
from banso.platform.ui.charts import WIDTH, Bar, draw_bars
from banso.platform.ui.clocks import read_clock

DAY = date(2026, 11, 21)
AFTER_MIDNIGHT_IN_TOKYO = datetime(2026, 11, 20, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("show", "value", "ja", "en"),
    [
        (formats.show_date, DAY, "令和8年11月21日", "21 November 2026"),
        (formats.show_date, AFTER_MIDNIGHT_IN_TOKYO, "令和8年11月21日", "21 November 2026"),
        (formats.show_instant, AFTER_MIDNIGHT_IN_TOKYO, "令和8年11月21日 0時05分", "21 November 2026, 00:05"),
        (formats.show_yen, 1_234_567, "1,234,567円", "¥1,234,567"),
        (formats.show_yen, -500, "△500円", "-¥500"),
        (formats.show_yen_large, 123_000_000, "1億2,300万円", "¥123,000,000"),
        (formats.show_number, 12345, "12,345", "12,345"),
        (formats.show_number, -3, "△3", "-3"),
        (formats.show_share, Fraction(5, 6), "83.3%", "83.3%"),
        (formats.show_share, Decimal("0.0005"), "0.1%", "0.1%"),
        (formats.show_share, Fraction(0), "0.0%", "0.0%"),
        (formats.show_text, Text("受付", "Received"), "受付", "Received"),
        (formats.show_text, "", "—", "—"),
        (formats.show_share, None, "—", "—"),
        (formats.show_date, None, "—", "—"),
    ],
)
def test_each_value_in_both_languages(show: Callable[[Any], str], value: object, ja: str, en: str) -> None:
    with translation.override("ja"):
        assert show(value) == ja
    with translation.override("en"):
        assert show(value) == en


@pytest.mark.parametrize(
    ("due", "left", "over", "tone"),
    [
        (date(2026, 12, 1), 10, 0, "neutral"),
        (date(2026, 11, 25), 4, 0, "neutral"),
        (date(2026, 11, 24), 3, 0, "warning"),
        (DAY, 0, 0, "warning"),
        (date(2026, 11, 20), -1, 1, "danger"),
    ],
)
def test_the_due_day_itself_is_in_time(due: date, left: int, over: int, tone: str) -> None:
    clock = read_clock(due, DAY)
    assert (clock.days_left, clock.days_over, clock.tone) == (left, over, tone)


@given(
    st.lists(
        st.tuples(st.none() | st.integers(-(10**15), 10**15), st.none() | st.integers(0, 10**15)), max_size=9
    )
)
def test_bars_stay_inside_the_drawing(values: list[tuple[int | None, int | None]]) -> None:
    drawn = draw_bars([Bar("x", value, target) for value, target in values])
    for bar in drawn:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert bar.target_x is None or 0 <= bar.target_x <= WIDTH


def test_bars_share_one_scale_that_holds_zero() -> None:
    drawn = draw_bars([Bar("a", 100), Bar("b", 50), Bar("c", None), Bar("d", -100)])
    assert [(bar.x, bar.width, bar.is_minus) for bar in drawn] == [
        (500, 500, False),
        (500, 250, False),
        (500, 0, False),
        (0, 500, True),
    ]


def test_a_full_bar_of_a_share_is_the_whole() -> None:
    drawn = draw_bars([Bar("a", Fraction(1, 2)), Bar("b", Fraction(4, 5), Fraction(7, 10))], "share")
    assert [(bar.width, bar.target_x) for bar in drawn] == [(500, None), (800, 700)]
