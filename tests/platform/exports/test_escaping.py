"""No text leaves as a formula, and every text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.platform.exports import escape_cell, is_formula_start, unescape_cell

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000＝"]
COMMANDS = ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", '"=1', "=", "－"]


@pytest.mark.parametrize("text", [start + rest for start in STARTS for rest in ("", "1+1", "'x")])
def test_a_formula_start_is_escaped_and_comes_back(text: str) -> None:
    escaped = escape_cell(text)
    assert escaped == f"'{text}"
    assert not is_formula_start(escaped)
    assert unescape_cell(escaped) == text


@pytest.mark.parametrize("text", ["", "見本商店", "1-2", "a=b", "'見本", '"=1', "'", "''x"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert escape_cell(text) == text
    assert unescape_cell(text) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n＝ ＋－＠\u3000a1見"), max_size=8) | st.text())
def test_escaping_can_always_be_undone(text: str) -> None:
    escaped = escape_cell(text)
    assert not is_formula_start(escaped)
    assert unescape_cell(escaped) == text
