"""Shapes of the REST interface of parties."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from ..calc.summary import PartySummary


class SearchQuery(Schema):
    """Query of a search."""

    text: str = Field(..., min_length=1, max_length=100, description="Part of the name or reading, a corporate number, or a phone number")
    prefecture_code: str = Field("", pattern=r"^(0[1-9]|[1-3][0-9]|4[0-7])?$", description="01 to 47")
    kind: str = Field("", pattern="^(corporation|sole_proprietor|pre_founder)?$")
    page: int = Field(1, ge=1, le=1000)
    page_size: int = Field(50, ge=1, le=200)


class LookalikesQuery(Schema):
    """Query for similar parties."""

    name: str = Field(..., min_length=1, max_length=200)
    prefecture_code: str = Field("", pattern=r"^(0[1-9]|[1-3][0-9]|4[0-7])?$")
    phone: str = Field("", max_length=40)


class Notice(Schema):
    ja: str
    en: str


class PartyOut(Schema):
    """A party as everybody who may see it sees it."""

    id: int
    kind: str = Field(..., description="corporation, sole_proprietor or pre_founder")
    name: str
    name_en: str
    kana: str
    corporate_number: str | None
    prefecture_code: str
    city_code: str = Field(..., description="Six digits, with check digit")
    address: str
    postal_code: str
    status: str = Field(..., description="active, closed or deleted")
    closed_on: date | None
    successor_id: int | None
    source: str = Field(..., description="registry or declared")
    as_of: date
    version: int
    notices: list[Notice]

    @staticmethod
    def of(found: PartySummary) -> dict[str, Any]:
        names = [name for name in PartyOut.model_fields if name != "notices"]
        notices = [{"ja": text.ja, "en": text.en} for text in found.notices]
        return {name: getattr(found, name) for name in names} | {"notices": notices}


class AttributeOut(Schema):
    """One attribute: its value, from which source, as of when."""

    name: str
    label: str
    value: str
    source: str
    as_of: date
    field_class: str


class PartyDetail(PartyOut):
    attributes: list[AttributeOut]


class PartyPageOut(Schema):
    """One page of a search; `total` counts at most 1,000, `is_capped` says that there are more."""

    total: int
    is_capped: bool
    items: list[PartyOut]


class RegisterIn(Schema):
    """A new party. Without `is_confirmed`, similar parties are refused (409 lookalikes_found) with their list."""

    kind: str = Field(..., max_length=20)
    name: str = Field(..., max_length=1000)
    kana: str = Field("", max_length=1000)
    corporate_number: str | None = Field(None, max_length=40)
    prefecture_code: str = Field(..., max_length=2)
    city_code: str = Field("", max_length=20)
    street: str = Field("", max_length=1000)
    postal_code: str = Field("", max_length=20)
    phone: str = Field("", max_length=40)
    representative: str = Field("", max_length=1000)
    industry_code: str = Field("", max_length=20)
    employees: int | None = Field(None, ge=0, le=9_999_999)
    capital_yen: int | None = Field(None, ge=0, le=10**15 - 1)
    is_confirmed: bool = False


class AttributeIn(Schema):
    name: str = Field(..., max_length=40, description="phone, email, representative, employees, …")
    value: str = Field(..., max_length=1000)
    source: str = Field(..., max_length=1000)
    as_of: date


class Created(Schema):
    id: int


class ImportOut(Schema):
    """An import: read = inserted + updated + unchanged + hidden + superseded + rejected_rows, once it is published."""

    id: int
    state: str = Field(..., description="staging, blocked, staged, published or cancelled")
    encoding: str
    read: int
    inserted: int
    updated: int
    unchanged: int
    hidden: int
    superseded: int
    rejected_rows: int
    rejected: list[dict[str, Any]] = Field(..., description="row, column, code, message, message_en; the first 1,000")
