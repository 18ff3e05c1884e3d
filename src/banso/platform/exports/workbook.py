"""XLSX 出力: one table on one sheet, real dates and numbers, every text typed as text."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from .csv_text import CellValue
from .escaping import escape_cell

LONGEST_CELL = 32_767
_FIRST_EXCEL_DATE = date(1900, 3, 1)  # before it, Excel's own day numbers are wrong
_FORBIDDEN_IN_SHEET_NAMES = str.maketrans("", "", "[]:*?/\\'")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def write_workbook(
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    *,
    created_at: datetime,
    about: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A workbook of the table and, after it, a sheet with what it is (`about`: label and text).

    Instants are written in the zone they come in, without the zone, as Excel has none. Raises ValueError for a text
    longer than Excel's 32,767 characters, which Excel would lose silently.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    # The creation time is the only thing in the file that is not the data; pinning it makes exports repeatable.
    book.set_properties({"title": title, "created": created_at.astimezone(UTC).replace(tzinfo=None)})
    formats = _formats(book)
    sheet = book.add_worksheet(_sheet_name(title))
    widths = [_width(name) for name in header]
    last_row = 0
    _write_row(sheet, 0, header, {str: formats["header"]})
    for last_row, row in enumerate(rows, start=1):
        _write_row(sheet, last_row, row, formats)
        widths = [max(width, _width(value)) for width, value in zip(widths, row, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, 50) + 2)
    sheet.freeze_panes(1, 0)
    if header:
        sheet.autofilter(0, 0, last_row, len(header) - 1)
    if about:
        _write_about(book, about, formats)
    book.close()
    return target.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[Any, Any]:
    return {
        "header": book.add_format({"bold": True, "bg_color": "#E8F1FE", "bottom": 1}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        int: book.add_format({"num_format": "#,##0"}),
    }


def _write_row(sheet: Any, number: int, row: Sequence[CellValue], formats: dict[Any, Any]) -> None:
    for column, value in enumerate(row):
        _write_cell(sheet, number, column, value, formats)


def _write_cell(sheet: Any, row: int, column: int, value: CellValue, formats: dict[Any, Any]) -> None:
    if value is None:
        return
    if isinstance(value, float):
        raise TypeError("exports take integers, decimals, dates and text; never floats")
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int) and abs(value) < 10**15:
        sheet.write_number(row, column, value, formats.get(int))
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime) and value.date() >= _FIRST_EXCEL_DATE:
        sheet.write_datetime(row, column, value.replace(tzinfo=None), formats.get(datetime))
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_EXCEL_DATE:
        sheet.write_datetime(row, column, value, formats.get(date))
    else:
        sheet.write_string(row, column, _cell(value), formats.get(str))


def _cell(value: object) -> str:
    text = value.isoformat() if isinstance(value, date) else escape_cell(str(value))
    if len(text) > LONGEST_CELL:
        raise ValueError(f"a cell holds {LONGEST_CELL} characters, this one has {len(text)}")
    return text


def _write_about(
    book: xlsxwriter.Workbook, about: Sequence[tuple[str, str]], formats: dict[Any, Any]
) -> None:
    sheet = book.add_worksheet("説明")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 60)
    for number, (label, text) in enumerate(about):
        _write_row(sheet, number, [label], {str: formats["header"]})
        sheet.write_string(number, 1, _cell(text))


def _sheet_name(title: str) -> str:
    name = title.translate(_FORBIDDEN_IN_SHEET_NAMES).strip()[:31]
    return "一覧" if name in ("", "説明") else name


def _width(value: object) -> int:
    """Columns a value takes: full-width characters count two."""
    text = "" if value is None else str(value)[:60]
    return sum(1 if character.isascii() else 2 for character in text)
