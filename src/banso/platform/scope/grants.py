"""Opening and ending grants 閲覧許可の開始と終了, always inside the use case that has the reason for it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q

from .models import Grant
from .roles import FieldClass
from .visibility import ScopedModel, live_grants


def open_grant(
    *,
    unit_id: int,
    purpose: str,
    source: str,
    field_classes: Iterable[FieldClass],
    valid_from: datetime,
    valid_until: datetime | None = None,
    row: ScopedModel | None = None,
    subject_id: int | None = None,
    consent_id: int | None = None,
) -> Grant:
    """Let a unit see one row, or everything about a subject when no row is given."""
    return Grant.objects.create(
        unit_id=unit_id,
        subject_id=row.subject_id if row is not None else subject_id,
        object_type="" if row is None else row._meta.label_lower,
        object_id=None if row is None else row.pk,
        purpose=purpose,
        field_classes=sorted(field_class.value for field_class in field_classes),
        valid_from=valid_from,
        valid_until=valid_until,
        source=source,
        consent_id=consent_id,
    )


def end_grants(*, now: datetime, source: str | None = None, consent_id: int | None = None) -> int:
    """End every open grant of a source or of a consent; returns how many ended."""
    if source is None and consent_id is None:
        raise ValueError("name a source or a consent")
    grants = Grant.objects.filter(ended_at__isnull=True)
    if source is not None:
        grants = grants.filter(source=source)
    if consent_id is not None:
        grants = grants.filter(consent_id=consent_id)
    return grants.update(ended_at=now)


def grants_about(subject_id: int, at: datetime) -> models.QuerySet[Grant]:
    """Live grants on anything about a subject: the firm's page "who may see what"."""
    return live_grants(at).filter(Q(subject_id=subject_id)).select_related("unit").order_by("unit__name", "pk")
