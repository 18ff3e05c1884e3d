"""The database queue 待ち行列: enqueue with the change, claim by lease, finish behind a fence."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from banso.platform.failpoints import failpoint

from .models import Job

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 6
JobHandler = Callable[[Job, datetime], None]

_handlers: dict[str, JobHandler] = {}


def job(kind: str) -> Callable[[JobHandler], JobHandler]:
    """Decorator for a handler(job, now) in a domain's jobs.py; its writes and "done" commit together."""

    def register(handler: JobHandler) -> JobHandler:
        _handlers[kind] = handler
        return handler

    return register


def enqueue(
    kind: str, payload: dict[str, Any], *, now: datetime, run_at: datetime | None = None, dedupe_key: str | None = None
) -> Job:
    """Queue work in the current transaction; a dedupe key that already waits is kept as it is."""
    fields = {"kind": kind, "payload": payload, "run_at": run_at or now, "created_at": now}
    if dedupe_key is None:
        return Job.objects.create(**fields)
    return Job.objects.get_or_create(dedupe_key=dedupe_key, defaults=fields)[0]


def claim(now: datetime) -> Job | None:
    """Take the next due job, or one whose worker's lease ran out; None when there is nothing to do.

    A job whose worker died in each of its attempts is kept as failed: it must not hold up the others for ever.
    """
    with transaction.atomic():
        while (row := _next_due(now)) is not None:
            if row.attempts < MAX_ATTEMPTS:
                row.state, row.fence, row.attempts = "running", row.fence + 1, row.attempts + 1
                row.lease_until = now + LEASE
                row.save()
                return row
            row.state, row.lease_until, row.dedupe_key, row.last_error = "failed", None, None, "WorkerDied"
            row.save()
    return None


def _next_due(now: datetime) -> Job | None:
    due = Q(state="queued", run_at__lte=now) | Q(state="running", lease_until__lt=now)
    lock = {"skip_locked": True} if connection.vendor == "postgresql" else {}
    return Job.objects.select_for_update(**lock).filter(due).order_by("run_at", "pk").first()


def run_claimed(row: Job, now: datetime) -> bool:
    """Run one claimed job: its effect and "done" in one transaction. Returns whether it was done."""
    try:
        with transaction.atomic():
            held = Job.objects.select_for_update().get(pk=row.pk)
            if held.fence != row.fence or held.state != "running":
                return False
            _handlers[row.kind](held, now)
            held.state, held.finished_at, held.lease_until, held.dedupe_key = "done", now, None, None
            held.save()
            failpoint("jobs.before_done")
        return True
    except Exception as problem:
        log.exception("job %s (%s) failed", row.pk, row.kind)
        _postpone(row, type(problem).__name__, now)
        return False


def _postpone(row: Job, error: str, now: datetime) -> None:
    """Try again later; a job given up frees its dedupe key, so that the same work can be asked for again."""
    held = Job.objects.filter(pk=row.pk, fence=row.fence)
    if row.attempts >= MAX_ATTEMPTS:
        held.update(state="failed", lease_until=None, dedupe_key=None, last_error=error)
    else:
        again_at = now + timedelta(seconds=10 * 2**row.attempts)
        held.update(state="queued", run_at=again_at, lease_until=None, last_error=error)


def run_due(now: datetime, limit: int = 50) -> int:
    """Run what is due, at most `limit` jobs; returns how many were done."""
    finished = 0
    for _ in range(limit):
        row = claim(now)
        if row is None:
            break
        finished += run_claimed(row, now)
    return finished
