"""The unit of work 作業単位: one use case, one transaction, its audit rows and its events together.

    with work(actor, now) as unit:
        case = Case(...); case.save()
        unit.audit("case.open", case)
        unit.emit(CaseOpened(...))

The audit chain's head is locked last, just before the commit, so that use cases of one agency wait for each other as
little as possible. Leaving the block without an audit row is a programming error.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import models, transaction

from banso.platform.audit.chain import append
from banso.platform.audit.models import AuditEntry
from banso.platform.audit.record import draft, home_unit
from banso.platform.failpoints import failpoint
from banso.platform.outbox.publish import Event, publish
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import row_hash


class Work:
    """Collects what a use case must leave behind."""

    def __init__(self, actor: Actor, now: datetime, outer: "Work | None" = None) -> None:
        self.actor, self.now = actor, now
        self._drafts: list[tuple[int, AuditEntry, models.Model | None]] = outer._drafts if outer else []
        self._events: list[Event] = outer._events if outer else []

    def audit(
        self,
        action: str,
        row: models.Model | None = None,
        *,
        subject_id: int | None = None,
        purpose: str = "",
        changed: dict[str, Any] | None = None,
        unit_id: int | None = None,
    ) -> None:
        """Say what was done, to which row; `changed` carries no confidential value."""
        entry = draft(self.actor, self.now, action, row, subject_id=subject_id, purpose=purpose, changed=changed)
        self._drafts.append((unit_id or home_unit(self.actor, row), entry, row))

    def emit(self, event: Event) -> None:
        """Tell whoever subscribes, after the commit."""
        self._events.append(event)

    def flush(self) -> None:
        if not self._drafts:
            raise RuntimeError("a use case left no audit row")
        publish(self._events, self.now)
        failpoint("work.before_audit")
        chains: dict[int, list[AuditEntry]] = defaultdict(list)
        for unit_id, entry, row in self._drafts:
            if row is not None and row.pk is not None:
                entry.hash_after = row_hash(row)
                entry.object_id = row.pk
            chains[unit_id].append(entry)
        for unit_id in sorted(chains):
            append(unit_id, chains[unit_id])
        failpoint("work.before_commit")


_current: ContextVar[Work | None] = ContextVar("current_work", default=None)


@contextmanager
def work(actor: Actor, now: datetime) -> Iterator[Work]:
    """One transaction; committed with its audit rows and events, or not at all.

    A use case called from another joins the outer one's transaction and leaves its rows there, as its own actor.
    """
    outer = _current.get()
    if outer is not None:
        yield Work(actor, now, outer)
        return
    with transaction.atomic():
        unit = Work(actor, now)
        token = _current.set(unit)
        try:
            yield unit
        finally:
            _current.reset(token)
        unit.flush()
        transaction.on_commit(_committed)


def _committed() -> None:
    """After the outermost commit: that of `once` or of a job, where one of those holds the transaction."""
    failpoint("work.after_commit")
