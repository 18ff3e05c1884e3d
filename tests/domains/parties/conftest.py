"""Rows of made-up corporate number files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from banso.domains.parties.calc.registry_columns import AT, NAMES
from banso.kernel.corporate_number import check_digit


def number(serial: int) -> str:
    """A sound corporate number for a serial number."""
    body = f"{900000000000 + serial:012}"
    return f"{check_digit(body)}{body}"


def cells(serial: int = 1, **changes: str) -> list[str]:
    """The 30 cells of a sound row of a made-up firm."""
    values = {
        "sequenceNumber": str(serial), "corporateNumber": number(serial), "process": "01", "correct": "0",
        "updateDate": "2026-04-01", "changeDate": "2026-03-25", "name": f"株式会社架空{serial}番製作所", "kind": "301",
        "prefectureName": "福島県", "cityName": "福島市", "streetNumber": "架空町１番１号", "prefectureCode": "07",
        "cityCode": "201", "postCode": "9600000", "assignmentDate": "2015-10-05", "latest": "1",
        "furigana": "カクウ", "hihyoji": "0",
    }  # fmt: skip
    values |= changes
    assert set(values) <= set(NAMES)
    row = [""] * len(NAMES)
    for name, value in values.items():
        row[AT[name]] = value
    return row


def line(row: list[str]) -> str:
    """A row as the files write it."""
    return ",".join(f'"{cell}"' if cell and not cell.isascii() else cell for cell in row)


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[..., Path]:
    """write_file(row, row, …, encoding="cp932") → the path of a file of these rows (cells, or a line as it is)."""

    def write(*rows: list[str] | str, encoding: str = "utf-8", end: str = "\n", name: str = "houjin.csv") -> Path:
        path = tmp_path / name
        text = "".join((row if isinstance(row, str) else line(row)) + end for row in rows)
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def adviser(make_unit: Callable, make_user: Callable, actor_of: Callable) -> object:
    return actor_of(make_user("adviser", make_unit("架空商工会")))


@pytest.fixture
def stranger(make_unit: Callable, make_user: Callable, actor_of: Callable) -> object:
    return actor_of(make_user("adviser", make_unit("架空信用金庫")))
