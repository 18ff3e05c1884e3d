"""Audit rows 監査記録. No code path updates or deletes them; triggers on both databases refuse it."""

from typing import ClassVar

from django.db import models


class AuditEntry(models.Model):
    """One row per change, look, denial, export or search, chained by hash within its unit. 監査記録"""

    unit = models.ForeignKey("scope.Unit", on_delete=models.PROTECT, related_name="+")
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    actor_user_id = models.BigIntegerField(null=True)
    actor_kind = models.CharField(max_length=10)
    actor_unit_id = models.BigIntegerField(null=True)
    actor_roles = models.CharField(max_length=120, blank=True)
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(null=True)
    subject_id = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=60, blank=True)
    changed = models.JSONField(default=dict)
    hash_before = models.CharField(max_length=64, blank=True)
    hash_after = models.CharField(max_length=64, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    previous_hash = models.CharField(max_length=64)
    entry_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "sequence"], name="audit_unit_sequence"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_id", "at"], name="audit_subject_at"),
            models.Index(fields=["object_type", "object_id"], name="audit_object"),
        ]


class AuditHead(models.Model):
    """One row per unit: the last sequence and hash of its chain. 監査記録の先頭"""

    unit = models.OneToOneField("scope.Unit", on_delete=models.PROTECT, primary_key=True, related_name="+")
    sequence = models.BigIntegerField(default=0)
    entry_hash = models.CharField(max_length=64)
