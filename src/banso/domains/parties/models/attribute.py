"""Attributes of a party 事業者の属性."""

from typing import ClassVar

from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from .party import Party


class PartyAttribute(ScopedModel):
    """One row per value of one attribute, with its source and the date it held, as recorded by one unit. 事業者の属性

    Never changed: a new value is a new row, and the newest `as_of` counts. What a unit recorded is that unit's, also
    about a firm that is everybody's. `field_class` is the class of this very value, from the attribute's definition.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "party": FieldClass.INTERNAL,
        "name": FieldClass.INTERNAL,
        "value": FieldClass.PERSONAL,
        "source": FieldClass.INTERNAL,
        "as_of": FieldClass.INTERNAL,
        "field_class": FieldClass.INTERNAL,
    }

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="attributes")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=300)
    source = models.CharField(max_length=100)
    as_of = models.DateField()
    field_class = models.CharField(max_length=20, choices=[(name.value, name.value) for name in FieldClass])

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["party", "name", "as_of"], name="party_attribute_newest"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="party_attribute_is_owned", condition=models.Q(owner_unit__isnull=False)
            ),
        ]
