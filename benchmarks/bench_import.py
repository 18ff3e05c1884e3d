"""Importing corporate numbers: ours (every cell checked, staged, audited, indexed for search, history kept, can be resumed)
against a plain csv + bulk_create loader without any check, and against parsing the CSV alone.
"""

import argparse
import csv
from itertools import islice
from pathlib import Path

from measuring import Table, announce, in_turn, median, own_database
from tests.durability.registry_file import write_registry_file

ROWS, ROUNDS, BATCH = 40_000, 5, 4_000


def import_ours(path: Path) -> None:
    from banso.domains.parties import api as parties
    from banso.platform import clock
    from banso.platform.scope.actor import SYSTEM

    report = parties.import_corporations(actor=SYSTEM, now=clock.now(), path=path)
    assert report.state == "published", report


def load_plainly(path: Path) -> None:
    """What one writes in five minutes: no check, no staging, no search index, no history, no audit row."""
    from django.db import transaction

    from banso.domains.parties.models import Party
    from banso.platform import clock

    now = clock.now()
    with path.open(encoding="utf-8", newline="") as source, transaction.atomic():
        rows = csv.reader(source)
        while batch := list(islice(rows, BATCH)):
            Party.base.bulk_create(
                Party(
                    kind="corporation", name=cells[6], kana=cells[28], corporate_number=cells[1], prefecture_code=cells[13],
                    street=cells[11], postal_code=cells[15], created_at=now, source="registry", as_of=now.date(),
                )
                for cells in batch
            )  # fmt: skip


def parse_only(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as source:
        return sum(1 for _ in csv.reader(source))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    count = parser.parse_args().rows
    with own_database() as place:
        files = [place.folder / f"houjin{number}.csv" for number in range(2 * ROUNDS)]
        for number, path in enumerate(files):
            write_registry_file(path, count, start=number * count)
        runs = in_turn(
            {
                "ours": lambda turn: import_ours(files[2 * turn]),
                "csv + bulk_create, unchecked": lambda turn: load_plainly(files[2 * turn + 1]),
                "csv parsing alone": lambda turn: parse_only(files[2 * turn]),
            },
            ROUNDS,
        )
        announce(f"Import of {count:,} rows a file, other firms each time: median of {ROUNDS}, in turn")
        ours = median(runs["ours"])
        rows = [(name, f"{count / median(taken):,.0f}", f"{ours / median(taken):.2f}") for name, taken in runs.items()]
        Table(("", "rows/s", "ours takes × as long"), rows).show()


if __name__ == "__main__":
    main()
