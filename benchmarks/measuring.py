"""What every benchmark shares: a database of its own, runs in turn, medians, and who measured what where.

Nothing here asserts a time. Figures compare only within one run: ours and its peers take turns, round by round.
"""

import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.durability.place import Place, empty_place  # noqa: E402

Runs = dict[str, list[float]]


@contextmanager
def own_database() -> Iterator[Place]:
    """Django set up on an empty migrated database in a folder of its own (PostgreSQL if BANSO_DATABASE_URL names one)."""
    with tempfile.TemporaryDirectory(prefix="banso-bench-") as folder, empty_place(Path(folder)) as place:
        os.environ.update({"BANSO_DATA_DIR": folder, "BANSO_DATABASE_URL": place.url})
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banso.config.settings")
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        try:
            yield place
        finally:
            connections.close_all()


def in_turn(tasks: dict[str, Callable[[int], object]], rounds: int = 5) -> Runs:
    """Seconds of each task in each round; every round starts with another task."""
    names, runs = list(tasks), {name: [] for name in tasks}
    for turn in range(rounds):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            started = time.perf_counter()
            tasks[name](turn)
            runs[name].append(time.perf_counter() - started)
    return runs


def median(seconds: Sequence[float]) -> float:
    return statistics.median(seconds)


def percentile(seconds: Sequence[float], share: int) -> float:
    """The value that `share` percent are not above."""
    return sorted(seconds)[min(len(seconds) - 1, len(seconds) * share // 100)]


@dataclass(frozen=True)
class Table:
    """A table on the screen: columns as wide as they must be; Japanese characters count as two."""

    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def show(self) -> None:
        cells = [self.heads, *self.rows]
        widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            print("  ".join(_padded(cell, width, number) for number, (cell, width) in enumerate(zip(row, widths, strict=True))))


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def _padded(cell: str, width: int, number: int) -> str:
    blanks = " " * (width - _width(cell))
    return cell + blanks if number == 0 else blanks + cell


def announce(title: str) -> None:
    """What is measured, where, and of which version."""
    from django.db import connection

    print(f"\n{title}")
    print(f"{_cores()} cores, {platform.machine()}, Python {platform.python_version()}, {_database(connection.vendor)}, {_commit()}")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _database(vendor: str) -> str:
    if vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    from django.db import connection

    connection.ensure_connection()
    return f"PostgreSQL {connection.pg_version // 10_000}"


def _commit() -> str:
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=10"]
    found = subprocess.run(git, capture_output=True, text=True)
    return f"commit {found.stdout.strip() or 'unknown'}"
