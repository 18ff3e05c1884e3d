"""Saved definitions 指標の定義: public facts about how we count, so they belong to no unit."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from ..calc.definitions import Definition, Measure, read_definition

STATED = (
    "code", "version", "label_ja", "label_en", "meaning_ja", "meaning_en", "measure", "dataset", "dataset_version",
    "event", "distinct_key", "window", "population", "numerator", "parameters", "breakdowns", "targets", "unit_ja",
    "unit_en", "decimals", "rounding", "source",
)  # fmt: skip


class IndicatorDefinition(models.Model):
    """One row per published version of an indicator's definition; never edited afterwards. 指標の定義"""

    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    label_ja = models.CharField(max_length=100)
    label_en = models.CharField(max_length=100)
    meaning_ja = models.CharField(max_length=400)
    meaning_en = models.CharField(max_length=400)
    measure = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Measure])
    dataset = models.CharField(max_length=60)
    dataset_version = models.PositiveIntegerField()
    event = models.CharField(max_length=60)
    distinct_key = models.CharField(max_length=60, blank=True)
    window = models.CharField(max_length=20, choices=[("event_in_period", "event_in_period")])
    population = models.JSONField(default=list)
    numerator = models.JSONField(default=list)
    parameters = models.JSONField(default=list)
    breakdowns = models.JSONField(default=list)
    targets = models.JSONField(default=list)
    unit_ja = models.CharField(max_length=20)
    unit_en = models.CharField(max_length=20)
    decimals = models.PositiveSmallIntegerField()
    rounding = models.CharField(max_length=20, choices=[("exact", "exact"), ("half_up", "half_up")])
    source = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code", "version"], name="indicator_version_once"),
            models.CheckConstraint(
                name="indicator_measure_has_its_parts",
                condition=Q(measure=Measure.COUNT.value, distinct_key="")
                | (Q(measure=Measure.DISTINCT.value) & ~Q(distinct_key=""))
                | Q(measure=Measure.SHARE.value, distinct_key=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    def read(self) -> Definition:
        """What this row says, for computing."""
        stored: dict[str, Any] = {name: getattr(self, name) for name in STATED}
        return read_definition(stored)
