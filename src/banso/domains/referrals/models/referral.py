"""Referrals 取次ぎ. The owner unit is the sender; the receiver sees the row by a grant that does not end."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc import workflow


class Referral(ScopedModel):
    """One row per hand-over of one firm's need from one agency to another. 取次ぎ

    `case` is the sender's, `received_case` the receiver's own; `previous` is the referral by which the sender itself
    got the need. Types and prefectures of both agencies are kept as they were on the day of sending.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "receiver_unit": FieldClass.INTERNAL,
        "case": FieldClass.INTERNAL,
        "received_case": FieldClass.INTERNAL,
        "previous": FieldClass.INTERNAL,
        "consent": FieldClass.INTERNAL,
        "issue": FieldClass.INTERNAL,
        "rule_ids": FieldClass.INTERNAL,
        "override_reason": FieldClass.CONFIDENTIAL,
        "sender_type": FieldClass.INTERNAL,
        "sender_prefecture": FieldClass.INTERNAL,
        "receiver_type": FieldClass.INTERNAL,
        "receiver_prefecture": FieldClass.INTERNAL,
        "state": FieldClass.INTERNAL,
        "sent_on": FieldClass.INTERNAL,
        "ladder_days": FieldClass.INTERNAL,
        "rung": FieldClass.INTERNAL,
        "reminded_on": FieldClass.INTERNAL,
        "answer_by": FieldClass.INTERNAL,
        "taken_up_on": FieldClass.INTERNAL,
        "days_to_take_up": FieldClass.INTERNAL,
        "ended_on": FieldClass.INTERNAL,
        "refusal_reason": FieldClass.INTERNAL,
        "end_note": FieldClass.CONFIDENTIAL,
    }

    receiver_unit = models.ForeignKey("scope.Unit", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    received_case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    consent = models.ForeignKey("consents.Consent", on_delete=models.PROTECT, related_name="+")
    issue = models.CharField(max_length=40)
    rule_ids = models.JSONField(default=list)
    override_reason = models.CharField(max_length=400, blank=True)
    sender_type = models.CharField(max_length=10, blank=True)
    sender_prefecture = models.CharField(max_length=2, blank=True)
    receiver_type = models.CharField(max_length=10)
    receiver_prefecture = models.CharField(max_length=2, blank=True)
    state = models.CharField(max_length=20, default=workflow.WAITING)
    sent_on = models.DateField()
    ladder_days = models.JSONField()
    rung = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True)
    answer_by = models.DateField()
    taken_up_on = models.DateField(null=True)
    days_to_take_up = models.PositiveIntegerField(null=True)
    ended_on = models.DateField(null=True)
    refusal_reason = models.CharField(max_length=20, blank=True)
    end_note = models.TextField(blank=True)

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["receiver_unit", "state", "answer_by"], name="referral_basket"),
            models.Index(fields=["owner_unit", "state", "-sent_on"], name="referral_sent"),
            models.Index(fields=["state", "answer_by"], name="referral_clock"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="referral_state_known", condition=Q(state__in=workflow.STATES)),
            models.CheckConstraint(
                name="referral_taken_up_has_case",
                condition=Q(taken_up_on__isnull=True, received_case__isnull=True, days_to_take_up__isnull=True)
                | Q(taken_up_on__isnull=False, received_case__isnull=False, days_to_take_up__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_taken_up_by_state",
                condition=Q(state__in=[workflow.TAKEN_UP, *workflow.OUTCOMES], taken_up_on__isnull=False)
                | Q(state__in=[workflow.WAITING, workflow.NOT_FOR_US, workflow.ABANDONED], taken_up_on__isnull=True)
                | Q(state=workflow.WITHDRAWN),
            ),
            models.CheckConstraint(
                name="referral_ended_iff_end_state",
                condition=Q(state__in=workflow.OPEN_STATES, ended_on__isnull=True)
                | Q(state__in=workflow.END_STATES, ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_reason_iff_refused",
                condition=Q(state=workflow.NOT_FOR_US, refusal_reason__in=list(workflow.REFUSAL_REASONS))
                | (~Q(state=workflow.NOT_FOR_US) & Q(refusal_reason="")),
            ),
            models.CheckConstraint(name="referral_not_to_oneself", condition=~Q(receiver_unit=F("owner_unit"))),
            models.CheckConstraint(
                name="referral_names_sender_and_subject",
                condition=Q(owner_unit__isnull=False, subject_id__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_dates_forward",
                condition=Q(taken_up_on__isnull=True) | Q(taken_up_on__gte=F("sent_on")),
            ),
            models.UniqueConstraint(
                fields=["case", "receiver_unit", "issue"],
                condition=Q(state__in=workflow.OPEN_STATES),
                name="referral_open_once",
            ),
        ]
