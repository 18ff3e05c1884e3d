"""CSV 出力: rows to bytes, one line at a time, in UTF-8 with BOM, UTF-8 or CP932 (what older office software reads)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from .escaping import escape_cell

CellValue = str | int | Decimal | date | datetime | bool | None
REPLACEMENT = "〓"  # the printers' own mark for a character that is not in the case


class CsvEncoding(StrEnum):
    UTF8_BOM = "utf-8-sig"
    UTF8 = "utf-8"
    CP932 = "cp932"

    @property
    def codec(self) -> str:
        """The codec of each line; the BOM is written once, by `csv_lines`."""
        return "cp932" if self is CsvEncoding.CP932 else "utf-8"


@dataclass(frozen=True)
class UnmappableCharacter:
    """One character that CP932 does not have: row counted from 1 below the header, the column's name."""

    row: int
    column: str
    character: str

    @property
    def code_point(self) -> str:
        return f"U+{ord(self.character):04X}"


def cell_text(value: CellValue) -> str:
    """One value as CSV text: ISO dates, bare numbers, escaped text; never a float."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        raise TypeError("exports take integers, decimals, dates and text; never floats")
    return escape_cell(str(value))


def csv_lines(
    header: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    encoding: CsvEncoding,
    *,
    replace: bool = False,
) -> Iterator[bytes]:
    """The file, a line at a time (CRLF). Unmappable characters raise UnicodeEncodeError, or become 〓 if `replace`."""
    if encoding is CsvEncoding.UTF8_BOM:
        yield b"\xef\xbb\xbf"
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in _with_header(header, rows):
        writer.writerow(row)
        line = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        yield (_replaced(line) if replace else line).encode(encoding.codec)


def find_unmappable(
    header: Sequence[str], rows: Iterable[Sequence[CellValue]], *, limit: int = 100
) -> list[UnmappableCharacter]:
    """The first `limit` places whose character would not survive CP932 and back; row 0 is the header."""
    found: list[UnmappableCharacter] = []
    for number, row in enumerate(_with_header(header, rows)):
        for name, text in zip(header, row, strict=True):
            for character in _unmappable_in(text):
                found.append(UnmappableCharacter(number, name, character))
                if len(found) >= limit:
                    return found
    return found


def _with_header(header: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> Iterator[list[str]]:
    yield [escape_cell(name) for name in header]
    for row in rows:
        yield [cell_text(value) for value in row]


def _unmappable_in(text: str) -> Iterator[str]:
    if text.isascii():
        return
    for character in text:
        if not _survives(character):
            yield character


def _survives(character: str) -> bool:
    try:
        return character.encode("cp932").decode("cp932") == character
    except UnicodeError:
        return False


def _replaced(line: str) -> str:
    return "".join(character if _survives(character) else REPLACEMENT for character in line)
