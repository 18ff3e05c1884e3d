import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.corporate_number import check_digit, parse_corporate_number, parse_invoice_number
from banso.kernel.errors import Refusal


def refusal_of(text: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        parse_corporate_number(text, field="number")  # type: ignore[arg-type]
    assert refused.value.field == "number"
    return refused.value


@pytest.mark.parametrize(
    "text", ["7000012050002", "７０００１２０５０００２", "7-0000-1205-0002", " 7000012050002\n"]
)
def test_accepted(text: str) -> None:
    assert (
        parse_corporate_number(text.replace("７０００１２０５０００２", "７００００１２０５０００２"))
        == "7000012050002"
    )


def test_the_error_names_the_expected_digit() -> None:
    refusal = refusal_of("8000012050002")
    assert refusal.code == "corporate_number_check_digit"
    assert refusal.detail == {"expected": "7", "found": "8"}
    assert "7になるはず" in refusal.reason.ja


@pytest.mark.parametrize("text", ["000012050002", "70000120500020", "7"])
def test_wrong_length(text: str) -> None:
    refusal = refusal_of(text)
    assert refusal.code == "corporate_number_length"
    assert refusal.detail == {"length": len(text)}
    assert text not in refusal.reason.ja + refusal.next_step.ja or len(text) == 1


@pytest.mark.parametrize(
    "text", ["", "T7000012050002", "700001205000a", "7٠٠٠012050002", "7" * 5000, None, 7000012050002, "七"]
)
def test_not_digits(text: object) -> None:
    assert refusal_of(text).code == "corporate_number_invalid"


def test_invoice_numbers_begin_with_t() -> None:
    assert (
        parse_invoice_number("Ｔ7000012050002") == parse_invoice_number("t7000012050002") == "T7000012050002"
    )
    for text, code in [
        ("7000012050002", "corporate_number_invalid"),
        ("T8000012050002", "corporate_number_check_digit"),
        ("T700001205000", "corporate_number_length"),
        ("TT7000012050002", "corporate_number_invalid"),
    ]:
        with pytest.raises(Refusal) as refused:
            parse_invoice_number(text)
        assert (refused.value.code, refused.value.field) == (code, "invoice_number")


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_exactly_one_check_digit_fits(body: str) -> None:
    digit = check_digit(body)
    assert 1 <= digit <= 9
    assert parse_corporate_number(f"{digit}{body}") == f"{digit}{body}"
    wrong = digit % 9 + 1
    assert refusal_of(f"{wrong}{body}").detail["expected"] == str(digit)


@pytest.mark.parametrize("body", ["", "1" * 11, "1" * 13, "１" * 12, "a" * 12])
def test_check_digit_of_no_body(body: str) -> None:
    with pytest.raises(ValueError):
        check_digit(body)


def test_reference_vectors(reference_data: Path) -> None:
    with (reference_data / "real/houjin/corporate_number_vectors.csv").open(encoding="utf-8") as vectors:
        for row in csv.DictReader(vectors):
            if not re.fullmatch(r"[0-9]{13}", row["value"]):
                continue
            is_valid = int(row["value"][0]) == check_digit(row["value"][1:])
            assert is_valid == (row["valid_by_NTA_algorithm"] == "1"), row


def test_numbers_of_real_files(reference_data: Path) -> None:
    sample = reference_data / "real/houjin/diff_20210730_sample_type02_utf8.csv"
    with sample.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows):
            assert parse_corporate_number(row[1]) == row[1]
