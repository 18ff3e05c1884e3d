"""Answers アンケートの回答. Written once and never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from .invitation import Invitation


class Answer(ScopedModel):
    """One row per answered invitation; the scale is stored with the score, so that scales are never mixed. 回答"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "invitation": FieldClass.INTERNAL,
        "survey_code": FieldClass.INTERNAL,
        "survey_version": FieldClass.INTERNAL,
        "scale_points": FieldClass.INTERNAL,
        "score": FieldClass.INTERNAL,
        "is_top_two": FieldClass.INTERNAL,
        "issue": FieldClass.INTERNAL,
        "agency_type": FieldClass.INTERNAL,
        "prefecture_code": FieldClass.INTERNAL,
        "comment": FieldClass.CONFIDENTIAL,
        "answered_on": FieldClass.INTERNAL,
    }

    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="answer")
    survey_code = models.CharField(max_length=40)
    survey_version = models.CharField(max_length=20)
    scale_points = models.PositiveSmallIntegerField()
    score = models.PositiveSmallIntegerField()
    is_top_two = models.BooleanField()
    issue = models.CharField(max_length=40, blank=True)
    agency_type = models.CharField(max_length=10, blank=True)
    prefecture_code = models.CharField(max_length=2, blank=True)
    comment = models.TextField(blank=True)
    answered_on = models.DateField()

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["survey_code", "scale_points", "answered_on"], name="answer_population"),
            models.Index(fields=["owner_unit", "-answered_on"], name="answer_of_unit"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="answer_within_scale",
                condition=Q(scale_points__in=[4, 5], score__gte=1) & Q(score__lte=F("scale_points")),
            ),
            models.CheckConstraint(
                name="answer_top_two_is_computed",
                condition=Q(is_top_two=True, score__gt=F("scale_points") - 2)
                | Q(is_top_two=False, score__lte=F("scale_points") - 2),
            ),
        ]
