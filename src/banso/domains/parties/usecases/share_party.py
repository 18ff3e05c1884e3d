"""Letting another unit know a party 事業者の共有: for a hand-over of a firm that only its registering unit can see."""

from collections.abc import Iterable
from datetime import datetime

from banso.platform.scope.grants import open_grant
from banso.platform.scope.roles import FieldClass

from ..models import Party


def share_party(
    *,
    now: datetime,
    party_id: int,
    unit_id: int,
    purpose: str,
    source: str,
    field_classes: Iterable[FieldClass],
    consent_id: int | None = None,
    valid_until: datetime | None = None,
) -> int:
    """Let a unit read the row of one party; the id of the grant. Call inside the `work` that has the reason.

    End it with `platform.scope.grants.end_grants` by the same source, or by the consent.
    """
    return open_grant(
        unit_id=unit_id,
        purpose=purpose,
        source=source,
        field_classes=field_classes,
        valid_from=now,
        valid_until=valid_until,
        row=Party.scoped.unscoped().get(pk=party_id),
        consent_id=consent_id,
    ).pk
