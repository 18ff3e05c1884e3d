"""The log 経過 of a referral."""

from typing import ClassVar

from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from .referral import Referral


class ReferralChange(ScopedModel):
    """One row per change of a referral's state, and per reminder (state unchanged, rung raised). 取次ぎの経過"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "referral": FieldClass.INTERNAL,
        "from_state": FieldClass.INTERNAL,
        "to_state": FieldClass.INTERNAL,
        "rung": FieldClass.INTERNAL,
        "party": FieldClass.INTERNAL,
        "by_user": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "referral"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="changes")
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    rung = models.PositiveSmallIntegerField(default=0)
    party = models.CharField(max_length=10)
    by_user = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "created_at"], name="referral_change_order"),
        ]
