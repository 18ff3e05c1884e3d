"""From a signed-in user to an actor 行為者, asked anew at each request."""

from datetime import datetime
from typing import Protocol

from django.db import models
from django.db.models import Q

from .actor import Actor
from .models import ROOT_UNIT_CODE, Membership, Unit
from .roles import Role


class SignedIn(Protocol):
    """What this module needs of a user; the model itself belongs to platform.identity."""

    pk: int
    display_name: str
    is_service: bool


def live_memberships(user_id: int, at: datetime) -> models.QuerySet[Membership]:
    """Memberships in force, staff units by name first."""
    return (
        Membership.objects.filter(user_id=user_id, valid_from__lte=at)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=at))
        .select_related("unit")
        .order_by("unit__name", "pk")
    )


def actor_for_user(user: SignedIn, at: datetime, unit_id: int | None = None) -> Actor:
    """The actor a user is now; acts for one unit at a time (the first unless named)."""
    rows = list(live_memberships(user.pk, at))
    units = [row.unit_id for row in rows if row.unit_id is not None]
    acting = unit_id if unit_id in units else (units[0] if units else None)
    roles = {Role(row.role) for row in rows if row.unit_id == acting or row.unit_id is None}
    teams = [row.team for row in rows if row.unit_id == acting and row.team]
    return Actor(
        user_id=user.pk,
        name=user.display_name,
        unit_id=acting,
        roles=frozenset(roles),
        subject_ids=frozenset(row.subject_id for row in rows if row.subject_id is not None),
        team=teams[0] if teams else "",
        kind="service" if user.is_service else "person",
    )


def root_unit_id() -> int:
    """The operator's own unit: home of chains and rows that belong to no agency."""
    return Unit.objects.get_or_create(
        code=ROOT_UNIT_CODE, defaults={"name": "運営主体", "name_en": "Operator", "kind": "root"}
    )[0].pk
