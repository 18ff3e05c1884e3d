"""The worker ワーカー: tells events and runs jobs, until asked to stop."""

import logging
import signal
import threading
from datetime import timedelta

from django.db import close_old_connections

from banso.platform import clock
from banso.platform.files.sweep import sweep_orphans
from banso.platform.jobs.queue import run_due
from banso.platform.outbox.dispatch import dispatch_due

log = logging.getLogger(__name__)
IDLE_SECONDS = 1.0
SWEEP_EVERY = timedelta(days=1)


def work_once() -> int:
    """One round: events first, since they may queue jobs. Returns how many things were done."""
    now = clock.now()
    return dispatch_due(now) + run_due(now)


def work_until(stopped: threading.Event) -> None:
    """Rounds until told to stop; a failing database is waited for, not died of."""
    sweep_at = clock.now()
    while not stopped.is_set():
        close_old_connections()
        try:
            busy = work_once() > 0
            if clock.now() >= sweep_at:
                sweep_orphans(clock.now())
                sweep_at = clock.now() + SWEEP_EVERY
        except Exception:
            log.exception("worker round failed")
            busy = False
        if not busy:
            stopped.wait(IDLE_SECONDS)


def stop_on_signals() -> threading.Event:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    return stopped
