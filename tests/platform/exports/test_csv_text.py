"""CSV in three encodings: round trips, and nothing is lost silently."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.platform.exports import CsvEncoding, csv_lines, find_unmappable, unescape_cell

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,\"'=＝"), max_size=12
)


def read(data: bytes, encoding: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(data.decode(encoding), newline=""))
    return [[unescape_cell(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("encoding", [CsvEncoding.UTF8, CsvEncoding.UTF8_BOM])
@given(rows=st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_unicode_files_give_every_text_back(encoding: CsvEncoding, rows: list[tuple[str, str]]) -> None:
    data = b"".join(csv_lines(["名称", "備考"], rows, encoding))
    assert data.startswith(b"\xef\xbb\xbf") == (encoding is CsvEncoding.UTF8_BOM)
    assert read(data, encoding.value) == [["名称", "備考"], *map(list, rows)]


@given(rows=st.lists(st.tuples(TEXTS), max_size=5))
def test_cp932_lists_exactly_what_would_not_come_back(rows: list[tuple[str]]) -> None:
    found = find_unmappable(["名称"], rows)
    if found:
        assert all(place.column == "名称" and place.row >= 1 for place in found)
        assert b"?" not in b"".join(
            csv_lines(["名称"], [[found[0].character]], CsvEncoding.CP932, replace=True)
        )
    else:
        data = b"".join(csv_lines(["名称"], rows, CsvEncoding.CP932))
        assert read(data, "cp932") == [["名称"], *map(list, rows)]


def test_unmappable_characters_are_named_by_place() -> None:
    found = find_unmappable(["名称", "備考"], [["表ソ髙﨑", ""], ["𠮷田", "〜"]])
    assert [(place.row, place.column, place.code_point) for place in found] == [
        (2, "名称", "U+20BB7"),
        (2, "備考", "U+301C"),
    ]
    with pytest.raises(UnicodeEncodeError):
        b"".join(csv_lines(["名称"], [["𠮷"]], CsvEncoding.CP932))
    replaced = b"".join(csv_lines(["名称"], [["𠮷田"]], CsvEncoding.CP932, replace=True))
    assert replaced.decode("cp932").splitlines()[1] == "〓田"


def test_values_are_written_plainly() -> None:
    row = [
        None,
        True,
        -500,
        Decimal("0.10"),
        date(2026, 11, 21),
        datetime(2026, 11, 21, 5, 5, tzinfo=UTC),
        "0123",
    ]
    data = b"".join(csv_lines(list("abcdefg"), [row], CsvEncoding.UTF8)).decode()
    assert data.splitlines()[1] == ",1,-500,0.10,2026-11-21,2026-11-21T05:05+00:00,0123"


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError):
        list(csv_lines(["a"], [[1.5]], CsvEncoding.UTF8))
