"""Definitions 指標の定義: what is counted, over which rows, in which unit. Pure.

The same mapping is read from the data file and from a stored row, so that a row can be rebuilt into what it said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from banso.kernel.errors import Text

from .conditions import Condition, read_conditions


class Measure(StrEnum):
    """Counting rows, counting each key once, or the share of the population that meets the numerator's conditions."""

    COUNT = "count"
    DISTINCT = "distinct"
    SHARE = "share"


@dataclass(frozen=True)
class Parameter:
    """A whole number a reader may change, within bounds or out of a list."""

    name: str
    label: Text
    default: int
    minimum: int
    maximum: int
    choices: tuple[int, ...]

    def admits(self, value: int) -> bool:
        """Whether the value may be asked for."""
        return value in self.choices if self.choices else self.minimum <= value <= self.maximum


@dataclass(frozen=True)
class Target:
    """A published floor, in per cent, that holds only for the parameters it was published with."""

    percent: int
    parameters: Mapping[str, int]
    plan: Text
    source: str

    @property
    def share(self) -> Fraction:
        return Fraction(self.percent, 100)

    def is_for(self, parameters: Mapping[str, int]) -> bool:
        """Whether these parameters are those of the target."""
        return all(parameters.get(name) == value for name, value in self.parameters.items())


class Through(StrEnum):
    """How a column leads to a dimension.

    It holds the key; it holds the unit whose agency has the key; or a row has several keys, and another dataset with
    the same columns has one row for each of them.
    """

    ITSELF = "itself"
    AGENCY = "agency"
    EACH = "each"


@dataclass(frozen=True)
class Breakdown:
    """A dimension the indicator can be split and filtered by, and the column that leads to it."""

    dimension: str
    column: str
    through: Through
    dataset: str


@dataclass(frozen=True)
class Definition:
    """One version of one indicator. `event` is the column whose date puts a row into a period."""

    code: str
    version: int
    label: Text
    meaning: Text
    measure: Measure
    dataset: str
    dataset_version: int
    event: str
    distinct_key: str
    window: str
    population: tuple[Condition, ...]
    numerator: tuple[Condition, ...]
    parameters: tuple[Parameter, ...]
    breakdowns: tuple[Breakdown, ...]
    targets: tuple[Target, ...]
    unit: Text
    decimals: int
    rounding: str
    source: str

    def breakdown(self, dimension: str) -> Breakdown | None:
        """How to split by this dimension, None if that is not offered."""
        return next((each for each in self.breakdowns if each.dimension == dimension), None)

    def target_for(self, parameters: Mapping[str, int]) -> Target | None:
        """The published target under these parameters, if there is one."""
        return next((target for target in self.targets if target.is_for(parameters)), None)


def read_definition(stored: Mapping[str, Any]) -> Definition:
    """A definition from its flat mapping; KeyError or ValueError when a part is missing or wrong."""
    return Definition(
        code=stored["code"],
        version=stored["version"],
        label=Text(stored["label_ja"], stored["label_en"]),
        meaning=Text(stored["meaning_ja"], stored["meaning_en"]),
        measure=Measure(stored["measure"]),
        dataset=stored["dataset"],
        dataset_version=stored["dataset_version"],
        event=stored["event"],
        distinct_key=stored.get("distinct_key", ""),
        window=stored["window"],
        population=read_conditions(stored.get("population", [])),
        numerator=read_conditions(stored.get("numerator", [])),
        parameters=tuple(_parameter(each) for each in stored.get("parameters", [])),
        breakdowns=tuple(_breakdown(*each) for each in stored.get("breakdowns", [])),
        targets=tuple(_target(each) for each in stored.get("targets", [])),
        unit=Text(stored["unit_ja"], stored["unit_en"]),
        decimals=stored["decimals"],
        rounding=stored["rounding"],
        source=stored["source"],
    )


def content_hash(stored: Mapping[str, Any]) -> str:
    """SHA-256 of what a definition says: the same version must always say the same."""
    text = json.dumps(stored, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _parameter(stored: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=stored["name"],
        label=Text(stored["label_ja"], stored["label_en"]),
        default=stored["default"],
        minimum=stored.get("minimum", stored["default"]),
        maximum=stored.get("maximum", stored["default"]),
        choices=tuple(stored.get("choices", [])),
    )


def _breakdown(dimension: str, column: str, through: str, dataset: str) -> Breakdown:
    return Breakdown(dimension, column, Through(through), dataset)


def _target(stored: Mapping[str, Any]) -> Target:
    return Target(
        percent=stored["percent"],
        parameters=dict(stored.get("parameters", {})),
        plan=Text(stored["plan_ja"], stored["plan_en"]),
        source=stored["source"],
    )
