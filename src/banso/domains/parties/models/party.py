"""Parties 事業者."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.kinds import CORPORATION, DECLARED, KINDS, SOURCES, STATUSES


class Party(ScopedModel):
    """One row per firm, sole proprietor or person before founding, counted once nationwide. 事業者

    A firm with a corporate number is everybody's (`owner_unit` null): it and its number are public facts. Any other
    belongs to the unit that registered it. `subject_id` is the row's own id, so that grants about it reach it too.
    """

    # Whoever may see the row may see all of it: the register publishes it, and a party of one unit opens by grant only.
    field_classes: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            "kind", "name", "name_image_id", "name_en", "kana", "corporate_number", "prefecture_code", "city_code",
            "city_name", "street", "postal_code", "address_image_id", "address_outside", "status", "closed_on",
            "close_cause", "successor_number", "is_hidden", "source", "as_of", "registry_kind", "registry_process",
            "registry_changed_on", "registry_updated_on", "registry_is_latest", "registry_digest", "assigned_on",
        ),
        FieldClass.PUBLIC,
    )  # fmt: skip
    public_when_unowned: ClassVar[bool] = True

    kind = models.CharField(max_length=20, choices=[(code, code) for code in KINDS])
    name = models.CharField(max_length=200)
    name_image_id = models.CharField(max_length=8, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    kana = models.CharField(max_length=500, blank=True)
    corporate_number = models.CharField(max_length=13, null=True, unique=True)
    prefecture_code = models.CharField(max_length=2, blank=True)
    city_code = models.CharField(max_length=6, blank=True)
    city_name = models.CharField(max_length=60, blank=True)
    street = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=7, blank=True)
    address_image_id = models.CharField(max_length=8, blank=True)
    address_outside = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=10, default="active", choices=[(code, code) for code in STATUSES])
    closed_on = models.DateField(null=True)
    close_cause = models.CharField(max_length=2, blank=True)
    successor_number = models.CharField(max_length=13, blank=True)
    is_hidden = models.BooleanField(default=False)
    source = models.CharField(max_length=20, choices=[(code, code) for code in SOURCES])
    as_of = models.DateField()
    registry_kind = models.CharField(max_length=3, blank=True)
    registry_process = models.CharField(max_length=2, blank=True)
    registry_changed_on = models.DateField(null=True)
    registry_updated_on = models.DateField(null=True)
    registry_is_latest = models.BooleanField(default=False)
    registry_digest = models.CharField(max_length=32, blank=True)
    assigned_on = models.DateField(null=True)

    class Meta(ScopedModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="party_kind_known", condition=Q(kind__in=list(KINDS))),
            models.CheckConstraint(name="party_status_known", condition=Q(status__in=list(STATUSES))),
            models.CheckConstraint(
                name="party_number_is_a_corporations",
                condition=Q(corporate_number__isnull=True) | Q(kind=CORPORATION),
            ),
            models.CheckConstraint(
                name="party_numbered_is_public_other_is_owned",
                condition=Q(corporate_number__isnull=False, owner_unit__isnull=True)
                | Q(corporate_number__isnull=True, owner_unit__isnull=False),
            ),
            models.CheckConstraint(
                name="party_registry_has_number",
                condition=Q(corporate_number__isnull=False) | Q(source=DECLARED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
