"""Shapes of the directory's REST interface."""

from datetime import date
from typing import Annotated

from ninja import Field, Path, Schema

from banso.platform.rest import Page

AgencyId = Annotated[int, Path(ge=1, le=2**63 - 1, description="the agency's id")]


class Names(Schema):
    ja: str
    en: str


class AgencyQuery(Page):
    text: str = Field("", max_length=100, description="part of any name the agency bears or bore")
    type: str = Field("", max_length=8, description="kind of agency, AG01 to AG29")
    prefecture: str = Field("", max_length=2, description="prefecture served, two digits")
    city: str = Field("", max_length=6, description="municipality served, six digits")
    issue: str = Field("", max_length=40, description="management issue, code or letter")
    on: date | None = Field(None, description="as of this day (default today)")


class AgencyOut(Schema):
    id: int
    unit_id: int
    type_code: str
    type_name: Names = Field(description="the name the kind bears on the day asked for")
    name: str
    name_en: str
    prefecture_code: str
    city_code: str
    address: str
    phone: str
    email: str
    areas: list[str] = Field(
        description="prefectures (2 digits) and municipalities (6); empty = the whole nation"
    )
    functions: list[str] = Field(description="codes of the management issues it declares")
    capacity_per_month: int | None = Field(description="handovers it can take a month; null = not stated")
    valid_from: date | None
    valid_until: date | None = Field(description="first day on which it is no longer in the directory")
    version: int


class AgencyPage(Schema):
    total: int
    items: list[AgencyOut]


class TypeOut(Schema):
    code: str
    name: Names


class Place(Schema):
    prefecture_code: str = Field(max_length=2, description="two digits, 01 to 47")
    city_code: str = Field("", max_length=6, description="six digits")
    street: str = Field("", max_length=200)
    phone: str = Field("", max_length=30)


class AgencyChange(Place):
    email: str = Field("", max_length=254)
    areas: list[str] = Field([], max_length=2000, description="empty = the whole nation")
    functions: list[str] = Field([], max_length=50)
    capacity_per_month: int | None = Field(None, ge=0, le=100_000)


class AgencyIn(AgencyChange):
    type_code: str = Field(max_length=8)
    name: str = Field(max_length=200)
    name_en: str = Field("", max_length=200)
    valid_from: date
    unit_code: str | None = Field(None, min_length=1, max_length=40, pattern=r"^[A-Za-z0-9._-]+$")
    corporate_number: str = Field("", max_length=40)


class NameIn(Schema):
    name: str = Field(max_length=200)
    name_en: str = Field("", max_length=200)
    from_on: date


class ClosingIn(Schema):
    last_on: date


class OfficeIn(Place):
    name: str = Field(max_length=200)
    name_en: str = Field("", max_length=200)
    valid_from: date


class Made(Schema):
    id: int


class Changed(Schema):
    version: int
