"""Asking for advice 相談の申込み: in the owner's own words, without an account."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from banso.domains.parties import api as parties
from banso.kernel.business_days import add_office_days
from banso.kernel.places import parse_municipality_code, prefecture
from banso.kernel.text import accept_text
from banso.platform import ids
from banso.platform.clock import date_of
from banso.platform.links import token_hash
from banso.platform.mail.send import queue_mail
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.tasks.worklist import open_task
from banso.platform.work import work

from ..calc import numbers
from ..errors import agency_unknown, firm_unknown
from ..events import EnquiryReceived
from ..models import Enquiry
from .contact import LONGEST_QUESTION, accept_email, accept_phone, all_or_refuse, require_contact
from .enquiry_log import log_enquiry
from .letters import receipt_letter
from .numbering import take_number
from .throttle import count_address

LINK_LASTS = timedelta(days=730)
ANSWER_TASK = "cases.enquiry"
ANSWER_OFFICE_DAYS = 2


@dataclass(frozen=True)
class Receipt:
    """What the asker is given: 受付番号 and the token of the follow link, which exists nowhere else."""

    id: int
    number: str
    token: str


def ask_question(
    *,
    actor: Actor,
    now: datetime,
    text: str,
    asker_name: str,
    prefecture_code: str,
    to_unit_id: int,
    contact_email: str = "",
    contact_phone: str = "",
    firm_name: str = "",
    city_code: str = "",
    subject_id: int | None = None,
    token: str | None = None,
    link: str = "",
    from_address: str = "",
) -> Receipt:
    """Put a question to a unit; it gets a task due in two office days.

    `link` is the address of the follow page with `{token}` in it, for the letter of receipt. `subject_id` only for an
    owner of that firm; `from_address` is the network address of a public form, counted. Errors, all at once: those of
    text, contact_required, email_invalid, phone_invalid, those of places, agency_unknown, firm_unknown; then
    asked_too_often (429).
    """
    values = all_or_refuse(
        {
            "text": lambda: accept_text(text, field="text", max_length=LONGEST_QUESTION, multiline=True),
            "asker_name": lambda: accept_text(asker_name, field="asker_name", max_length=100),
            "firm_name": lambda: accept_text(firm_name, field="firm_name", max_length=200, required=False),
            "contact_email": lambda: accept_email(contact_email),
            "contact_phone": lambda: accept_phone(contact_phone),
            "contact": lambda: require_contact(contact_email, contact_phone),
            "prefecture_code": lambda: prefecture(prefecture_code, field="prefecture_code").code,
            "city_code": lambda: parse_municipality_code(city_code, field="city_code") if city_code else "",
            "to_unit_id": lambda: _check_agency(to_unit_id),
            "subject_id": lambda: _check_subject(actor, subject_id),
        }
    )
    values.pop("contact")
    unit_id = values.pop("to_unit_id")
    token = token or ids.new_token()
    with work(actor, now) as unit_of_work:
        count_address(from_address, now)
        row = Enquiry.base.create(
            owner_unit_id=unit_id,
            created_at=now,
            number=take_number(numbers.ENQUIRY, date_of(now)),
            token_hash=token_hash(token),
            link_valid_until=now + LINK_LASTS,
            **values,
        )
        log_enquiry(row, "received", actor, now)
        due = add_office_days(date_of(now), ANSWER_OFFICE_DAYS)
        open_task(kind=ANSWER_TASK, row=row, unit_id=unit_id, now=now, due_on=due, label=row.number)
        subject, body = receipt_letter(row.number, row.owner_unit.name, link.replace("{token}", token))
        queue_mail(to_address=row.contact_email, subject=subject, body=body, purpose="enquiry_receipt", now=now)
        unit_of_work.audit("enquiry.receive", row, changed={"state": row.state})
        unit_of_work.emit(EnquiryReceived(row.pk, unit_id))
    return Receipt(row.pk, row.number, token)


def _check_agency(unit_id: int) -> int:
    if not Unit.objects.filter(pk=unit_id, kind="agency").exists():
        raise agency_unknown()
    return unit_id


def _check_subject(actor: Actor, subject_id: int | None) -> int | None:
    if subject_id is None:
        return None
    if actor.kind != "system" and subject_id not in actor.subject_ids:
        raise firm_unknown()
    if subject_id not in parties.summaries_of([subject_id]):
        raise firm_unknown()
    return subject_id
