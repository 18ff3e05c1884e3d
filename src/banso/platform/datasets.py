"""Datasets データセット: what a domain offers upward to indicators and snapshots; private tables stay private.

A dataset is a versioned list of columns, each with its confidentiality class, over one queryset.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from banso.kernel.errors import Text
from banso.platform.scope.roles import FieldClass


@dataclass(frozen=True)
class Column:
    """One column: its name in rows, where the queryset has it, its kind and its class.

    `kind` is "integer", "text", "date", "instant" or "flag".
    """

    name: str
    source: str
    kind: str
    field_class: FieldClass
    label: Text


@dataclass(frozen=True)
class Dataset:
    name: str
    version: int
    row_meaning: Text
    columns: tuple[Column, ...]
    rows: Callable[[], models.QuerySet[models.Model]]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def readable(self, classes: frozenset[FieldClass]) -> tuple[Column, ...]:
        """The columns a reader cleared for these classes may see."""
        return tuple(column for column in self.columns if column.field_class in classes)


_datasets: dict[str, Dataset] = {}


def register_dataset(dataset: Dataset) -> None:
    """Offer a dataset; called from a domain's datasets.py."""
    _datasets[dataset.name] = dataset


def get_dataset(name: str) -> Dataset:
    return _datasets[name]


def all_datasets() -> list[Dataset]:
    return [_datasets[name] for name in sorted(_datasets)]
