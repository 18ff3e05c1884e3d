"""Lines and cells: the pure part of the imports."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.platform.imports.lines import LONGEST_LINE_BYTES, read_lines
from banso.platform.imports.rows import MALFORMED, Wrong, parse_rows


@given(st.lists(st.binary(max_size=30).map(lambda b: b.replace(b"\n", b"").replace(b"\r", b"")), max_size=20), st.booleans())
def test_lines_and_offsets(contents: list[bytes], crlf: bool) -> None:
    end = b"\r\n" if crlf else b"\n"
    data = b"".join(content + end for content in contents)
    lines = list(read_lines(io.BytesIO(data)))
    assert [line.content for line in lines] == contents
    for line in lines:
        rest = list(read_lines(io.BytesIO(data), line.end_offset, line.number))
        assert [one.content for one in rest] == contents[line.number :]
        assert [one.number for one in rest] == list(range(line.number + 1, len(contents) + 1))


def test_a_last_line_without_a_break_and_one_too_long() -> None:
    long = b"x" * (LONGEST_LINE_BYTES * 40)
    lines = list(read_lines(io.BytesIO(b"a\n" + long + b"\nb\n" + long)))
    assert [(line.number, line.content) for line in lines] == [(1, b"a"), (2, None), (3, b"b"), (4, None)]
    assert lines[-1].end_offset == 2 + len(long) + 1 + 2 + len(long)
    assert next(read_lines(io.BytesIO(b"a\n" + long + b"\nb\n"), lines[1].end_offset, 2)).content == b"b"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('1,"a,2', "row_malformed"),
        ('1,"a"b,2', "row_malformed"),
        ("1,2", "column_count"),
        ("1,2,3,4", "column_count"),
        ("1;2;3", "column_count"),
        ("1\t2\t3", "column_count"),
        ('1,"a\rb,2', "row_malformed"),
    ],
)
def test_bad_lines_are_named_and_leave_the_others_alone(line: str, code: str) -> None:
    first, bad, last = parse_rows(['a,"b,c",d', line, "x,y,z"], 3)
    assert first == ["a", "b,c", "d"]
    assert isinstance(bad, Wrong) and bad.code == code
    assert last == ["x", "y", "z"]


def test_two_unclosed_quotes_do_not_make_one_row() -> None:
    assert parse_rows(['1,"a,2', '3,b",4', "5,c,6"], 3)[0] == MALFORMED
    assert parse_rows(['1,"a,2', '3,b",4', "5,c,6"], 3)[2] == ["5", "c", "6"]


def test_quotes_doubled() -> None:
    assert parse_rows(['1,"a""b",2'], 3) == [["1", 'a"b', "2"]]


@given(st.lists(st.text(alphabet='a,"\r\t ;あ', max_size=12), max_size=8))
def test_any_lines_give_one_answer_each(lines: list[str]) -> None:
    assert len(parse_rows(lines, 2)) == len(lines)
