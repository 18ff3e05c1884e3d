"""Shapes of the REST interface of cases 案件."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Path, Schema

from banso.platform.rest import Page

LARGEST_ID = 2**63 - 1
Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]
Minutes = Annotated[int, Field(strict=True, ge=0, le=1_440)]
Issues = Annotated[list[str], Field(description="Issue codes or letters イ–ヌ, the main one first", max_length=30)]


class EnquiryIn(Schema):
    """A question in the owner's own words."""

    text: str = Field(description="The worry, up to 4,000 characters")
    asker_name: str
    contact_email: str = Field("", description="E-mail or telephone: one is needed")
    contact_phone: str = ""
    firm_name: str = ""
    prefecture_code: str = Field(description="Two digits, 01 to 47")
    city_code: str = Field("", description="Municipality, five or six digits")
    to_unit_id: int = Field(ge=1, le=LARGEST_ID, description="The agency's unit")
    subject_id: int | None = Field(None, ge=1, le=LARGEST_ID, description="Only for an owner of that firm")


class ReceiptOut(Schema):
    """The receipt; the link opens the progress of this request for whoever holds it."""

    id: int
    number: str
    token: str = Field(description="Of the link; shown only here and on a repeat with the same key")
    follow_path: str


class FollowedOut(Schema):
    """How far a request has come, as its link shows it."""

    number: str
    state: str
    unit_name: str
    asked_at: datetime
    case_state: str = Field(description='"", open or closed')
    consultation_count: int
    first_consultation_on: date | None


class EnquiryOut(FollowedOut):
    """An enquiry, for the unit it was put to."""

    id: int
    text: str
    asker_name: str
    firm_name: str
    contact_email: str
    contact_phone: str
    prefecture_code: str
    city_code: str
    settlement: str
    subject_id: int | None
    case_id: int | None
    version: int


class EnquiryLine(Schema):
    """One line of the list of enquiries: nothing confidential."""

    id: int
    number: str
    state: str
    created_at: datetime
    prefecture_code: str
    subject_id: int | None
    case_id: int | None
    version: int


class EnquiryPage(Schema):
    total: int
    items: list[EnquiryLine]


class EnquiryQuery(Page):
    state: str = Field("", description="received, accepted, settled or withdrawn")


class LinkIn(Schema):
    subject_id: int = Field(ge=1, le=LARGEST_ID)


class SettleIn(Schema):
    settlement: str = Field(description="answered, duplicate, not_reachable or out_of_scope")


class CaseIn(Schema):
    """A new case; with an enquiry, that enquiry becomes the case."""

    subject_id: int = Field(ge=1, le=LARGEST_ID)
    title: str = Field(description="Up to 100 characters")
    issues: Issues
    enquiry_id: int | None = Field(None, ge=1, le=LARGEST_ID)
    origin: str = Field("walk_in", description="walk_in, enquiry or visit")


class CaseLine(Schema):
    """One line of the list of cases: nothing confidential."""

    id: int
    number: str
    state: str
    origin: str
    issues: list[str]
    subject_id: int
    owner_unit_id: int
    opened_on: date
    closed_on: date | None
    outcome: str
    consultation_count: int
    version: int


class CasePage(Schema):
    total: int
    items: list[CaseLine]


class CaseQuery(Page):
    state: str = Field("", description="open or closed")
    subject_id: int | None = Field(None, ge=1, le=LARGEST_ID)


class ConsultationOut(Schema):
    """A consultation; summary and next step are "" where the caller may not read them."""

    id: int
    event_on: date
    reported_at: datetime
    channel: str
    is_ai: bool
    contact_minutes: int
    preparation_minutes: int
    issues: list[str]
    summary: str
    next_step: str
    next_on: date | None


class CaseOut(Schema):
    """A case with its consultations; title is "" where the caller may not read it."""

    id: int
    number: str
    subject_id: int
    owner_unit_id: int
    title: str
    state: str
    origin: str
    issues: list[str]
    prefecture_code: str
    opened_on: date
    closed_on: date | None
    outcome: str
    version: int
    consultations: list[ConsultationOut]


class ConsultationIn(Schema):
    """A consultation that took place; a next date becomes a task."""

    event_on: date = Field(description="When it took place: not after today, in this fiscal year or the last")
    contact_minutes: Minutes
    preparation_minutes: Minutes = 0
    channel: str = Field(description="office, visit, phone, online, mail, chat or ai_chat")
    issues: Issues
    summary: str = Field(description="Up to 8,000 characters")
    next_step: str = ""
    next_on: date | None = None


class IssuesIn(Schema):
    issues: Issues
    title: str | None = None


class CloseIn(Schema):
    outcome: str = Field(description="resolved, handed_over, no_further_need, not_reachable or business_ended")
    note: str = ""


class Made(Schema):
    id: int


class Done(Schema):
    version: int


class Withdrawn(Schema):
    done: bool
