import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Refusal
from banso.kernel.individual_number import (
    find_individual_number,
    has_individual_check_digit,
    refuse_individual_number,
)

# Made up: a run of digits with a check digit that fits, and the same with one that does not.
FITTING, OTHER = "123456789018", "123456789012"


def test_check_digit() -> None:
    assert has_individual_check_digit(FITTING)
    assert not has_individual_check_digit(OTHER)


@given(st.from_regex(r"[0-9]{11}", fullmatch=True))
def test_exactly_one_check_digit_fits(body: str) -> None:
    assert sum(has_individual_check_digit(f"{body}{digit}") for digit in range(10)) == 1


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        (FITTING, 0),
        (f"番号は{FITTING}です", 3),
        ("1234-5678-9018", 0),
        ("1234 5678 9018", 0),
        ("１２３４　５６７８　９０１８", 0),
        ("1 2 3 4 5 6 7 8 9 0 1 8", 0),
        ("123-456-789-018", 0),
        (f"マイナンバー {OTHER}", 7),
        (f"個人番号：{OTHER}", 5),
        (f"会社法人等番号ではなく個人番号 {FITTING}", 16),
        (f"a{FITTING}b", 1),
        (f"1、{FITTING}", 2),
        (f"hotel {FITTING}", 6),
    ],
)
def test_found(text: str, offset: int) -> None:
    assert find_individual_number(text) == offset


@pytest.mark.parametrize(
    "text",
    [
        "",
        OTHER,
        f"会社法人等番号 {FITTING}",
        f"会社法人等番号：{FITTING}",
        f"口座番号{FITTING}",
        f"+{FITTING}",
        f"TEL:{FITTING}",
        "1234-56-789018",
        f"{FITTING}0",
        "7000012050002",
        "03-1234-5678",
        "令和8年11月21日 10:00",
        "1,234,567,890,180円",
    ],
)
def test_passes(text: str) -> None:
    assert find_individual_number(text) is None


def test_the_refusal_never_repeats_the_digits() -> None:
    with pytest.raises(Refusal) as refused:
        refuse_individual_number(f"番号は{FITTING}です", field="memo")
    refusal = refused.value
    assert (refusal.code, refusal.field, refusal.detail) == (
        "individual_number_refused",
        "memo",
        {"offset": 3},
    )
    assert FITTING not in f"{refusal} {refusal.as_dict('ja')} {refusal.as_dict('en')} {refusal.args}"


@given(st.text(st.sampled_from("0123456789０５-－ 　番号会社法人等個+a"), max_size=60))
def test_any_text_is_answered(text: str) -> None:
    found = find_individual_number(text)
    assert found is None or text[found].isdigit()
