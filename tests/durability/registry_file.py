"""A made-up corporate number file: 30 columns, no header, numbers that no registry office issues."""

import csv
from pathlib import Path

from banso.kernel.corporate_number import check_digit

UNISSUED_BODY = 999_800_000_000


def write_registry_file(path: Path, count: int, start: int = 0) -> int:
    """Write `count` sound rows, of the firms from number `start` on; gives how many."""
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, quoting=csv.QUOTE_ALL).writerows(_row(number) for number in range(start, start + count))
    return count


def _row(number: int) -> list[str]:
    body = str(UNISSUED_BODY + number)
    return [
        str(number + 1), f"{check_digit(body)}{body}", "01", "0", "2026-11-01", "2026-10-31", f"株式会社架空{number}号", "",
        "301", "福島県", "福島市", f"架空本町{number % 40 + 1}番", "", "07", "201", "9600000", "", "", "", "", "", "",
        "2026-10-31", "1", "", "", "", "", f"カクウ{number}ゴウ", "0",
    ]  # fmt: skip
