"""What a planner asks of an indicator 照会条件: each parameter of the address, held against what is offered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode

from banso.kernel.errors import Refusal, Text
from banso.kernel.fiscal import fiscal_year

DIMENSIONS = ("prefecture", "agency_type", "issue")
NUMBERS = ("n", "scale")
FORMATS = ("xlsx", "csv")
KEPT = ("period", *DIMENSIONS, *NUMBERS, "part")
NUMERATOR = "numerator"
_NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Question:
    """Period, breakdown, filters and parameters of one question; `format` is "" for a page."""

    period: str
    by: str
    filters: Mapping[str, str]
    parameters: Mapping[str, int]
    format: str

    def asked(self) -> dict[str, Any]:
        """As the indicators take it."""
        return {"period": self.period, "filters": dict(self.filters), "parameters": dict(self.parameters)}

    def address(self, **changes: object) -> str:
        """The query string of this question with some parts changed; an empty part is left out."""
        parts: dict[str, object] = {"period": self.period, "by": self.by, **self.filters, **self.parameters, **changes}
        return f"?{urlencode({name: value for name, value in parts.items() if value not in ('', None)})}"


def read_question(params: QueryDict, today: date) -> Question:
    """The question in an address. Errors: board_parameter_unknown, parameter_invalid, board_format_invalid."""
    for name in params:
        if name not in {*KEPT, "by", "format"}:
            raise _refused("board_parameter_unknown", "この画面にない指定があります。", "This page has no such parameter.")
    wanted = params.get("format", "")
    if wanted not in ("", *FORMATS):
        raise _refused("board_format_invalid", "その形式では出力できません。", "There is no such format.", "format")
    return Question(
        period=params.get("period", "") or str(fiscal_year(today)),
        by=params.get("by", ""),
        filters={name: params[name] for name in DIMENSIONS if params.get(name)},
        parameters={name: read_number(params[name], name) for name in NUMBERS if params.get(name)},
        format=wanted,
    )


def read_number(text: str, name: str) -> int:
    """A whole number of at most four digits. Errors: parameter_invalid."""
    if not _NUMBER.fullmatch(text):
        raise _refused("parameter_invalid", "半角の整数で入力してください。", "Enter a whole number.", name)
    return int(text)


def _refused(code: str, ja: str, en: str, field: str | None = None) -> Refusal:
    again = Text("指標の画面を開き直して選び直してください。", "Open the indicator again and choose from what it offers.")
    return Refusal(code, field=field, reason=Text(ja, en), next_step=again)
