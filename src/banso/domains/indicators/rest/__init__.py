"""REST of the indicators, under /api/indicators: the list, one number with its breakdown, and the rows behind it."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from banso.platform.rest import Signed

from .. import api
from .schemas import DefinitionOut, IndicatorOut, Question, RowQuestion, RowsOut

router = Router(tags=["indicators"], auth=Signed(api.READERS))


@router.get("", response=list[DefinitionOut], summary="The saved definitions, newest version of each")
def list_indicators(request: HttpRequest) -> list[dict[str, Any]]:
    return [api.definition_as_data(definition) for definition in api.catalogue()]


@router.get("/{code}", response=IndicatorOut, summary="One indicator, computed now, with a breakdown if asked for")
def read_indicator(request: HttpRequest, code: str, question: Query[Question]) -> dict[str, Any]:
    asked = api.ask(actor=request.actor, at=request.now, code=code, **question.asked(request.now))
    slices = api.break_down(asked, question.by) if question.by else []
    return {
        "definition": api.definition_as_data(asked.definition),
        "value": api.value_as_data(api.compute_value(asked)),
        "by": question.by,
        "adds_up": api.adds_up(asked, question.by) if question.by else None,
        "slices": [api.slice_as_data(one) for one in slices],
    }


@router.get("/{code}/rows", response=RowsOut, summary="The very rows behind the number, firms by a surrogate")
def read_rows(request: HttpRequest, code: str, question: Query[RowQuestion]) -> dict[str, Any]:
    rows = api.open_rows(
        actor=request.actor,
        now=request.now,
        code=code,
        only_numerator=question.only_numerator,
        **question.asked(request.now),
    )
    start = (question.page - 1) * question.page_size
    found = rows.ordered()[start : start + question.page_size]
    return {
        "total": api.count_rows(rows),
        "columns": [{"name": column.name, "kind": column.kind, "label": column.label} for column in rows.columns],
        "rows": [rows.read(row) for row in found],
    }
