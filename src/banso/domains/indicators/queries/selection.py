"""Selections 集計対象: which rows of which dataset an indicator looks at, for a period, filters and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Model, Q, QuerySet

from banso.kernel.periods import Period
from banso.platform.clock import TOKYO, date_of
from banso.platform.datasets import Column, Dataset, get_dataset

from ..calc.conditions import Condition, resolve
from ..calc.definitions import Breakdown, Definition, Measure, Through
from ..calc.named_period import NamedPeriod
from ..errors import dataset_missing, filter_invalid, parameter_invalid
from .dimensions import UNKNOWN_KEY, Keys, condition, keys_of

UNKNOWN_FILTER = "unknown"


@dataclass(frozen=True)
class Selection:
    """A checked question to a dataset; nothing has been read yet."""

    definition: Definition
    dataset: Dataset
    named: NamedPeriod
    filters: Mapping[str, str]
    parameters: Mapping[str, int]
    as_of: datetime

    @property
    def on(self) -> date:
        """The Tokyo day of computation."""
        return date_of(self.as_of)

    @property
    def names_on(self) -> date:
        """The day whose names and agencies hold: the last of the period, or today while it runs."""
        last = self.named.period.last_day or self.on
        return min(last, self.on)

    def keys(self, dimension: str) -> Keys:
        """What a dimension may be in this period, with its words."""
        return keys_of(dimension, min(self.named.period.start, self.names_on), self.names_on)

    @property
    def event(self) -> Column:
        return self.dataset.column(self.definition.event)

    def rows(self) -> QuerySet[Model]:
        """The population: rows in the period that meet the conditions and filters."""
        found = self.dataset.rows().filter(self.inside(self.named.period), self.all_of(self.definition.population))
        if self.definition.measure is Measure.DISTINCT:
            found = found.filter(**{f"{self.key_source}__isnull": False})
        for dimension, given in self.filters.items():
            found = found.filter(self._filtered(found, dimension, given))
        return found

    @property
    def key_source(self) -> str:
        """Where the distinct key is, for a measure that has one."""
        return self.dataset.column(self.definition.distinct_key).source

    def inside(self, period: Period) -> Q:
        """Rows whose event lies in a period; instants are taken by their Tokyo day."""
        start, end = _bounds(self.event, period)
        source = self.event.source
        after = Q(**{f"{source}__gte": start})
        return after if end is None else after & Q(**{f"{source}__lt": end})

    def all_of(self, conditions: tuple[Condition, ...]) -> Q:
        """Rows that meet every condition."""
        met = Q()
        for each in conditions:
            made = resolve(each, self.parameters, self.on)
            met &= Q(**{f"{self.dataset.column(made.column).source}__{made.lookup}": made.value})
        return met

    def _filtered(self, rows: QuerySet[Model], dimension: str, given: str) -> Q:
        breakdown = self.definition.breakdown(dimension)
        if breakdown is None:
            raise filter_invalid(dimension, [each.dimension for each in self.definition.breakdowns])
        key = UNKNOWN_KEY if given == UNKNOWN_FILTER else given
        return condition(rows, self.dataset, breakdown, key, self.names_on)


def select(
    definition: Definition,
    named: NamedPeriod,
    as_of: datetime,
    filters: Mapping[str, str] | None = None,
    parameters: Mapping[str, int] | None = None,
) -> Selection:
    """Check a question. Errors: dataset_missing, filter_invalid, parameter_invalid."""
    asked = {name: value for name, value in (filters or {}).items() if value}
    dataset = _dataset(definition, asked)
    selection = Selection(definition, dataset, named, asked, _parameters(definition, parameters or {}), as_of)
    for dimension, value in asked.items():
        _check_filter(selection, dimension, value)
    return selection


def dataset_for(definition: Definition, breakdown: Breakdown | None) -> Dataset:
    """The rows to count under a breakdown: the definition's own, or those with one row for each key."""
    name = breakdown.dataset if breakdown and breakdown.through is Through.EACH else definition.dataset
    try:
        dataset = get_dataset(name)
    except KeyError:
        raise dataset_missing(name) from None
    if dataset.version != definition.dataset_version:
        raise dataset_missing(name)
    return dataset


def _dataset(definition: Definition, filters: Mapping[str, str]) -> Dataset:
    """With a filter on one of several keys a row has, the rows of that key: each counted row is there once."""
    several = [each for each in definition.breakdowns if each.through is Through.EACH and each.dimension in filters]
    return dataset_for(definition, several[0] if several else None)


def _check_filter(selection: Selection, dimension: str, value: str) -> None:
    offered = [each.dimension for each in selection.definition.breakdowns]
    if dimension not in offered:
        raise filter_invalid(dimension, offered)
    keys = [*selection.keys(dimension).labels, UNKNOWN_FILTER]
    if value not in keys:
        raise filter_invalid(dimension, keys)


def _parameters(definition: Definition, given: Mapping[str, int]) -> dict[str, int]:
    known = {each.name: each for each in definition.parameters}
    for name, value in given.items():
        if name not in known or not known[name].admits(value):
            raise parameter_invalid(name)
    return {name: given.get(name, each.default) for name, each in known.items()}


def _bounds(event: Column, period: Period) -> tuple[date, date | None]:
    if event.kind != "instant":
        return period.start, period.end
    end = None if period.end is None else datetime.combine(period.end, time(), TOKYO)
    return datetime.combine(period.start, time(), TOKYO), end
