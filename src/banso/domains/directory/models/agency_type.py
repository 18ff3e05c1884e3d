"""Kinds of agencies 支援機関の種別, their names by period, and published counts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from .in_force import InForceQuerySet, forward_period

AGENCY, PROFESSION, PROGRAMME = "agency", "profession", "programme"


class AgencyType(models.Model):
    """One row per kind of support agency; AG01–AG29 are those of the 2017 draft, PD01–PD04 earlier programmes. 支援機関の種別

    `kind` is "agency" (bodies), "profession" (士業: persons, no body of their own) or "programme" (a scheme run inside
    other agencies, kept so that old records keep their word). `successor` is the programme that followed.
    """

    code = models.CharField(max_length=8, primary_key=True)
    kind = models.CharField(max_length=12)
    legal_basis = models.CharField(max_length=120, blank=True)
    legal_basis_en = models.CharField(max_length=160, blank=True)
    role = models.CharField(max_length=200, blank=True)
    role_en = models.CharField(max_length=300, blank=True)
    reach = models.CharField(max_length=12)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=120)
    sort_order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["sort_order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="agencytype_kind_known", condition=Q(kind__in=[AGENCY, PROFESSION, PROGRAMME])
            ),
            models.CheckConstraint(
                name="agencytype_reach_known",
                condition=Q(reach__in=["local", "prefecture", "region", "nation"]),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AgencyTypeName(models.Model):
    """One row per name of a kind of agency and the period in which it bears it. 種別の名称

    No first day: our sources state no beginning. An unverified day is one that no source of ours gives; the note says why.
    """

    agency_type = models.ForeignKey(AgencyType, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=160)
    valid_from = models.DateField(null=True)
    is_from_verified = models.BooleanField()
    valid_until = models.DateField(null=True)
    is_until_verified = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=120)

    objects = InForceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["agency_type", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            forward_period("agencytypename_period_forward"),
            models.UniqueConstraint(name="agencytypename_once", fields=["agency_type", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyTypeStatistic(models.Model):
    """One row per published count about a kind of agency, stamped with its year. 種別の統計

    `fiscal_year` is empty where the publication names no year; `published_on` always dates it.
    """

    agency_type = models.ForeignKey(AgencyType, on_delete=models.CASCADE, related_name="statistics")
    measure = models.CharField(max_length=40)
    label = models.CharField(max_length=100)
    label_en = models.CharField(max_length=160)
    value = models.BigIntegerField()
    is_approximate = models.BooleanField()
    fiscal_year = models.PositiveSmallIntegerField(null=True)
    published_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["agency_type", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="agencytypestatistic_once", fields=["agency_type", "measure", "published_on"]
            ),
            models.CheckConstraint(name="agencytypestatistic_not_negative", condition=Q(value__gte=0)),
        ]
