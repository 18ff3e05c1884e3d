"""Rows of a CSV file 行の分解: cells, or why a line is not a row. Pure."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from banso.kernel.errors import Text


@dataclass(frozen=True)
class Wrong:
    """One thing wrong with a row; `column` is "" when it is the whole row."""

    column: str
    code: str
    message: Text


TOO_LONG = Wrong("", "row_too_long", Text("1行が長すぎます（64KBまで）。", "The row is too long (up to 64 KB)."))
MALFORMED = Wrong(
    "",
    "row_malformed",
    Text("引用符（\"）が閉じていないか、余分な文字があります。", "A quotation mark is not closed, or something follows it."),
)


def wrong_count(expected: int, found: int) -> Wrong:
    return Wrong(
        "",
        "column_count",
        Text(f"列の数は{expected}のはずですが、{found}列あります。", f"There should be {expected} columns, not {found}."),
    )


def parse_rows(lines: Sequence[str], columns: int) -> list[list[str] | Wrong]:
    """For each line its cells, exactly `columns` of them, or what is wrong with it. No cell spans lines."""
    rows = _parse_together(lines)
    if rows is None:
        rows = [_parse_alone(line) for line in lines]
    return [
        row if isinstance(row, Wrong) or len(row) == columns else wrong_count(columns, len(row)) for row in rows
    ]


def _parse_together(lines: Sequence[str]) -> list[list[str] | Wrong] | None:
    """All lines at once, which is fast; None unless every line is a row of its own."""
    if any(line.count('"') % 2 for line in lines):
        return None
    try:
        rows: list[list[str] | Wrong] = list(csv.reader(lines, strict=True))
    except csv.Error:
        return None
    return rows if len(rows) == len(lines) else None


def _parse_alone(line: str) -> list[str] | Wrong:
    try:
        rows = list(csv.reader([line], strict=True))
    except csv.Error:
        return MALFORMED
    return rows[0] if len(rows) == 1 else MALFORMED
