"""Shapes of the REST interface of consents 同意."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Path, Schema
from pydantic import AwareDatetime

LARGEST_ID = 2**63 - 1
Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]
Classes = Annotated[
    list[str], Field(description="internal, confidential, personal, special_care", min_length=1, max_length=4)
]


class TermsIn(Schema):
    subject_id: int = Field(ge=1, le=LARGEST_ID)
    purpose: str = Field("referral", description="referral")
    field_classes: Classes
    receiver_unit_id: int = Field(ge=1, le=LARGEST_ID)
    case_id: int | None = Field(None, ge=1, le=LARGEST_ID)


class ConsentIn(TermsIn):
    """A consent: by the owner on screen (click), or recorded by the holder's staff (paper, oral)."""

    holder_unit_id: int = Field(ge=1, le=LARGEST_ID)
    evidence: str = Field(description="click, paper or oral")
    evidence_note: str = ""
    valid_until: AwareDatetime | None = None


class ConsentOut(Schema):
    id: int
    subject_id: int
    purpose: str
    field_classes: list[str]
    holder_unit_id: int
    receiver_unit_id: int
    case_id: int | None
    evidence: str
    state: str
    valid_from: datetime
    valid_until: datetime | None
    withdrawn_at: datetime | None
    is_live: bool


class ConsentList(Schema):
    items: list[ConsentOut]


class WithdrawIn(Schema):
    reason: str = Field("", description="Needed from the holder's staff, not from the owner")


class RequestIn(TermsIn):
    what_for: str = Field(description="What the firm is told, up to 1,000 characters")
    consent_until: AwareDatetime | None = None


class RequestMade(Schema):
    """The new request; the link is given only here."""

    id: int
    url_path: str


class RequestOut(Schema):
    id: int
    subject_id: int
    purpose: str
    field_classes: list[str]
    holder_name: str
    receiver_name: str
    what_for: str
    state: str
    asked_at: datetime
    expires_at: datetime
    consent_id: int | None
    is_open: bool


class AnswerIn(Schema):
    accepts: bool = Field(strict=True)


class AnswerOut(Schema):
    consent_id: int | None


class Made(Schema):
    id: int


class Ended(Schema):
    grants_ended: int


class Done(Schema):
    done: bool
