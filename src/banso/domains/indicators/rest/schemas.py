"""Shapes of the indicators' REST answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

from banso.kernel.fiscal import fiscal_year
from banso.platform.clock import date_of
from banso.platform.rest import Page


class BothLanguages(Schema):
    ja: str
    en: str


class Question(Schema):
    """Which period, which part of the population, with which parameters."""

    period: str = Field("", max_length=7, description="2026 (fiscal year), 2026Q3 or 2026-11; the running year if empty")
    by: Literal["", "quarter", "month", "prefecture", "agency_type", "issue"] = Field("", description="breakdown")
    prefecture: str = Field("", max_length=10, description="code of the agency's prefecture, or unknown")
    agency_type: str = Field("", max_length=10, description="code of the agency's type, or unknown")
    issue: str = Field("", max_length=40, description="code of the management issue")
    n: int | None = Field(None, ge=1, le=3650, description="days to take up a referral")
    scale: int | None = Field(None, ge=2, le=10, description="points of the scale: 4 or 5")

    def asked(self, now: datetime) -> dict[str, Any]:
        """As the use cases take it."""
        filters = {"prefecture": self.prefecture, "agency_type": self.agency_type, "issue": self.issue}
        given = {"n": self.n, "scale": self.scale}
        return {
            "period": self.period or str(fiscal_year(date_of(now))),
            "filters": filters,
            "parameters": {name: value for name, value in given.items() if value is not None},
        }


class RowQuestion(Question, Page):
    only_numerator: bool = Field(False, description="only the rows counted in the numerator of a share")


class ParameterOut(Schema):
    name: str
    label: BothLanguages
    default: int
    minimum: int
    maximum: int
    choices: list[int]


class DefinitionOut(Schema):
    code: str
    version: int
    label: BothLanguages
    meaning: BothLanguages
    measure: str
    dataset: str
    dataset_version: int
    event: str
    distinct_key: str
    unit: BothLanguages
    decimals: int
    rounding: str
    parameters: list[ParameterOut]
    breakdowns: list[str]
    source: str


class TargetOut(Schema):
    percent: int
    plan: BothLanguages
    source: str


class ValueOut(Schema):
    """`value` is a count, or a share in per cent, rounded as the definition says; null where undefined."""

    value: Decimal | None
    numerator: int
    denominator: int | None
    unit: BothLanguages
    is_provisional: bool
    start: date
    end: date | None
    filters: dict[str, str]
    parameters: dict[str, int]
    as_of: datetime
    target: TargetOut | None
    meets_target: bool | None


class SliceOut(Schema):
    key: str
    label: BothLanguages
    value: ValueOut


class IndicatorOut(Schema):
    definition: DefinitionOut
    value: ValueOut
    by: str
    adds_up: bool | None = Field(description="whether the parts of the breakdown add up to the whole")
    slices: list[SliceOut]


class RowColumnOut(Schema):
    name: str
    kind: str
    label: BothLanguages


class RowsOut(Schema):
    total: int
    columns: list[RowColumnOut]
    rows: list[dict[str, Any]]
