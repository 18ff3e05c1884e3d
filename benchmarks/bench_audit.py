"""What it costs that every write leaves a chained audit row and its event in the same transaction: against the same write
bare. Both commit to disk each time (SQLite: WAL, synchronous FULL).
"""

import argparse
from typing import Any

from measuring import Table, announce, in_turn, median, own_database

WRITES, ROUNDS = 200, 7


def make_unit() -> Any:
    from banso.platform.scope.models import Unit

    return Unit.objects.create(code="BENCH", name="架空商工会", kind="agency")


def task_row(unit: Any, now: Any) -> Any:
    from banso.platform.tasks.models import Task

    return Task.base.create(owner_unit=unit, kind="bench", object_type="scope.unit", object_id=unit.pk, created_at=now)


def write_bare(unit: Any, writes: int) -> None:
    from django.db import transaction

    from banso.platform import clock

    for _ in range(writes):
        with transaction.atomic():
            task_row(unit, clock.now())


def write_with(unit: Any, writes: int, *, events: bool) -> None:
    from banso.domains.cases.events import CaseOpened
    from banso.platform import clock
    from banso.platform.scope.actor import Actor
    from banso.platform.work import work

    actor = Actor(user_id=None, unit_id=unit.pk, kind="service")
    for _ in range(writes):
        with work(actor, clock.now()) as unit_of_work:
            row = task_row(unit, unit_of_work.now)
            unit_of_work.audit("bench.write", row)
            if events:
                unit_of_work.emit(CaseOpened(row.pk, 1, unit.pk, None))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writes", type=int, default=WRITES)
    writes = parser.parse_args().writes
    with own_database():
        unit = make_unit()
        runs = in_turn(
            {
                "bare": lambda turn: write_bare(unit, writes),
                "with audit row": lambda turn: write_with(unit, writes, events=False),
                "with audit row and event (ours)": lambda turn: write_with(unit, writes, events=True),
            },
            ROUNDS,
        )
        announce(f"One row, one commit: median of {ROUNDS} × {writes} writes, in turn")
        floor = median(runs["bare"])
        rows = [
            (name, f"{writes / median(taken):,.0f}", f"{median(taken) / writes * 1000:.2f}", f"{median(taken) / floor:.2f}")
            for name, taken in runs.items()
        ]
        Table(("", "writes/s", "ms a write", "× bare"), rows).show()


if __name__ == "__main__":
    main()
