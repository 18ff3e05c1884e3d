"""Records of the corporate number register 法人番号公表情報の履歴."""

from typing import ClassVar

from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from .party import Party


class RegistryRecord(ScopedModel):
    """One row per record the register published about a firm: what was processed, when, and what it then said. 登記等の履歴

    Never changed: a record published again with other content is another row. `digest` is of the record's own columns.
    """

    # All of it is published by the register.
    field_classes: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "party", "process", "is_correction", "changed_on", "updated_on", "is_latest", "name", "address",
            "closed_on", "close_cause", "successor_number", "change_cause", "digest",
        ),
        FieldClass.PUBLIC,
    )  # fmt: skip
    public_when_unowned: ClassVar[bool] = True

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="registry_records")
    process = models.CharField(max_length=2)
    is_correction = models.BooleanField()
    changed_on = models.DateField()
    updated_on = models.DateField()
    is_latest = models.BooleanField()
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=700)
    closed_on = models.DateField(null=True)
    close_cause = models.CharField(max_length=2, blank=True)
    successor_number = models.CharField(max_length=13, blank=True)
    change_cause = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=32)

    class Meta(ScopedModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["party", "digest"], name="registry_record_once"),
        ]
