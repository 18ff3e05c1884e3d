"""Conditions 条件: which rows of a dataset count, as data. Pure.

A condition names a column of the dataset, never a database field, and one of a few operators. Its value is a constant or
"$name", the value of a parameter of the definition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Constant = int | str | bool
Bound = int | str | bool | date


class Operator(StrEnum):
    """How a column is compared.

    `days_passed`: more than this many whole days lie between the column's date and the day of computation, so that the
    last of those days is over. `in_top_two_of`: the score is one of the two best of a scale of this many points.
    """

    EQUALS = "equals"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    DAYS_PASSED = "days_passed"
    IN_TOP_TWO_OF = "in_top_two_of"


@dataclass(frozen=True)
class Condition:
    """One comparison as it stands in a definition."""

    column: str
    operator: Operator
    value: Constant


@dataclass(frozen=True)
class Comparison:
    """The same with its parameters filled in; `lookup` is exact, lte, gte or lt."""

    column: str
    lookup: str
    value: Bound


def read_conditions(stored: Sequence[Sequence[Constant]]) -> tuple[Condition, ...]:
    """From [[column, operator, value], …]; ValueError for an operator that does not exist."""
    return tuple(Condition(str(column), Operator(str(operator)), value) for column, operator, value in stored)


def resolve(condition: Condition, parameters: Mapping[str, int], on: date) -> Comparison:
    """The comparison to make on this day with these parameters; KeyError for a parameter the definition lacks."""
    value = _constant(condition.value, parameters)
    match condition.operator:
        case Operator.DAYS_PASSED:
            return Comparison(condition.column, "lt", on - timedelta(days=_whole(value)))
        case Operator.IN_TOP_TWO_OF:
            return Comparison(condition.column, "gte", _whole(value) - 1)
        case Operator.AT_MOST:
            return Comparison(condition.column, "lte", value)
        case Operator.AT_LEAST:
            return Comparison(condition.column, "gte", value)
        case Operator.EQUALS:
            return Comparison(condition.column, "exact", value)


def _constant(value: Constant, parameters: Mapping[str, int]) -> Constant:
    if isinstance(value, str) and value.startswith("$"):
        return parameters[value[1:]]
    return value


def _whole(value: Constant) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("this operator takes a whole number")
    return value
