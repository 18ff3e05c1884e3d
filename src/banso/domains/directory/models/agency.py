"""Agencies 支援機関 and what is dated about them: names, offices, areas, functions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from .agency_type import AgencyType
from .in_force import DatedRow, forward_period


class Agency(DatedRow):
    """One row per support agency in the directory; one-to-one with the Unit whose members work there. 支援機関

    `capacity_per_month` is how many hand-overs it says it can take a month (empty: not stated). Its name is a dated row.
    """

    unit = models.OneToOneField("scope.Unit", on_delete=models.PROTECT, related_name="+")
    agency_type = models.ForeignKey(AgencyType, on_delete=models.PROTECT, related_name="agencies")
    corporate_number = models.CharField(max_length=13, blank=True)
    prefecture_code = models.CharField(max_length=2)
    city_code = models.CharField(max_length=6, blank=True)
    street = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    capacity_per_month = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency_type", "prefecture_code"], name="agency_type_prefecture"),
            models.Index(fields=["prefecture_code"], name="agency_prefecture"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            forward_period("agency_period_forward"),
            models.UniqueConstraint(
                name="agency_corporate_number_once",
                fields=["corporate_number"],
                condition=~Q(corporate_number=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_type_id} {self.pk}"


class AgencyName(DatedRow):
    """One row per name of an agency and the period in which it bears it; `search_key` is the folded name. 支援機関の名称"""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    search_key = models.CharField(max_length=420)

    class Meta:
        ordering: ClassVar[list[str]] = ["agency", "valid_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            forward_period("agencyname_period_forward"),
            models.UniqueConstraint(
                name="agencyname_one_current", fields=["agency"], condition=Q(valid_until__isnull=True)
            ),
        ]


class AgencyOffice(DatedRow):
    """One row per further office of an agency (branch, satellite window). 支援機関の拠点"""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="offices")
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    prefecture_code = models.CharField(max_length=2)
    city_code = models.CharField(max_length=6, blank=True)
    street = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["agency", "prefecture_code", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [forward_period("agencyoffice_period_forward")]


class AgencyArea(DatedRow):
    """One row per prefecture (2 digits) or municipality (6 digits) an agency serves; none = the whole nation. 担当区域"""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="areas")
    area_code = models.CharField(max_length=6)

    class Meta:
        ordering: ClassVar[list[str]] = ["agency", "area_code"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["area_code"], name="agencyarea_code")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            forward_period("agencyarea_period_forward"),
            models.UniqueConstraint(
                name="agencyarea_once", fields=["agency", "area_code"], condition=Q(valid_until__isnull=True)
            ),
        ]


class AgencyFunction(DatedRow):
    """One row per management issue an agency declares it can help with. 対応できる経営課題"""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="functions")
    issue = models.CharField(max_length=40)

    class Meta:
        ordering: ClassVar[list[str]] = ["agency", "issue"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["issue"], name="agencyfunction_issue")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            forward_period("agencyfunction_period_forward"),
            models.UniqueConstraint(
                name="agencyfunction_once", fields=["agency", "issue"], condition=Q(valid_until__isnull=True)
            ),
        ]
