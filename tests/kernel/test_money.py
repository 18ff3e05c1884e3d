from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Refusal
from banso.kernel.money import (
    MAXIMUM,
    allocate,
    ceil_yen,
    floor_yen,
    format_yen,
    format_yen_large,
    half_even_yen,
    half_up_yen,
    in_millions,
    in_thousands,
    parse_yen,
    yen_from_json,
)

FULL_WIDTH = str.maketrans("0123456789,-", "０１２３４５６７８９，－")
AMOUNTS = st.integers(0, MAXIMUM)
FRACTIONS = st.fractions(min_value=-(10**15), max_value=10**15)


def code_of(text: object, **limits: int) -> str:
    with pytest.raises(Refusal) as refused:
        parse_yen(text, field="fee", **limits)  # type: ignore[arg-type]
    assert refused.value.field == "fee"
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0), ("1234", 1234), ("1,234", 1234), ("１２３４", 1234), ("１，２３４円", 1234), ("￥1000", 1000),
        ("¥1,000", 1000), ("\\1000", 1000), ("1000円", 1000), (" 1000　", 1000), ("3万", 30_000), ("3万円", 30_000),
        ("1億2,300万円", 123_000_000), ("1兆", 10**12), ("12000万", 120_000_000), ("2億3", 200_000_003),
        ("999999999999999", MAXIMUM), ("000123", 123), (500, 500),
    ],
)  # fmt: skip
def test_accepted(text: str | int, expected: int) -> None:
    assert parse_yen(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "NaN", "Infinity", "1e9", "1_000", "0x10", "²", "①", "٣", "1000.5", "1,00", "1,0000", ",100", "1000,", "円",
     "¥", "万", "億円", "1 000", "1万2億", "1億12000万", "1.5億", "三万", "--1", "-¥-1", "1円円", "9" * 5000, "1" * 41, "１.５",
     "+1", "=1+1", "1000\x00", 1000.0, True, None, float("nan"), [1]],
)  # fmt: skip
def test_not_an_amount(text: object) -> None:
    assert code_of(text, minimum=-1000) == "amount_invalid"


@pytest.mark.parametrize(
    "text", ["-1", "△500", "▲500", "-500円", "1000000000000000", "1000兆", "10" * 15, 10**15, -1]
)
def test_out_of_range(text: str | int) -> None:
    assert code_of(text) == "amount_out_of_range"


def test_negatives_only_where_allowed() -> None:
    for text in ("-500", "△500", "－５００円", "-¥500", "¥-500", "▲５００"):
        assert parse_yen(text, minimum=-1000) == -500
    assert code_of("△1,001", minimum=-1000) == "amount_out_of_range"


def test_the_limits_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        parse_yen("70,500", minimum=1_000, maximum=70_000)
    assert refused.value.detail == {"minimum": 1_000, "maximum": 70_000}
    assert refused.value.reason.ja == "1,000円以上70,000円以下で入力してください。"


@pytest.mark.parametrize("value", [1000.0, "1000", True, None, [1000]])
def test_json_amounts_are_integers(value: object) -> None:
    with pytest.raises(Refusal, match="amount_invalid"):
        yen_from_json(value)


@given(AMOUNTS)
def test_written_amounts_read_back(amount: int) -> None:
    for written in (str(amount), f"{amount:,}", format_yen(amount), format_yen_large(amount)):
        assert parse_yen(written) == amount
        assert parse_yen(written.translate(FULL_WIDTH)) == amount
        assert amount == 0 or parse_yen(f"△{written}", minimum=-MAXIMUM) == -amount


@given(st.text(max_size=50))
def test_any_text_gives_yen_or_a_refusal(text: str) -> None:
    try:
        assert 0 <= parse_yen(text) <= MAXIMUM
    except Refusal as refusal:
        assert refusal.code in ("amount_invalid", "amount_out_of_range")


@pytest.mark.parametrize(
    ("amount", "plain", "large"),
    [
        (0, "0円", "0円"),
        (1234567, "1,234,567円", "123万4,567円"),
        (-1234, "△1,234円", "△1,234円"),
        (123_000_000, "123,000,000円", "1億2,300万円"),
        (-(10**12), "△1,000,000,000,000円", "△1兆円"),
    ],
)
def test_amounts_written(amount: int, plain: str, large: str) -> None:
    assert (format_yen(amount), format_yen_large(amount)) == (plain, large)


@pytest.mark.parametrize(
    ("exact", "floor", "ceiling", "half_up", "half_even"),
    [
        (Fraction(5, 2), 2, 3, 3, 2),
        (Fraction(7, 2), 3, 4, 4, 4),
        (Fraction(-5, 2), -3, -2, -3, -2),
        (Fraction(249, 100), 2, 3, 2, 2),
        (7, 7, 7, 7, 7),
    ],
)
def test_roundings_do_what_their_names_say(
    exact: Fraction | int, floor: int, ceiling: int, half_up: int, half_even: int
) -> None:
    assert floor_yen(exact) == floor
    assert ceil_yen(exact) == ceiling
    assert half_up_yen(exact) == half_up
    assert half_even_yen(exact) == half_even


@given(FRACTIONS)
def test_roundings_are_near(exact: Fraction) -> None:
    assert floor_yen(exact) <= exact <= ceil_yen(exact)
    assert abs(half_up_yen(exact) - exact) <= Fraction(1, 2)
    assert abs(half_even_yen(exact) - exact) <= Fraction(1, 2)
    assert half_up_yen(-exact) == -half_up_yen(exact)


@pytest.mark.parametrize("amount", [1.0, True, "1", None])
def test_no_float_near_money(amount: object) -> None:
    for call in (floor_yen, ceil_yen, half_up_yen, half_even_yen, format_yen, format_yen_large):
        with pytest.raises(TypeError):
            call(amount)  # type: ignore[arg-type]


def test_units() -> None:
    assert in_thousands(1_500, half_up_yen) == 2
    assert in_thousands(1_999, floor_yen) == 1
    assert in_millions(1_500_001, ceil_yen) == 2
    assert in_millions(-1_500_000, half_up_yen) == -2


@given(
    st.integers(-(10**15), 10**15),
    st.lists(st.integers(0, 10**6) | st.fractions(0, 10), min_size=1, max_size=30),
)
def test_allocation_loses_nothing(total: int, weights: list[int | Fraction]) -> None:
    whole = sum(map(Fraction, weights), Fraction(0))
    if whole == 0:
        return
    parts = allocate(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * Fraction(weight) / whole) < 1
        assert weight or part == 0


def test_allocation_gives_the_spare_yen_to_the_larger_remainder_first() -> None:
    assert allocate(100, [1, 1, 1]) == [34, 33, 33]
    assert allocate(10, [Fraction(1, 3), Fraction(2, 3)]) == [3, 7]
    assert allocate(-100, [1, 1, 1]) == [-34, -33, -33]


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_weights_that_share_nothing(weights: list[int]) -> None:
    with pytest.raises(ValueError):
        allocate(100, weights)


def test_float_weights() -> None:
    with pytest.raises(TypeError):
        allocate(100, [0.5, 0.5])  # type: ignore[list-item]
