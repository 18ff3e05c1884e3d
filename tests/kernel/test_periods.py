from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Refusal
from banso.kernel.periods import Period, add_months, first_overlap, period_between

APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))
OPEN = Period(date(2026, 4, 15))
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_the_end_is_not_inside() -> None:
    assert APRIL.contains(date(2026, 4, 1))
    assert APRIL.contains(date(2026, 4, 30))
    assert not APRIL.contains(date(2026, 5, 1))
    assert (APRIL.last_day, APRIL.days) == (date(2026, 4, 30), 30)


def test_an_open_period_has_no_end() -> None:
    assert OPEN.contains(date(2100, 12, 31))
    assert (OPEN.last_day, OPEN.days) == (None, None)


def test_overlap() -> None:
    may = Period(date(2026, 5, 1), date(2026, 6, 1))
    assert not APRIL.overlaps(may)
    assert APRIL.intersection(OPEN) == Period(date(2026, 4, 15), date(2026, 5, 1))
    assert OPEN.intersection(Period(date(2026, 1, 1))) == OPEN
    assert first_overlap([may, APRIL]) is None
    assert first_overlap([may, APRIL, OPEN]) == (APRIL, OPEN)


def test_what_a_program_must_not_build() -> None:
    with pytest.raises(ValueError):
        Period(date(2026, 4, 1), date(2026, 4, 1))
    with pytest.raises(TypeError):
        Period(datetime(2026, 4, 1))  # noqa: DTZ001


def test_what_a_person_typed_the_wrong_way_round() -> None:
    assert period_between(date(2026, 4, 1), date(2026, 4, 30)) == APRIL
    assert period_between(date(2026, 4, 15), None) == OPEN
    with pytest.raises(Refusal) as refused:
        period_between(date(2026, 4, 2), date(2026, 4, 1), field="term")
    assert (refused.value.code, refused.value.field) == ("period_reversed", "term")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_add_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, DAYS, st.integers(1, 400), st.integers(1, 400))
def test_the_intersection_holds_exactly_the_days_of_both(a: date, b: date, a_days: int, b_days: int) -> None:
    one = Period(a, a + timedelta(days=a_days))
    other = Period(b, b + timedelta(days=b_days))
    both = one.intersection(other)
    for day in (a, b, one.last_day, other.last_day):
        assert day is not None
        assert (both is not None and both.contains(day)) == (one.contains(day) and other.contains(day))
