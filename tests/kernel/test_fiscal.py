from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.fiscal import (
    fiscal_quarter,
    fiscal_quarter_period,
    fiscal_year,
    fiscal_year_period,
    format_fiscal_year,
)


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2026, 3, 31), 2025, 4),
        (date(2026, 4, 1), 2026, 1),
        (date(2026, 6, 30), 2026, 1),
        (date(2026, 7, 1), 2026, 2),
        (date(2026, 11, 21), 2026, 3),
        (date(2027, 1, 1), 2026, 4),
        (date(2024, 2, 29), 2023, 4),
    ],
)
def test_year_and_quarter(day: date, year: int, quarter: int) -> None:
    assert (fiscal_year(day), fiscal_quarter(day)) == (year, quarter)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_own_year_and_quarter(day: date) -> None:
    assert fiscal_year_period(fiscal_year(day)).contains(day)
    assert fiscal_quarter_period(fiscal_year(day), fiscal_quarter(day)).contains(day)


def test_the_quarters_make_up_the_year() -> None:
    quarters = [fiscal_quarter_period(2026, quarter) for quarter in (1, 2, 3, 4)]
    assert [each.end for each in quarters[:-1]] == [each.start for each in quarters[1:]]
    assert (quarters[0].start, quarters[-1].end) == (date(2026, 4, 1), date(2027, 4, 1))
    with pytest.raises(ValueError):
        fiscal_quarter_period(2026, 5)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, "令和8年度"),
        (2019, "令和元年度"),
        (2018, "平成30年度"),
        (1989, "平成元年度"),
        (1988, "昭和63年度"),
    ],
)
def test_fiscal_years_written(year: int, expected: str) -> None:
    assert format_fiscal_year(year) == expected
