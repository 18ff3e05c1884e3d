"""Units 組織単位, memberships 所属 and grants 閲覧許可."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from .roles import Role

ROOT_UNIT_CODE = "ROOT"


class Unit(models.Model):
    """One row per body whose members share what they see: an agency, or the operator itself. 組織単位"""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=[("root", "root"), ("operator", "operator"), ("agency", "agency")])

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One row per role a user holds, for a unit (staff) or for a firm (owner), over a period. 所属"""

    user = models.ForeignKey("identity.User", on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="memberships")
    subject_id = models.BigIntegerField(null=True, db_index=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    team = models.CharField(max_length=60, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="membership_owner_has_subject_staff_has_unit",
                condition=Q(role=Role.OWNER, subject_id__isnull=False, unit__isnull=True)
                | (~Q(role=Role.OWNER) & Q(subject_id__isnull=True, unit__isnull=False)),
            ),
        ]


class Grant(models.Model):
    """One row per permission of a unit to see one object, or everything about one subject, for a purpose. 閲覧許可

    `object_type` is a model label ("cases.case") or "" for all of the subject's rows. Rows are never deleted; they end.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField(null=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=60)
    field_classes = models.JSONField(default=list)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=80)
    consent_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["unit", "object_type", "object_id"], name="grant_unit_object"),
            models.Index(fields=["subject_id", "unit"], name="grant_subject_unit"),
            models.Index(fields=["source"], name="grant_source"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="grant_names_object_or_subject",
                condition=(Q(object_type="") & Q(object_id__isnull=True) & Q(subject_id__isnull=False))
                | (~Q(object_type="") & Q(object_id__isnull=False)),
            ),
        ]
