"""Shapes of the REST interface of referrals."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from ..api import ReferralSummary

LARGEST_ID = 2**63 - 1


class SendIn(Schema):
    """A need of an own open case, handed to another agency."""

    case_id: int = Field(ge=1, le=LARGEST_ID)
    to_unit_id: int = Field(ge=1, le=LARGEST_ID, description="Unit of the receiving agency.")
    issue: str = Field(max_length=40, description="Issue code or letter イ–ヌ.")
    what_for: str = Field(max_length=1_000)
    consent_id: int = Field(ge=1, le=LARGEST_ID)
    rule_ids: list[str] = Field(default_factory=list, max_length=45, description="Routing rules the choice rests on.")
    note: str = Field("", max_length=1_000)
    shares: list[str] = Field(default_factory=lambda: ["summary"], max_length=3, description="summary, contact")
    consultation_ids: list[int] = Field(default_factory=list, max_length=50)
    override_reason: str = Field("", max_length=400, description="Needed when the agency does not declare the issue.")


class RefuseIn(Schema):
    reason_code: str = Field(max_length=20)
    reason: str = Field("", max_length=1_000)


class CloseIn(Schema):
    outcome: str = Field(max_length=20, description="helped, no_help_needed or not_reachable")
    note: str = Field("", max_length=1_000)


class WithdrawIn(Schema):
    reason: str = Field(max_length=1_000)


class IdOut(Schema):
    id: int


class TakenUpOut(Schema):
    received_case_id: int


class ReferralOut(Schema):
    """A referral as the caller may read it; `version` is the ETag to send back in If-Match."""

    id: int
    side: str
    case_id: int
    received_case_id: int | None
    subject_id: int
    firm_name: str
    sender_unit_id: int
    sender: str
    receiver_unit_id: int
    receiver: str
    issue: str
    rule_ids: list[str]
    state: str
    sent_on: date
    rung: int
    answer_by: date
    taken_up_on: date | None
    days_to_take_up: int | None
    ended_on: date | None
    refusal_reason: str
    end_note: str
    version: int


class ChangeOut(Schema):
    at: datetime
    from_state: str
    to_state: str
    rung: int
    party: str


class SheetOut(Schema):
    """One referral with its log; `content` is null once the caller may no longer see it."""

    referral: ReferralOut
    content: dict[str, Any] | None
    is_intact: bool
    changes: list[ChangeOut]
    steps: list[str]


class ListOut(Schema):
    total: int
    items: list[ReferralOut]


Box = Literal["basket", "sent"]


def referral_out(row: ReferralSummary) -> ReferralOut:
    values = {name: getattr(row, name) for name in ReferralOut.model_fields}
    return ReferralOut(
        **{
            **values,
            "side": row.side.value,
            "sender": row.sender.ja,
            "receiver": row.receiver.ja,
            "rule_ids": list(row.rule_ids),
        }
    )
