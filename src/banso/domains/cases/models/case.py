"""Cases 案件."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.issue_list import split_issues
from ..calc.workflow import CLOSED, OPEN, ORIGINS


class Case(ScopedModel):
    """One row per need of a firm (or not-yet-firm) that a unit looks after over time. 案件（支援案件）"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "number": FieldClass.INTERNAL,
        "title": FieldClass.CONFIDENTIAL,
        "state": FieldClass.INTERNAL,
        "origin": FieldClass.INTERNAL,
        "issue_codes": FieldClass.INTERNAL,
        "prefecture_code": FieldClass.INTERNAL,
        "adviser": FieldClass.INTERNAL,
        "opened_on": FieldClass.INTERNAL,
        "closed_on": FieldClass.INTERNAL,
        "outcome": FieldClass.INTERNAL,
        "closing_note": FieldClass.CONFIDENTIAL,
    }

    number = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=100)
    state = models.CharField(max_length=10, default=OPEN)
    origin = models.CharField(max_length=10)
    issue_codes = models.CharField(max_length=300)
    prefecture_code = models.CharField(max_length=2, blank=True)
    adviser = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    closing_note = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner_unit", "state", "-opened_on"], name="case_of_unit"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="case_closed_iff_outcome",
                condition=Q(state=OPEN, closed_on__isnull=True, outcome="")
                | (Q(state=CLOSED, closed_on__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(name="case_origin_known", condition=Q(origin__in=list(ORIGINS))),
            models.CheckConstraint(
                name="case_belongs_and_is_about",
                condition=Q(owner_unit__isnull=False, subject_id__isnull=False),
            ),
        ]

    @property
    def issues(self) -> tuple[str, ...]:
        return split_issues(self.issue_codes)


class CaseChange(ScopedModel):
    """One row per step of a case: opened, issues changed, closed, reopened. 案件の経過"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "case": FieldClass.INTERNAL,
        "action": FieldClass.INTERNAL,
        "state": FieldClass.INTERNAL,
        "issue_codes": FieldClass.INTERNAL,
        "by_user": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "case"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="changes")
    action = models.CharField(max_length=20)
    state = models.CharField(max_length=10)
    issue_codes = models.CharField(max_length=300)
    by_user = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
