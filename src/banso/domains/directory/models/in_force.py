"""Rows with a period 有効期間: from the first day (included) to the end (not included); no end = still in force."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class InForceQuerySet(models.QuerySet[models.Model]):
    def in_force(self, on: date) -> "InForceQuerySet":
        """Rows whose period contains the day. A row without a first day has been in force for as long as we know."""
        return self.filter(started(on), not_ended(on))


def started(on: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": on})


def not_ended(on: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gt": on})


def forward_period(name: str) -> models.CheckConstraint:
    """A period ends after it starts."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_until__isnull=True)
        | Q(valid_from__isnull=True)
        | Q(valid_until__gt=F("valid_from")),
    )


class DatedRow(models.Model):
    """Abstract: a fact about an agency that holds over a period of days. 期間のある事実"""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = InForceQuerySet.as_manager()

    class Meta:
        abstract = True

    def holds_on(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)
