"""Consultations 相談記録."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.channels import CHANNELS
from ..calc.consultation import LONGEST_MINUTES
from ..calc.issue_list import split_issues
from .case import Case


class Consultation(ScopedModel):
    """One row per talk about a case, dated by when it took place, not by when it was written down. 相談記録

    Rows are never changed. Prefecture, agency type and fiscal year are kept as they were on the day.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "case": FieldClass.INTERNAL,
        "event_on": FieldClass.INTERNAL,
        "reported_at": FieldClass.INTERNAL,
        "reported_on": FieldClass.INTERNAL,
        "fiscal_year": FieldClass.INTERNAL,
        "channel": FieldClass.INTERNAL,
        "is_ai": FieldClass.INTERNAL,
        "contact_minutes": FieldClass.INTERNAL,
        "preparation_minutes": FieldClass.INTERNAL,
        "main_issue": FieldClass.INTERNAL,
        "issue_codes": FieldClass.INTERNAL,
        "summary": FieldClass.CONFIDENTIAL,
        "next_step": FieldClass.CONFIDENTIAL,
        "next_on": FieldClass.INTERNAL,
        "agency_type_code": FieldClass.INTERNAL,
        "prefecture_code": FieldClass.INTERNAL,
        "adviser": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "case"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consultations")
    event_on = models.DateField()
    reported_at = models.DateTimeField()
    reported_on = models.DateField()
    fiscal_year = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=10)
    is_ai = models.BooleanField(default=False)
    contact_minutes = models.PositiveSmallIntegerField()
    preparation_minutes = models.PositiveSmallIntegerField()
    main_issue = models.CharField(max_length=30)
    issue_codes = models.CharField(max_length=300)
    summary = models.TextField()
    next_step = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True)
    agency_type_code = models.CharField(max_length=4, blank=True)
    prefecture_code = models.CharField(max_length=2, blank=True)
    adviser = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["case", "-event_on"], name="consultation_of_case"),
            models.Index(fields=["fiscal_year", "event_on"], name="consultation_by_day"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="consultation_minutes",
                condition=Q(contact_minutes__gte=1, contact_minutes__lte=LONGEST_MINUTES)
                & Q(preparation_minutes__gte=0, preparation_minutes__lte=LONGEST_MINUTES),
            ),
            models.CheckConstraint(name="consultation_has_issue", condition=~Q(main_issue="")),
            models.CheckConstraint(
                name="consultation_ai_is_marked",
                condition=Q(is_ai=True, channel__in=[code for code, channel in CHANNELS.items() if channel.is_ai])
                | Q(is_ai=False, channel__in=[code for code, channel in CHANNELS.items() if not channel.is_ai]),
            ),
            models.CheckConstraint(
                name="consultation_reported_after_event", condition=Q(reported_on__gte=models.F("event_on"))
            ),
        ]

    @property
    def issues(self) -> tuple[str, ...]:
        return split_issues(self.issue_codes)


class ConsultationIssue(ScopedModel):
    """One row per issue of a consultation, for counting by issue. 相談記録の経営課題"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "consultation": FieldClass.INTERNAL,
        "position": FieldClass.INTERNAL,
        "issue": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "consultation"

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="issue_rows")
    position = models.PositiveSmallIntegerField()
    issue = models.CharField(max_length=30, db_index=True)

    class Meta(ScopedModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["consultation", "issue"], name="consultation_issue_once"),
        ]
