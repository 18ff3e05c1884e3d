"""Counting in the database: periods, filters, breakdowns, and the rows that must be as many as the number."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from banso.domains.indicators.calc.conditions import Condition, Operator
from banso.domains.indicators.calc.definitions import Definition, Parameter
from banso.domains.indicators.calc.named_period import parse_period
from banso.domains.indicators.queries.measures import break_down, compute_value
from banso.domains.indicators.queries.rows import IN_NUMERATOR, count_rows, rows_behind, surrogate
from banso.domains.indicators.queries.selection import select
from banso.kernel.errors import Refusal, Text

from .conftest import CANARY, define

COUNT = define("count")
DISTINCT = define("distinct", distinct_key="subject")
SHARE = define(
    "share",
    population=(Condition("event_on", Operator.DAYS_PASSED, "$n"),),
    numerator=(Condition("days", Operator.AT_MOST, "$n"),),
    parameters=(Parameter("n", Text("日数", "Days"), 9, 1, 90, ()),),
)
ALL = [COUNT, DISTINCT, SHARE]


@pytest.fixture
def year(add: Callable[..., Any], make_agency: Callable[..., Any], make_unit: Callable[..., Any]) -> None:
    """Two agencies in two prefectures, one unit that is no agency, and events all over fiscal 2026 and at its edges."""
    from banso.platform.scope.models import Unit

    tokyo, fukushima = make_agency("AG01", "13"), make_agency("AG02", "07")
    units = [Unit.objects.get(pk=tokyo.unit_id), Unit.objects.get(pk=fukushima.unit_id), make_unit()]
    days = ("2026-04-01", "2026-06-30", "2026-07-01", "2026-11-10", "2026-11-11", "2026-11-20", "2027-03-31")
    for number, day in enumerate(days * 5):
        add(
            units[number % 3], day, subject=number % 4 or None, kind=("AG01", "AG02", "")[number % 3],
            issue=("it_use", "hiring", "")[number % 5 % 3], days=number % 13,
        )  # fmt: skip
    add(units[0], "2026-03-31", subject=9)
    add(units[0], "2027-04-01", subject=9)


def _size(definition: Definition, now: datetime, period: str = "2026", **filters: str) -> tuple[int, int]:
    """The number shown and the rows behind it."""
    asked = select(definition, parse_period(period), now, filters)
    value = compute_value(asked)
    shown = value.numerator if value.denominator is None else value.denominator
    return shown, count_rows(rows_behind(asked))


def test_counts_hold_the_edges_of_the_fiscal_year(year: None, now: datetime) -> None:
    assert compute_value(select(COUNT, parse_period("2026"), now)).numerator == 35
    assert compute_value(select(COUNT, parse_period("2025"), now)).numerator == 1
    assert compute_value(select(COUNT, parse_period("2026-06"), now)).numerator == 5


def test_a_firm_is_counted_once_and_nobody_is_no_firm(year: None, now: datetime) -> None:
    assert compute_value(select(DISTINCT, parse_period("2026"), now)).numerator == 3


def test_a_share_waits_until_the_days_are_over(year: None, now: datetime) -> None:
    """Today is 20 November: with n = 9 what was sent on the 10th counts, on the 11th not yet."""
    value = compute_value(select(SHARE, parse_period("2026-11"), now))
    assert value.denominator == 5
    assert value.numerator == sum(1 for number in range(3, 35, 7) if number % 13 <= 9)
    # With n = 8 the days of what was sent on the 11th are over as well.
    assert compute_value(select(SHARE, parse_period("2026-11"), now, parameters={"n": 8})).denominator == 10


@pytest.mark.parametrize("definition", ALL, ids=lambda one: one.measure)
@pytest.mark.parametrize("by", ["quarter", "month", "prefecture", "agency_type", "issue"])
def test_every_part_opens_into_as_many_rows(year: None, now: datetime, definition: Definition, by: str) -> None:
    slices = break_down(select(definition, parse_period("2026"), now), by)
    assert slices
    for one in slices:
        narrowed = {"period": one.key} if by in ("quarter", "month") else {by: one.key}
        number, rows = _size(definition, now, **narrowed)
        shown = one.value.numerator if one.value.denominator is None else one.value.denominator
        assert (by, one.key, shown, shown) == (by, one.key, number, rows)


@pytest.mark.parametrize("definition", [COUNT, SHARE], ids=lambda one: one.measure)
@pytest.mark.parametrize("by", ["quarter", "month", "prefecture", "agency_type", "issue"])
def test_parts_add_up_to_the_whole(year: None, now: datetime, definition: Definition, by: str) -> None:
    asked = select(definition, parse_period("2026"), now)
    whole, parts = compute_value(asked).tally, [one.value.tally for one in break_down(asked, by)]
    assert sum(part.numerator for part in parts) == whole.numerator
    if whole.denominator is not None:
        assert sum(part.denominator or 0 for part in parts) == whole.denominator


def test_filters_work_together(year: None, now: datetime) -> None:
    for prefecture in ("13", "07", "unknown"):
        for issue in ("it_use", "hiring", "unknown"):
            for definition in ALL:
                number, rows = _size(definition, now, prefecture=prefecture, issue=issue)
                assert number == rows
    total = sum(
        _size(COUNT, now, prefecture=prefecture, issue=issue)[0]
        for prefecture in ("13", "07", "unknown")
        for issue in ("it_use", "hiring", "unknown")
    )
    assert total == 35


def test_the_numerator_opens_alone(year: None, now: datetime) -> None:
    asked = select(SHARE, parse_period("2026"), now)
    value, rows = compute_value(asked), rows_behind(asked)
    assert count_rows(rows_behind(asked, only_numerator=True)) == value.numerator
    assert sum(row[IN_NUMERATOR] for row in map(rows.read, rows.ordered())) == value.numerator


@pytest.mark.parametrize("definition", ALL, ids=lambda one: one.measure)
def test_rows_hold_no_confidential_column_and_no_firm_number(year: None, now: datetime, definition: Definition) -> None:
    rows = rows_behind(select(definition, parse_period("2026"), now))
    for row in map(rows.read, rows.ordered()):
        assert CANARY not in str(row)
        assert {"note", "subject", "subject_id"}.isdisjoint(row)
        assert row["firm"] == "" or row["firm"].startswith("F-")


def test_a_surrogate_is_stable_and_tells_firms_apart() -> None:
    assert surrogate(5) == surrogate(5)
    assert len({surrogate(number) for number in range(1000)}) == 1000
    assert surrogate(None) == ""


def test_no_rows_give_an_undefined_share_and_zero_counts(made_up: object, db: None, now: datetime) -> None:
    assert compute_value(select(SHARE, parse_period("2026"), now)).exact is None
    assert compute_value(select(COUNT, parse_period("2026"), now)).exact == 0
    assert all(one.value.exact is None for one in break_down(select(SHARE, parse_period("2026"), now), "quarter"))


@pytest.mark.parametrize(
    ("filters", "parameters", "code"),
    [
        ({"prefecture": "48"}, {}, "filter_invalid"),
        ({"prefecture": "13' OR 1=1"}, {}, "filter_invalid"),
        ({"owner_unit__name": "x"}, {}, "filter_invalid"),
        ({"issue": "nothing"}, {}, "filter_invalid"),
        ({"agency_type": "AG99"}, {}, "filter_invalid"),
        ({}, {"n": 0}, "parameter_invalid"),
        ({}, {"scale": 5}, "parameter_invalid"),
    ],
)
def test_questions_that_are_refused(
    made_up: object, db: None, now: datetime, filters: dict[str, str], parameters: dict[str, int], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        select(SHARE, parse_period("2026"), now, filters, parameters)
    assert refused.value.code == code


def test_a_breakdown_that_does_not_exist_is_refused(made_up: object, db: None, now: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        break_down(select(COUNT, parse_period("2026"), now), "owner_unit__name")
    assert refused.value.code == "breakdown_invalid"


def test_a_dataset_of_another_version_is_refused(made_up: object, db: None, now: datetime) -> None:
    for definition in (define("count", dataset="made_up.gone"), define("count", dataset_version=2)):
        with pytest.raises(Refusal) as refused:
            select(definition, parse_period("2026"), now)
        assert refused.value.code == "dataset_missing"


def test_one_query_each_whatever_the_number_of_rows(year: None, now: datetime, django_assert_max_num_queries: Any) -> None:
    asked = select(SHARE, parse_period("2026"), now)
    with django_assert_max_num_queries(1):
        compute_value(asked)
    with django_assert_max_num_queries(1):
        break_down(asked, "month")
