"""Shapes of the routing REST interface."""

from datetime import date

from ninja import Field, Schema


class Words(Schema):
    ja: str
    en: str


class RuleQuery(Schema):
    issue: str = Field("", max_length=40, description="only rules that speak of this issue, code or letter")


class RuleOut(Schema):
    id: str
    kind: str = Field(description="first_contact, referral, refer_back, committee, event or outreach")
    kind_name: Words
    issues: list[str] = Field(description="codes, or * for every issue but except_issues")
    except_issues: list[str]
    from_types: list[str]
    from_targets: list[str]
    from_open: bool = Field(description="the text names more senders than it lists")
    to_types: list[str]
    to_targets: list[str]
    to_open: bool = Field(description="any other agency that declares the issue")
    needs_function: bool
    returns_to: list[str]
    returns_for: Words
    is_default: bool
    prefectures: list[str] = Field(description="empty = the whole nation")
    condition: Words
    what_for: Words
    reading: Words = Field(description="how words that leave room were read")
    label: Words
    source: Words


class CandidatesQuery(Schema):
    issue: str = Field(max_length=40, description="management issue, code or letter")
    from_type: str = Field(alias="from", max_length=40, description="asking kind of agency, or owner")
    prefecture: str = Field(max_length=2, description="two digits")
    city: str = Field("", max_length=6, description="municipality, six digits")
    on: date | None = Field(None, description="as of this day (default today)")


class CandidateAgency(Schema):
    id: int
    unit_id: int
    name: str
    name_en: str
    prefecture_code: str
    address: str
    phone: str
    email: str


class CandidateOut(Schema):
    rank: int
    rule_ids: list[str]
    kind: str
    type_code: str
    type_name: Words
    target_code: str
    agency: CandidateAgency | None = Field(
        description="null for a named target, or where the directory has none here"
    )
    condition: Words
    what_for: Words
    reasons: list[Words]
    label: Words
    reading: Words
    source: Words


class SetAsideOut(Schema):
    rule_id: str
    reason: Words


class CandidatesOut(Schema):
    candidates: list[CandidateOut]
    set_aside: list[SetAsideOut]
