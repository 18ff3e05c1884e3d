"""Invitations アンケートの依頼. The link's token is not stored: it is derived from `nonce` and the server's secret."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel


class Invitation(ScopedModel):
    """One row per firm asked about one thing, by a link that needs no account. アンケートの依頼

    The owner unit is the one whose support is judged. `about_type` and `about_id` name a row of a higher tier.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "survey_code": FieldClass.INTERNAL,
        "survey_version": FieldClass.INTERNAL,
        "about_type": FieldClass.INTERNAL,
        "about_id": FieldClass.INTERNAL,
        "issue": FieldClass.INTERNAL,
        "agency_type": FieldClass.INTERNAL,
        "prefecture_code": FieldClass.INTERNAL,
        "nonce": FieldClass.SPECIAL_CARE,
        "token_hash": FieldClass.SPECIAL_CARE,
        "email": FieldClass.PERSONAL,
        "expires_at": FieldClass.INTERNAL,
        "reminded_at": FieldClass.INTERNAL,
        "answered_at": FieldClass.INTERNAL,
    }

    survey_code = models.CharField(max_length=40)
    survey_version = models.CharField(max_length=20)
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    issue = models.CharField(max_length=40, blank=True)
    agency_type = models.CharField(max_length=10, blank=True)
    prefecture_code = models.CharField(max_length=2, blank=True)
    nonce = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(ScopedModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["survey_code", "about_type", "about_id"], name="invitation_once_about"),
            models.CheckConstraint(name="invitation_expires_later", condition=Q(expires_at__gt=F("created_at"))),
            models.CheckConstraint(
                name="invitation_answered_in_time",
                condition=Q(answered_at__isnull=True) | Q(answered_at__lt=F("expires_at")),
            ),
            models.CheckConstraint(
                name="invitation_names_unit_and_subject",
                condition=Q(owner_unit__isnull=False, subject_id__isnull=False),
            ),
        ]
