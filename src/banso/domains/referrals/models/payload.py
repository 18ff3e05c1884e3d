"""What was handed over 引継ぎ内容, apart from the referral, so that the one manager can shut it by itself."""

from typing import ClassVar

from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from .referral import Referral


class ReferralPayload(ScopedModel):
    """One row per referral: its content as frozen on sending, never changed. 引継ぎ内容

    The receiver sees it by a grant that rests on the consent and ends with it or with the referral.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "referral": FieldClass.INTERNAL,
        "content": FieldClass.CONFIDENTIAL,
        "sha256": FieldClass.INTERNAL,
    }

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="payload")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
