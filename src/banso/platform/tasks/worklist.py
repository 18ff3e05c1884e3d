"""The worklist 作業一覧: opened and closed by use cases, read by every home page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import ScopedModel

from .models import Task


@dataclass(frozen=True)
class TaskKind:
    """How a kind of task is shown: its (lazy) title, and where its page is."""

    kind: str
    title: str
    address: Callable[[Task], str]


_kinds: dict[str, TaskKind] = {}


def register_task_kind(kind: str, *, title: str, address: Callable[[Task], str]) -> None:
    """Declare a kind once, in the domain's web layer; `title` may be a lazy translation."""
    _kinds[kind] = TaskKind(kind, title, address)


def task_kind(kind: str) -> TaskKind:
    return _kinds[kind]


def open_task(
    *, kind: str, row: ScopedModel, unit_id: int, now: datetime, due_on: date | None, label: str = "",
    assignee_id: int | None = None,
) -> Task:
    """Ask a unit to do something about a row; one open task per kind, row and unit."""
    same = Task.scoped.unscoped().filter(
        kind=kind, object_type=row._meta.label_lower, object_id=row.pk, owner_unit_id=unit_id, done_at__isnull=True
    )
    return same.first() or Task.base.create(
        kind=kind,
        owner_unit_id=unit_id,
        subject_id=row.subject_id,
        assignee_id=assignee_id,
        due_on=due_on,
        object_type=row._meta.label_lower,
        object_id=row.pk,
        label=label[:200],
        created_at=now,
    )


def close_tasks(*, row: ScopedModel, now: datetime, outcome: str, kind: str | None = None, unit_id: int | None = None) -> int:
    """End the open tasks about a row; returns how many."""
    tasks = Task.scoped.unscoped().filter(object_type=row._meta.label_lower, object_id=row.pk, done_at__isnull=True)
    if kind is not None:
        tasks = tasks.filter(kind=kind)
    if unit_id is not None:
        tasks = tasks.filter(owner_unit_id=unit_id)
    return tasks.update(done_at=now, outcome=outcome)


def open_tasks(actor: Actor, at: datetime) -> models.QuerySet[Task]:
    """What the actor's unit must do, earliest due first; dateless last."""
    tasks = Task.scoped.visible_to(actor, at).filter(done_at__isnull=True)
    return tasks.order_by(models.F("due_on").asc(nulls_last=True), "pk")
