"""Consents 同意. The owner unit is the holder: the unit whose data the receiver may see."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.workflow import EVIDENCE, GIVEN, WITHDRAWN


class Consent(ScopedModel):
    """One row per permission a firm gave: purpose, field classes, holder unit → receiver unit, term. 同意

    `case_id` is the case it arose from (a row of a higher tier, so a bare number); the consent is not limited to it.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "purpose": FieldClass.INTERNAL,
        "shared_classes": FieldClass.INTERNAL,
        "receiver_unit": FieldClass.INTERNAL,
        "case_id": FieldClass.INTERNAL,
        "evidence": FieldClass.INTERNAL,
        "evidence_note": FieldClass.CONFIDENTIAL,
        "evidence_file": FieldClass.CONFIDENTIAL,
        "state": FieldClass.INTERNAL,
        "valid_from": FieldClass.INTERNAL,
        "valid_until": FieldClass.INTERNAL,
        "withdrawn_at": FieldClass.INTERNAL,
        "withdrawal_reason": FieldClass.CONFIDENTIAL,
        "recorded_by": FieldClass.INTERNAL,
    }

    purpose = models.CharField(max_length=40)
    shared_classes = models.JSONField(default=list)
    receiver_unit = models.ForeignKey("scope.Unit", on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField(null=True, db_index=True)
    evidence = models.CharField(max_length=10)
    evidence_note = models.TextField(blank=True)
    evidence_file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, default=GIVEN)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawal_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_id", "purpose", "receiver_unit"], name="consent_live"),
            models.Index(fields=["owner_unit", "-valid_from"], name="consent_of_unit"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="consent_withdrawn_iff_dated",
                condition=Q(state=GIVEN, withdrawn_at__isnull=True) | Q(state=WITHDRAWN, withdrawn_at__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_term_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=models.F("valid_from")),
            ),
            models.CheckConstraint(name="consent_evidence_known", condition=Q(evidence__in=list(EVIDENCE))),
            models.CheckConstraint(
                name="consent_names_subject_and_holder",
                condition=Q(subject_id__isnull=False, owner_unit__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_not_to_oneself", condition=~Q(receiver_unit=models.F("owner_unit"))
            ),
        ]


class ConsentChange(ScopedModel):
    """One row per step of a consent: given, withdrawn. 同意の経過"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "consent": FieldClass.INTERNAL,
        "state": FieldClass.INTERNAL,
        "by_user": FieldClass.INTERNAL,
        "by_kind": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "consent"

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="changes")
    state = models.CharField(max_length=10)
    by_user = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_kind = models.CharField(max_length=10)
