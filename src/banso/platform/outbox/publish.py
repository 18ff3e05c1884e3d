"""Events 出来事: frozen dataclasses, registered by name, stored with the change that made them."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from .models import OutboxEvent

Event = Any
Handler = Callable[[Any, datetime], None]

_types: dict[str, type] = {}
_handlers: dict[str, list[Handler]] = defaultdict(list)


def event_type(kind: type) -> type:
    """Class decorator: make a frozen dataclass of JSON values known under `<domain>.<Name>`."""
    if not is_dataclass(kind):
        raise TypeError("an event is a frozen dataclass")
    _types[name_of(kind)] = kind
    return kind


def name_of(kind: type) -> str:
    domain = kind.__module__.split(".")[-2]
    return f"{domain}.{kind.__name__}"


def subscribe(kind: type) -> Callable[[Handler], Handler]:
    """Decorator for a handler(event, now) in a domain's subscriptions.py."""

    def register(handler: Handler) -> Handler:
        _handlers[name_of(kind)].append(handler)
        return handler

    return register


def handlers_of(name: str) -> list[Handler]:
    return _handlers[name]


def revive(name: str, payload: dict[str, Any]) -> Event:
    return _types[name](**payload)


def publish(events: list[Event], now: datetime) -> None:
    """Store events in the current transaction."""
    OutboxEvent.objects.bulk_create(
        OutboxEvent(type=name_of(type(event)), payload=asdict(event), happened_at=now, next_try_at=now)
        for event in events
    )
