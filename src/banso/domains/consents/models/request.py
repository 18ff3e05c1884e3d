"""Requests for a consent 同意のお願い. The token of the answer link is kept only as its hash."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.workflow import ACCEPTED, ASKED, CANCELLED, DECLINED
from .consent import Consent


class ConsentRequest(ScopedModel):
    """One row per question put to a firm: may this unit see that, for this purpose? 同意のお願い

    `case_id` is the case the question arose from (a row of a higher tier, so a bare number).
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "purpose": FieldClass.INTERNAL,
        "shared_classes": FieldClass.INTERNAL,
        "receiver_unit": FieldClass.INTERNAL,
        "what_for": FieldClass.CONFIDENTIAL,
        "case_id": FieldClass.INTERNAL,
        "consent_until": FieldClass.INTERNAL,
        "token_hash": FieldClass.SPECIAL_CARE,
        "state": FieldClass.INTERNAL,
        "asked_by": FieldClass.INTERNAL,
        "expires_at": FieldClass.INTERNAL,
        "answered_at": FieldClass.INTERNAL,
        "consent": FieldClass.INTERNAL,
    }

    purpose = models.CharField(max_length=40)
    shared_classes = models.JSONField(default=list)
    receiver_unit = models.ForeignKey("scope.Unit", on_delete=models.PROTECT, related_name="+")
    what_for = models.TextField()
    case_id = models.BigIntegerField(null=True, db_index=True)
    consent_until = models.DateTimeField(null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, default=ASKED)
    asked_by = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, related_name="requests")

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner_unit", "state", "-created_at"], name="consent_request_of_unit"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="consent_request_state",
                condition=Q(state=ASKED, answered_at__isnull=True, consent__isnull=True)
                | Q(state=ACCEPTED, answered_at__isnull=False, consent__isnull=False)
                | Q(state__in=[DECLINED, CANCELLED], answered_at__isnull=False, consent__isnull=True),
            ),
        ]


class ConsentRequestChange(ScopedModel):
    """One row per step of a request: asked, accepted, declined, cancelled. 同意のお願いの経過"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "request": FieldClass.INTERNAL,
        "state": FieldClass.INTERNAL,
        "by_user": FieldClass.INTERNAL,
        "by_kind": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "request"

    request = models.ForeignKey(ConsentRequest, on_delete=models.PROTECT, related_name="changes")
    state = models.CharField(max_length=10)
    by_user = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_kind = models.CharField(max_length=10)
