"""Making audit rows 記録: drafts inside a use case; looks, searches, exports and denials in a short transaction of their own."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from banso.platform.scope.actor import Actor
from banso.platform.scope.memberships import root_unit_id

from .chain import append
from .models import AuditEntry


def draft(
    actor: Actor,
    now: datetime,
    action: str,
    row: models.Model | None = None,
    *,
    subject_id: int | None = None,
    purpose: str = "",
    changed: dict[str, Any] | None = None,
) -> AuditEntry:
    """An unsealed audit row. `changed` holds names, states and counts only: never a confidential value."""
    return AuditEntry(
        at=now,
        actor_user_id=actor.user_id,
        actor_kind=actor.kind,
        actor_unit_id=actor.unit_id,
        actor_roles=",".join(sorted(actor.roles)),
        action=action,
        object_type=row._meta.label_lower if row is not None else "",
        object_id=row.pk if row is not None else None,
        subject_id=subject_id if subject_id is not None else getattr(row, "subject_id", None),
        purpose=purpose,
        changed=changed or {},
        hash_before=getattr(row, "hash_before", ""),
        request_id=actor.request_id,
    )


def home_unit(actor: Actor, row: models.Model | None) -> int:
    """Whose chain a row belongs to: the owner of the object, else the actor's unit, else the operator's."""
    owner = getattr(row, "owner_unit_id", None)
    return owner or actor.unit_id or root_unit_id()


def record(
    actor: Actor,
    now: datetime,
    action: str,
    row: models.Model | None = None,
    *,
    subject_id: int | None = None,
    purpose: str = "",
    changed: dict[str, Any] | None = None,
    unit_id: int | None = None,
) -> None:
    """One audit row in a transaction of its own: looks, searches, exports, denials."""
    entry = draft(actor, now, action, row, subject_id=subject_id, purpose=purpose, changed=changed)
    with transaction.atomic():
        append(unit_id or home_unit(actor, row), [entry])


def record_look(actor: Actor, now: datetime, row: models.Model, purpose: str) -> None:
    """Somebody opened confidential content."""
    record(actor, now, "look", row, purpose=purpose)


def record_denial(actor: Actor, now: datetime, what: str, code: str) -> None:
    """Somebody was refused; kept although the request failed."""
    record(actor, now, "denied", changed={"what": what[:200], "code": code})
