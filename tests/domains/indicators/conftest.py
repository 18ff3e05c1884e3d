"""A small made-up dataset over the worklist's table, and definitions over it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from banso.domains.indicators.calc.definitions import Definition, read_definition
from banso.kernel.errors import Text
from banso.platform import datasets
from banso.platform.datasets import Column, Dataset, register_dataset
from banso.platform.scope.actor import SYSTEM, Actor
from banso.platform.scope.roles import FieldClass, Role

INTERNAL, CONFIDENTIAL = FieldClass.INTERNAL, FieldClass.CONFIDENTIAL
CANARY = "秘密の文章"
BREAKDOWNS = [
    ["prefecture", "unit", "agency", ""],
    ["agency_type", "agency_type", "itself", ""],
    ["issue", "issue", "itself", ""],
]


def _column(name: str, source: str, kind: str, field_class: FieldClass = INTERNAL) -> Column:
    return Column(name, source, kind, field_class, Text(name, name))


def _rows() -> Any:
    from banso.platform.tasks.models import Task

    return Task.scoped.unscoped()


MADE_UP = Dataset(
    name="made_up.events",
    version=1,
    row_meaning=Text("架空の出来事", "A made-up event"),
    columns=(
        _column("id", "pk", "integer"),
        _column("event_on", "due_on", "date"),
        _column("unit", "owner_unit_id", "integer"),
        _column("agency_type", "kind", "text"),
        _column("issue", "outcome", "text"),
        _column("days", "object_id", "integer"),
        _column("subject", "subject_id", "integer", CONFIDENTIAL),
        _column("note", "label", "text", CONFIDENTIAL),
    ),
    rows=_rows,
)


@pytest.fixture
def made_up() -> Iterator[Dataset]:
    register_dataset(MADE_UP)
    yield MADE_UP
    del datasets._datasets[MADE_UP.name]


def define(measure: str, **changes: Any) -> Definition:
    """A definition over the made-up dataset."""
    stated = {
        "code": f"made_up_{measure}", "version": 1, "label_ja": "架空", "label_en": "Made up", "meaning_ja": "", "meaning_en": "",
        "measure": measure, "dataset": MADE_UP.name, "dataset_version": 1, "event": "event_on", "window": "event_in_period",
        "breakdowns": BREAKDOWNS, "unit_ja": "件", "unit_en": "", "decimals": 1, "rounding": "half_up", "source": "",
    }  # fmt: skip
    return replace(read_definition(stated), **changes)


@pytest.fixture
def add(db: None, made_up: Dataset, now: datetime) -> Callable[..., Any]:
    """add(unit, "2026-11-01", subject=1, issue="it_use") → one made-up event."""
    from banso.platform.tasks.models import Task

    def make(unit: Any, on: str, subject: int | None = 1, kind: str = "AG01", issue: str = "it_use", days: int = 0) -> Any:
        return Task.base.create(
            owner_unit=unit, subject_id=subject, kind=kind, outcome=issue, object_id=days, due_on=date.fromisoformat(on),
            object_type="made_up.event", label=CANARY, created_at=now,
        )  # fmt: skip

    return make


@pytest.fixture
def make_agency(db: None, now: datetime) -> Callable[..., Any]:
    """make_agency("AG01", "07") → an agency in force since 2020."""
    from banso.domains.directory import api as directory

    def make(type_code: str, prefecture_code: str) -> Any:
        return directory.register_agency(
            actor=SYSTEM, now=now, type_code=type_code, name=f"架空機関{type_code}{prefecture_code}",
            prefecture_code=prefecture_code, valid_from=date(2020, 4, 1),
        )  # fmt: skip

    return make


@pytest.fixture
def planner() -> Actor:
    return Actor(user_id=1, unit_id=None, roles=frozenset({Role.PLANNER}))
