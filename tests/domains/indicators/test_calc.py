"""Pure parts: conditions, periods, definitions, values."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from banso.domains.indicators.calc.conditions import Condition, Operator, read_conditions, resolve
from banso.domains.indicators.calc.definition_file import read_definition_file
from banso.domains.indicators.calc.definitions import content_hash, read_definition
from banso.domains.indicators.calc.named_period import months_in, parse_period, quarters_in
from banso.domains.indicators.calc.values import Tally, Value
from banso.kernel.errors import Refusal

DEFINITIONS = {stated["code"]: read_definition(stated) for stated in read_definition_file()}


def test_four_definitions_are_published() -> None:
    assert list(DEFINITIONS) == ["consultations", "distinct_firms", "taken_up_in_days", "usefulness_top_two"]


@pytest.mark.parametrize(("n", "last_counted"), [(9, date(2026, 11, 10)), (1, date(2026, 11, 18))])
def test_days_passed_counts_only_when_the_last_day_is_over(n: int, last_counted: date) -> None:
    condition = Condition("sent_on", Operator.DAYS_PASSED, "$n")
    made = resolve(condition, {"n": n}, date(2026, 11, 20))
    # Sent on the 10th, the ninth day is the 19th: over on the 20th. Sent on the 11th, it is the 20th: still running.
    assert made.lookup == "lt"
    assert last_counted < made.value
    assert not (last_counted.replace(day=last_counted.day + 1) < made.value)


@pytest.mark.parametrize(("scale", "lowest"), [(5, 4), (4, 3)])
def test_top_two_of_a_scale(scale: int, lowest: int) -> None:
    made = resolve(Condition("score", Operator.IN_TOP_TWO_OF, "$scale"), {"scale": scale}, date(2026, 4, 1))
    assert (made.lookup, made.value) == ("gte", lowest)


def test_an_operator_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="contains"):
        read_conditions([["summary", "contains", "x"]])


@pytest.mark.parametrize(
    ("word", "start", "end", "label"),
    [
        ("2026", date(2026, 4, 1), date(2027, 4, 1), "令和8年度"),
        ("2026Q1", date(2026, 4, 1), date(2026, 7, 1), "令和8年度第1四半期"),
        ("2026Q4", date(2027, 1, 1), date(2027, 4, 1), "令和8年度第4四半期"),
        ("2026-11", date(2026, 11, 1), date(2026, 12, 1), "令和8年11月"),
        ("2019", date(2019, 4, 1), date(2020, 4, 1), "令和元年度"),
        ("2019-04", date(2019, 4, 1), date(2019, 5, 1), "平成31年4月"),
    ],
)
def test_named_periods(word: str, start: date, end: date, label: str) -> None:
    named = parse_period(word)
    assert (named.period.start, named.period.end, named.label.ja, named.code) == (start, end, label, word)


@pytest.mark.parametrize(
    "word", ["", "26", "2026Q5", "2026Q0", "2026-13", "2026-00", "2026-1", "1989", "2100", "２０２６", "2026 ", "2026q1", "-1"]
)
def test_periods_that_are_refused(word: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_period(word)
    assert refused.value.code == "period_invalid"


def test_parts_of_a_period() -> None:
    year = parse_period("2026").period
    assert [named.code for named in quarters_in(year)] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    months = [named.code for named in months_in(year)]
    assert (months[0], months[9], len(months)) == ("2026-04", "2027-01", 12)
    assert [named.code for named in months_in(parse_period("2026Q3").period)] == ["2026-10", "2026-11", "2026-12"]


def _value(code: str, tally: Tally, **parameters: int) -> Value:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    return Value(DEFINITIONS[code], tally, parse_period("2026").period, {}, parameters, now)


def test_a_share_of_nothing_is_undefined() -> None:
    value = _value("usefulness_top_two", Tally(0, 0), scale=5)
    assert (value.exact, value.rounded, value.meets_target) == (None, None, None)


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3"), (0, 5, "0.0"), (5, 5, "100.0")]
)
def test_a_share_is_rounded_half_up_to_one_decimal(numerator: int, denominator: int, shown: str) -> None:
    assert _value("taken_up_in_days", Tally(numerator, denominator), n=9).rounded == Decimal(shown)


def test_the_target_is_held_against_the_exact_share() -> None:
    below = _value("usefulness_top_two", Tally(6_999, 10_000), scale=5)
    assert below.rounded == Decimal("70.0")
    assert below.meets_target is False
    assert _value("usefulness_top_two", Tally(7, 10), scale=5).meets_target is True


def test_each_scale_has_its_own_target() -> None:
    definition = DEFINITIONS["usefulness_top_two"]
    assert [definition.target_for({"scale": scale}).share for scale in (5, 4)] == [Fraction(7, 10), Fraction(9, 10)]
    assert DEFINITIONS["consultations"].target_for({}) is None


def test_counts_are_shown_as_they_are() -> None:
    value = _value("consultations", Tally(1_234))
    assert (value.rounded, value.denominator, value.is_provisional) == (Decimal(1234), None, True)


def test_the_content_hash_moves_with_the_content() -> None:
    stated = read_definition_file()[2]
    changed = {**stated, "parameters": [{**stated["parameters"][0], "default": 10}]}
    assert content_hash(stated) == content_hash(dict(reversed(stated.items()))) != content_hash(changed)


@pytest.mark.parametrize(("code", "name", "good", "bad"), [
    ("taken_up_in_days", "n", [1, 9, 90], [0, 91, -1]),
    ("usefulness_top_two", "scale", [4, 5], [3, 6]),
])  # fmt: skip
def test_parameters_within_their_bounds(code: str, name: str, good: list[int], bad: list[int]) -> None:
    parameter = next(each for each in DEFINITIONS[code].parameters if each.name == name)
    assert all(parameter.admits(value) for value in good)
    assert not any(parameter.admits(value) for value in bad)
