"""Telling subscribers 配達: in order, each in one transaction with its delivery row, so that nothing happens twice."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from banso.platform.failpoints import failpoint

from .models import Delivery, OutboxEvent
from .publish import Handler, handlers_of, revive

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 12
LONGEST_WAIT = timedelta(hours=6)


def dispatch_due(now: datetime, limit: int = 200) -> int:
    """Deliver what is due; returns how many events were completed."""
    due = OutboxEvent.objects.filter(state="waiting", next_try_at__lte=now).order_by("pk")[:limit]
    return sum(_deliver(event, now) for event in due)


def _deliver(event: OutboxEvent, now: datetime) -> bool:
    for handler in handlers_of(event.type):
        try:
            _tell(event, handler, now)
        except Exception as problem:
            log.exception("event %s (%s) not delivered", event.pk, event.type)
            _postpone(event, type(problem).__name__, now)
            return False
    event.state = "done"
    event.save(update_fields=["state"])
    return True


def _tell(event: OutboxEvent, handler: Handler, now: datetime) -> None:
    name = f"{handler.__module__}.{handler.__name__}"
    failpoint("outbox.before_delivery")
    with transaction.atomic():
        OutboxEvent.objects.select_for_update().get(pk=event.pk)
        _, fresh = Delivery.objects.get_or_create(event=event, subscriber=name, defaults={"delivered_at": now})
        if fresh:
            handler(revive(event.type, event.payload), now)
    failpoint("outbox.after_delivery")


def _postpone(event: OutboxEvent, error: str, now: datetime) -> None:
    event.attempts += 1
    event.last_error = error
    event.state = "dead" if event.attempts >= MAX_ATTEMPTS else "waiting"
    event.next_try_at = now + min(timedelta(seconds=5 * 2**event.attempts), LONGEST_WAIT)
    event.save(update_fields=["attempts", "last_error", "state", "next_try_at"])
