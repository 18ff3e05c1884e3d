"""Querysets for this domain's own list pages 一覧."""

from datetime import datetime

from django.db.models import Count, Max, Q

from banso.kernel.folding import fold
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import ScopedQuerySet

from ..models import Case, Enquiry


def enquiry_rows(actor: Actor, at: datetime) -> ScopedQuerySet:
    """Enquiries put to the actor's unit."""
    rows = Enquiry.scoped.visible_to(actor, at).filter(owner_unit_id__in=actor.unit_ids)
    return rows.select_related("case")


def case_rows(actor: Actor, at: datetime) -> ScopedQuerySet:
    """Cases the actor's unit may see, with the number and last date of their consultations."""
    rows = Case.scoped.visible_to(actor, at).select_related("adviser", "owner_unit")
    return rows.annotate(consultation_count=Count("consultations"), last_event_on=Max("consultations__event_on"))


def search_enquiries(rows: ScopedQuerySet, text: str) -> ScopedQuerySet:
    """By receipt number, or a part of the asker's or firm's name as typed."""
    return rows.filter(
        Q(number__icontains=text) | Q(asker_name__icontains=text) | Q(firm_name__icontains=text)
    )


def search_cases(rows: ScopedQuerySet, text: str, subject_ids: list[int], unit_ids: frozenset[int]) -> ScopedQuerySet:
    """By case number, by firms already found by name, and, in one's own cases only, by a part of the title."""
    own_title = Q(owner_unit_id__in=unit_ids, title__icontains=text)
    return rows.filter(Q(number__icontains=fold(text).upper()) | Q(subject_id__in=subject_ids) | own_title)
