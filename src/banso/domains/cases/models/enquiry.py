"""Enquiries 相談の申込み."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.workflow import ACCEPTED, RECEIVED, SETTLED, WITHDRAWN
from .case import Case


class Enquiry(ScopedModel):
    """One row per request for advice in the owner's own words, addressed to one unit. 相談の申込み

    The token of the follow link is kept only as its hash. `subject_id` is set once the firm has been found.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "number": FieldClass.INTERNAL,
        "token_hash": FieldClass.SPECIAL_CARE,
        "text": FieldClass.CONFIDENTIAL,
        "asker_name": FieldClass.PERSONAL,
        "firm_name": FieldClass.CONFIDENTIAL,
        "contact_email": FieldClass.PERSONAL,
        "contact_phone": FieldClass.PERSONAL,
        "prefecture_code": FieldClass.INTERNAL,
        "city_code": FieldClass.INTERNAL,
        "state": FieldClass.INTERNAL,
        "settlement": FieldClass.INTERNAL,
        "case": FieldClass.INTERNAL,
        "ended_at": FieldClass.INTERNAL,
        "link_valid_until": FieldClass.INTERNAL,
    }

    number = models.CharField(max_length=20, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    asker_name = models.CharField(max_length=100)
    firm_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)
    prefecture_code = models.CharField(max_length=2)
    city_code = models.CharField(max_length=6, blank=True)
    state = models.CharField(max_length=10, default=RECEIVED)
    settlement = models.CharField(max_length=20, blank=True)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="enquiry")
    ended_at = models.DateTimeField(null=True)
    link_valid_until = models.DateTimeField()

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner_unit", "state", "-created_at"], name="enquiry_of_unit"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="enquiry_state",
                condition=Q(state=RECEIVED, case__isnull=True, ended_at__isnull=True, settlement="")
                | Q(state=ACCEPTED, case__isnull=False, ended_at__isnull=False, settlement="")
                | (Q(state=SETTLED, case__isnull=True, ended_at__isnull=False) & ~Q(settlement=""))
                | Q(state=WITHDRAWN, case__isnull=True, ended_at__isnull=False, settlement=""),
            ),
            models.CheckConstraint(
                name="enquiry_accepted_about_a_firm",
                condition=~Q(state=ACCEPTED) | Q(subject_id__isnull=False),
            ),
            models.CheckConstraint(
                name="enquiry_has_contact", condition=~Q(contact_email="") | ~Q(contact_phone="")
            ),
        ]


class EnquiryChange(ScopedModel):
    """One row per step of an enquiry: received, linked, accepted, settled, withdrawn. 申込みの経過"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "enquiry": FieldClass.INTERNAL,
        "action": FieldClass.INTERNAL,
        "state": FieldClass.INTERNAL,
        "by_user": FieldClass.INTERNAL,
        "by_kind": FieldClass.INTERNAL,
    }
    scope_through: ClassVar[str] = "enquiry"

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="changes")
    action = models.CharField(max_length=20)
    state = models.CharField(max_length=10)
    by_user = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_kind = models.CharField(max_length=10)
