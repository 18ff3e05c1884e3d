import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Refusal
from banso.kernel.text import accept_text


def refusal_of(text: object, **rules: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        accept_text(text, field="name", **rules)  # type: ignore[arg-type]
    assert refused.value.field == "name"
    return refused.value


@pytest.mark.parametrize(
    "text",
    [
        "山田商店",
        "髙﨑 𠮷野",
        "渡邊\U000e0100",
        "か\u3099",
        "ﾔﾏﾀﾞ",
        "株式会社　山田",
        "Café ☃ ¥",
        " 前後の空白 ",
        "=1+1",
        "表ソ能",
        "😀",
    ],
)
def test_kept_exactly_as_typed(text: str) -> None:
    assert accept_text(text) is text


@pytest.mark.parametrize(
    ("character", "codepoint"),
    [
        ("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085"), ("\ud800", "U+D800"),
        ("\u202e", "U+202E"), ("\u2066", "U+2066"), ("\u200b", "U+200B"), ("\u200d", "U+200D"), ("\ufeff", "U+FEFF"),
        ("\u00ad", "U+00AD"), ("\ue000", "U+E000"), ("\U000f0000", "U+F0000"), ("\ufffe", "U+FFFE"),
        ("\U0001ffff", "U+1FFFF"), ("\u2028", "U+2028"), ("\U000e0041", "U+E0041"),
    ],
)  # fmt: skip
def test_characters_that_cannot_be_stored(character: str, codepoint: str) -> None:
    for multiline in (False, True):
        refusal = refusal_of(f"表ソ{character}a", multiline=multiline)
        assert refusal.code == "encoding_invalid"
        assert refusal.detail == {"offset": 2, "byte_offset": 6, "codepoint": codepoint}


def test_line_breaks_only_where_there_are_lines() -> None:
    assert accept_text("一行目\r\n\t二行目\n", multiline=True) == "一行目\r\n\t二行目\n"
    for text in ("一\n二", "一\r二", "一\t二"):
        refusal = refusal_of(text)
        assert (refusal.code, refusal.detail) == ("text_line_break", {"offset": 1})


def test_length_is_counted_in_characters() -> None:
    assert accept_text("𠮷" * 10, max_length=10)
    refusal = refusal_of("𠮷" * 11, max_length=10)
    assert (refusal.code, refusal.detail) == ("text_too_long", {"max_length": 10, "length": 11})


@pytest.mark.parametrize("text", ["", " ", "　\u3000"])
def test_required(text: str) -> None:
    assert refusal_of(text).code == "text_required"
    assert accept_text(text, required=False) == text


@pytest.mark.parametrize("text", [None, 1, b"bytes", ["a"]])
def test_not_text(text: object) -> None:
    assert refusal_of(text).code == "text_invalid"


def test_individual_numbers_are_refused() -> None:
    refusal = refusal_of("番号は123456789018です")
    assert refusal.code == "individual_number_refused"
    assert "123456789018" not in str(refusal.as_dict("ja")) + str(refusal.as_dict("en")) + str(refusal)


@given(st.text(st.characters(exclude_categories=()), max_size=60), st.booleans())
def test_what_is_accepted_can_be_stored(text: str, multiline: bool) -> None:
    try:
        accepted = accept_text(text, required=False, multiline=multiline)
    except Refusal:
        return
    assert accepted is text
    accepted.encode("utf-8")
    assert "\x00" not in accepted
