"""XLSX: text is text, numbers and dates are real, and one table stands on one sheet."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest

from banso.platform.exports import export_file_name, write_workbook

MADE = datetime(2026, 11, 21, tzinfo=UTC)


def sheet_and_strings(data: bytes) -> tuple[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode(), archive.read(
            "xl/sharedStrings.xml"
        ).decode()


def test_texts_are_typed_as_strings_and_escaped() -> None:
    texts = ["=1+1", "＝1", "+81", "@x", "http://example.invalid/", "0123", "1234567890123"]
    data = write_workbook("一覧", ["値"], [[text] for text in texts], created_at=MADE)
    sheet, strings = sheet_and_strings(data)
    assert "<f>" not in sheet and "hyperlink" not in sheet
    assert len(re.findall(r'<c r="A[2-8]"[^>]* t="s"|<c r="A[2-8]" t="s"', sheet)) == len(texts)
    assert not re.findall(r"<t[^>]*>[=+\-@＝]", strings)


def test_numbers_and_dates_are_real() -> None:
    row = [
        1_000_000,
        date(2026, 11, 21),
        datetime(2026, 11, 21, 14, 5, tzinfo=UTC),
        True,
        None,
        date(1868, 1, 25),
    ]
    sheet, strings = sheet_and_strings(write_workbook("一覧", list("abcdef"), [row], created_at=MADE))
    assert "<v>1000000</v>" in sheet and "<v>46347</v>" in sheet and 't="b"' in sheet
    assert "1868-01-25" in strings, "a date that Excel cannot count is written in words"
    assert "mergeCell" not in sheet


def test_same_data_same_bytes() -> None:
    first, second = (
        write_workbook("一覧", ["a"], [["x"]], created_at=MADE, about=[("件数", "1")]) for _ in "12"
    )
    assert first == second


def test_a_text_too_long_for_a_cell_is_an_error_not_a_loss() -> None:
    with pytest.raises(ValueError, match="32767"):
        write_workbook("一覧", ["a"], [["x" * 32_768]], created_at=MADE)


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("相談一覧", "相談一覧_20261121.csv"),
        ("../../etc/passwd", "etcpasswd_20261121.csv"),
        ("a/b:c*\u202egpj.exe\x00", "abcgpj.exe_20261121.csv"),
        ("", "export_20261121.csv"),
        ("長" * 500, "長" * 60 + "_20261121.csv"),
    ],
)
def test_file_names_can_be_saved_anywhere(report: str, name: str) -> None:
    assert export_file_name(report, date(2026, 11, 21), "csv") == name


@pytest.mark.parametrize("title", ["[一]*?:/\\'覧", "", "x" * 80, "説明"])
def test_any_title_makes_a_sheet(title: str) -> None:
    assert write_workbook(title, ["a"], [], created_at=MADE, about=[("a", "b")])[:2] == b"PK"
