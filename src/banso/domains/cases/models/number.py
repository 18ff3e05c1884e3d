"""Counters of numbers 採番."""

from typing import ClassVar

from django.db import models


class LastNumber(models.Model):
    """One row per kind of number and fiscal year: the last one given; locked while the next is taken. 採番"""

    kind = models.CharField(max_length=10)
    fiscal_year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "fiscal_year"], name="last_number_once"),
        ]
