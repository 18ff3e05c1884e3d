"""Questions to the indicators 照会: who may ask, then the number or its breakdown."""

from collections.abc import Mapping
from datetime import datetime

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role

from ..calc.named_period import parse_period
from ..calc.values import Slice, Value
from .definitions import get_definition
from .measures import break_down, compute_value
from .selection import Selection, select

READERS = (Role.PLANNER, Role.HQ, Role.AUDITOR)


def ask(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    period: str,
    filters: Mapping[str, str] | None = None,
    parameters: Mapping[str, int] | None = None,
) -> Selection:
    """A checked question. `period` is "2026", "2026Q3" or "2026-11".

    Errors: role_required, indicator_unknown, period_invalid, filter_invalid, parameter_invalid, dataset_missing.
    """
    actor.require(*READERS)
    return select(get_definition(code), parse_period(period), at, filters, parameters)


def compute(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    period: str,
    filters: Mapping[str, str] | None = None,
    parameters: Mapping[str, int] | None = None,
) -> Value:
    """The indicator, computed now from live data and so provisional. Errors as `ask`."""
    return compute_value(ask(actor=actor, at=at, code=code, period=period, filters=filters, parameters=parameters))


def compute_by(
    *,
    actor: Actor,
    at: datetime,
    code: str,
    period: str,
    by: str,
    filters: Mapping[str, str] | None = None,
    parameters: Mapping[str, int] | None = None,
) -> list[Slice]:
    """The indicator for each part of "quarter", "month", "prefecture", "agency_type" or "issue".

    Errors as `ask`, and breakdown_invalid.
    """
    asked = ask(actor=actor, at=at, code=code, period=period, filters=filters, parameters=parameters)
    return break_down(asked, by)
