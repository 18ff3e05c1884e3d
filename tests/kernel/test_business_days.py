from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel import business_days as days
from banso.kernel.errors import Refusal

SOME_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "office", "bank"),
    [
        (date(2026, 11, 20), True, True),
        (date(2026, 11, 21), False, False),  # Saturday
        (date(2026, 11, 23), False, False),  # 勤労感謝の日
        (date(2026, 9, 22), False, False),  # 国民の休日 between 敬老の日 and 秋分の日
        (date(2024, 2, 12), False, False),  # 振替休日
        (date(2026, 12, 28), True, True),
        (date(2026, 12, 29), False, True),
        (date(2026, 12, 30), False, True),
        (date(2026, 12, 31), False, False),
        (date(2027, 1, 1), False, False),
        (date(2029, 1, 2), False, False),
        (date(2029, 1, 3), False, False),
        (date(2027, 1, 4), True, True),
        (date(2019, 5, 1), False, False),  # 即位の日
    ],
)
def test_open_days(day: date, office: bool, bank: bool) -> None:
    assert (days.is_office_day(day), days.is_bank_day(day)) == (office, bank)


def test_due_days_roll_to_the_next_open_day() -> None:
    assert days.next_bank_day(date(2026, 12, 27)) == date(2026, 12, 28)
    assert days.next_bank_day(date(2025, 12, 31)) == date(2026, 1, 5)
    assert days.next_office_day(date(2026, 12, 29)) == date(2027, 1, 4)
    assert days.next_office_day(date(2026, 11, 20)) == date(2026, 11, 20)
    assert days.previous_bank_day(date(2027, 1, 3)) == date(2026, 12, 30)
    assert days.previous_office_day(date(2027, 1, 3)) == date(2026, 12, 28)


def test_every_27th_falls_on_an_open_bank_day() -> None:
    for year in range(2020, 2036):
        for month in range(1, 13):
            due = days.next_bank_day(date(year, month, 27))
            assert days.is_bank_day(due)
            assert 0 <= (due - date(year, month, 27)).days <= 8


def test_adding_and_counting() -> None:
    friday = date(2026, 11, 20)
    assert days.add_office_days(friday, 1) == date(2026, 11, 24)
    assert days.add_office_days(friday, 0) == friday
    assert days.add_office_days(date(2026, 11, 21), 0) == date(2026, 11, 24)
    assert days.add_office_days(date(2026, 11, 24), -1) == friday
    assert days.add_bank_days(date(2026, 12, 28), 2) == date(2026, 12, 30)
    assert days.count_office_days(friday, date(2026, 11, 25)) == 2
    assert days.count_bank_days(date(2026, 12, 28), date(2027, 1, 5)) == 4
    assert days.count_office_days(friday, friday) == days.count_office_days(friday, date(2026, 1, 1)) == 0


@given(SOME_DAYS, st.integers(1, 30))
def test_adding_agrees_with_counting(day: date, number: int) -> None:
    later = days.add_office_days(day, number)
    assert days.is_office_day(later)
    tomorrow = day + timedelta(days=1)
    assert days.count_office_days(tomorrow, later + timedelta(days=1)) == number
    assert days.next_office_day(days.previous_office_day(day)) <= day


@given(SOME_DAYS)
def test_banks_are_open_whenever_offices_are(day: date) -> None:
    assert days.is_bank_day(day) or not days.is_office_day(day)


def test_the_calendar_says_when_it_ends() -> None:
    assert days.calendar_warning(days.calendar_expiry()) is None
    warning = days.calendar_warning(days.calendar_expiry() + timedelta(days=1))
    assert warning is not None and "見込み" in warning.ja


@pytest.mark.parametrize("day", [date(1948, 12, 31), date(2100, 1, 1)])
def test_days_outside_the_calendar_are_refused(day: date) -> None:
    with pytest.raises(Refusal, match="calendar_out_of_range"):
        days.is_office_day(day)


def test_holidays_agree_with_the_published_ones(reference_data: Path) -> None:
    published = {
        date.fromisoformat(line.split(":")[0])
        for line in (reference_data / "real/calendar/holidays_1970_2025.yml")
        .read_text(encoding="utf-8")
        .splitlines()
        if line[:1].isdigit()
    }
    first, last = date(1970, 1, 1), date(2025, 12, 31)
    ours = {day for n in range((last - first).days + 1) if days.is_holiday(day := first + timedelta(days=n))}
    assert {day for day in published if day <= last} == ours
