"""What a list page declares 一覧の定義: columns, filters and the allow-lists that every parameter is held against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from banso.platform.scope.roles import FieldClass

EXPORTABLE_CLASSES = frozenset({FieldClass.PUBLIC, FieldClass.INTERNAL})
KINDS = frozenset({"text", "number", "yen", "share", "date", "instant", "code", "tag", "clock"})
RESERVED = frozenset({"q", "page", "size", "order", "format", "encoding", "unmappable"})


@dataclass(frozen=True)
class Column:
    """One column of a list.

    `value` takes a row and gives the cell's value (an attribute path such as "firm.name" is enough); `order_by` are
    the ORM names it may be sorted by, none = not sortable; `kind` as for `components.Cell`; `href` gives the page a
    cell leads to. Only PUBLIC and INTERNAL columns may be exported.
    """

    name: str
    label: Any
    value: Callable[[Any], Any] | str
    field_class: FieldClass
    kind: str = "text"
    order_by: tuple[str, ...] = ()
    href: Callable[[Any], str] | None = None
    exportable: bool = False
    shown: bool = True
    is_row_header: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"column {self.name}: no such kind {self.kind}")
        if self.exportable and self.field_class not in EXPORTABLE_CLASSES:
            raise ValueError(f"column {self.name}: {self.field_class} is never exported from a list")

    def read(self, row: Any) -> Any:
        """The cell's value in a row; a missing link on the path gives None."""
        if callable(self.value):
            return self.value(row)
        found = row
        for step in self.value.split("."):
            found = getattr(found, step, None) if found is not None else None
        return found


@dataclass(frozen=True)
class Filter:
    """A choice that narrows the list. `choices` (or a call giving them) is the allow-list of values."""

    name: str
    label: Any
    choices: Sequence[tuple[str, Any]] | Callable[[], Sequence[tuple[str, Any]]]
    apply: Callable[[QuerySet[Any], str], QuerySet[Any]]

    def read_choices(self) -> list[tuple[str, Any]]:
        return list(self.choices() if callable(self.choices) else self.choices)


@dataclass(frozen=True)
class ListSpec:
    """A list page: its title (also the file name of exports), columns, filters, search and order.

    `search` takes the queryset and the typed words; `default_order` names a column, "-" before it for descending;
    `kept` are further query parameters the page itself reads. The empty texts say what to do when nothing is there.
    """

    title: Any
    columns: Sequence[Column]
    default_order: str
    empty_title: Any
    empty_body: Any = ""
    empty_href: str = ""
    empty_label: Any = ""
    filters: Sequence[Filter] = ()
    search: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    search_label: Any = ""
    page_sizes: tuple[int, ...] = (20, 50, 100)
    count_limit: int = 10_000
    export_limit: int = 10_000
    kept: tuple[str, ...] = ()
    tie_break: str = "pk"
    _by_name: dict[str, Column] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        parameters = [*(filter_.name for filter_ in self.filters), *self.kept]
        columns = [column.name for column in self.columns]
        if RESERVED.intersection(parameters):
            raise ValueError(f"reserved parameter names: {sorted(RESERVED.intersection(parameters))}")
        if len(set(parameters)) != len(parameters) or len(set(columns)) != len(columns):
            raise ValueError("a name is used twice")
        self._by_name.update({column.name: column for column in self.columns})
        if not self.orderings(self.default_order):
            raise ValueError(f"not a sortable column: {self.default_order}")

    def orderings(self, order: str) -> tuple[str, ...]:
        """The ORM orderings of an order parameter, () if it names no sortable column."""
        column = self._by_name.get(order.removeprefix("-"))
        if column is None:
            return ()
        return tuple(_turned(name) for name in column.order_by) if order.startswith("-") else column.order_by

    @property
    def shown_columns(self) -> list[Column]:
        return [column for column in self.columns if column.shown]

    @property
    def exported_columns(self) -> list[Column]:
        return [column for column in self.columns if column.exportable]


def _turned(ordering: str) -> str:
    return ordering[1:] if ordering.startswith("-") else f"-{ordering}"
