"""Enquiries as their asker and other domains read them 相談の申込み."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min

from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor

from ..errors import link_expired
from ..models import Consultation, Enquiry


@dataclass(frozen=True)
class EnquiryStatus:
    """An enquiry and how far it has come. Advisers' notes are not in here: only that consultations took place."""

    id: int
    number: str
    state: str
    settlement: str
    asked_at: datetime
    ended_at: datetime | None
    unit_id: int
    unit_name: str
    text: str
    asker_name: str
    firm_name: str
    contact_email: str
    contact_phone: str
    prefecture_code: str
    city_code: str
    subject_id: int | None
    case_id: int | None
    case_number: str
    case_state: str
    case_closed_on: date | None
    consultation_count: int
    first_consultation_on: date | None
    version: int


def status_of(row: Enquiry) -> EnquiryStatus:
    talks: dict[str, Any] = {"number": 0, "first": None}
    if row.case_id is not None:
        talks = Consultation.base.filter(case_id=row.case_id).aggregate(number=Count("pk"), first=Min("event_on"))
    return EnquiryStatus(
        id=row.pk,
        number=row.number,
        state=row.state,
        settlement=row.settlement,
        asked_at=row.created_at,
        ended_at=row.ended_at,
        unit_id=row.owner_unit_id,
        unit_name=row.owner_unit.name,
        text=row.text,
        asker_name=row.asker_name,
        firm_name=row.firm_name,
        contact_email=row.contact_email,
        contact_phone=row.contact_phone,
        prefecture_code=row.prefecture_code,
        city_code=row.city_code,
        subject_id=row.subject_id,
        case_id=row.case_id,
        case_number="" if row.case is None else row.case.number,
        case_state="" if row.case is None else row.case.state,
        case_closed_on=None if row.case is None else row.case.closed_on,
        consultation_count=talks["number"],
        first_consultation_on=talks["first"],
        version=row.version,
    )


def enquiry_by_token(token: str, at: datetime) -> EnquiryStatus:
    """The enquiry behind a follow link; whoever holds the link may read it. Errors: link_expired (404)."""
    rows = Enquiry.scoped.unscoped().select_related("owner_unit", "case")
    row = rows.filter(token_hash=token_hash(token), link_valid_until__gt=at).first()
    if row is None:
        raise link_expired()
    return status_of(row)


def get_enquiry(actor: Actor, at: datetime, enquiry_id: int) -> EnquiryStatus:
    """One enquiry visible to the actor. Errors: not_found."""
    return status_of(Enquiry.scoped.get_visible(actor, at, enquiry_id))


def enquiries_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[EnquiryStatus]:
    """Enquiries linked to a firm that the actor may see, newest first."""
    rows = Enquiry.scoped.visible_to(actor, at).filter(subject_id=subject_id)
    return [status_of(row) for row in rows.select_related("owner_unit", "case").order_by("-created_at", "-pk")]


def waiting_enquiries(actor: Actor, at: datetime, limit: int = 50) -> list[EnquiryStatus]:
    """Enquiries of the actor's unit that nobody has dealt with, oldest first."""
    rows = Enquiry.scoped.visible_to(actor, at).filter(owner_unit_id__in=actor.unit_ids, ended_at__isnull=True)
    return [status_of(row) for row in rows.select_related("owner_unit", "case").order_by("created_at", "pk")[:limit]]


def contact_of_case(case_id: int) -> tuple[str, str, str]:
    """Name, e-mail and telephone of who asked, "" where unknown; for callers that have established visibility."""
    row = Enquiry.scoped.unscoped().filter(case_id=case_id).first()
    return ("", "", "") if row is None else (row.asker_name, row.contact_email, row.contact_phone)
