"""The rows behind a number 内訳: the very rows that were counted, without names or texts.

For a count and a share these are rows of the dataset; for firms counted once, one row per firm.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Count, Max, Min, QuerySet, Value, When
from django.utils.crypto import salted_hmac

from banso.kernel.errors import Text
from banso.platform.clock import TOKYO
from banso.platform.datasets import Column
from banso.platform.scope.roles import FieldClass

from ..calc.definitions import Measure
from .selection import Selection

READABLE = frozenset({FieldClass.PUBLIC, FieldClass.INTERNAL})
SUBJECT = ("subject", "subject_id")
FIRM = "firm"
IN_NUMERATOR = "in_numerator"
FIRM_LABEL = Text("事業者（仮番号）", "Firm (surrogate)")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class RowColumn:
    """One column of the rows: its name, its words, its kind (as of datasets), and its key in each row."""

    name: str
    label: Text
    kind: str
    source: str
    field_class: FieldClass

    def read(self, row: Row) -> Any:
        """The value shown: a firm by its surrogate, an instant in Tokyo."""
        value = row[self.source]
        if self.kind == "surrogate":
            return surrogate(value)
        return value.astimezone(TOKYO) if isinstance(value, datetime) else value


@dataclass(frozen=True)
class Rows:
    """A queryset of mappings and how to read them; `key` identifies a row and breaks ties of any order."""

    columns: tuple[RowColumn, ...]
    found: QuerySet[Any]
    key: str

    def ordered(self, column: RowColumn | None = None, is_descending: bool = False) -> QuerySet[Any]:
        """By a column, or by the key."""
        if column is None:
            return self.found.order_by(self.key)
        return self.found.order_by(f"-{column.source}" if is_descending else column.source, self.key)

    def read(self, row: Row) -> dict[str, Any]:
        """One row by column names."""
        return {column.name: column.read(row) for column in self.columns}


def surrogate(subject_id: int | None) -> str:
    """A name for a firm that leads back to it only inside this installation's database, the same in every list."""
    if subject_id is None:
        return ""
    return "F-" + salted_hmac("indicators.subject", str(subject_id), algorithm="sha256").hexdigest()[:12]


def rows_behind(selection: Selection, *, only_numerator: bool = False) -> Rows:
    """The counted rows: as many as the count, the firms, or the share's denominator (or only its numerator)."""
    if selection.definition.measure is Measure.DISTINCT:
        return _firms(selection)
    return _events(selection, only_numerator)


def _firms(selection: Selection) -> Rows:
    key, event = selection.key_source, selection.event
    found = (
        selection.rows()
        .order_by()
        .values(key)
        .annotate(rows_of_firm=Count("pk"), first_event=Min(event.source), last_event=Max(event.source))
    )
    columns = (
        RowColumn(FIRM, FIRM_LABEL, "surrogate", key, FieldClass.INTERNAL),
        RowColumn("rows", Text("件数", "Rows"), "integer", "rows_of_firm", FieldClass.INTERNAL),
        RowColumn("first", Text("最初の日", "First"), event.kind, "first_event", FieldClass.INTERNAL),
        RowColumn("last", Text("最後の日", "Last"), event.kind, "last_event", FieldClass.INTERNAL),
    )
    return Rows(columns, found, key)


def _events(selection: Selection, only_numerator: bool) -> Rows:
    shown = [_shown(column) for column in selection.dataset.columns if _may_show(column)]
    found = selection.rows().order_by()
    if selection.definition.measure is Measure.SHARE:
        met = selection.all_of(selection.definition.numerator)
        if only_numerator:
            found = found.filter(met)
        counted = Case(When(met, then=Value(True)), default=Value(False), output_field=BooleanField())
        found = found.annotate(**{IN_NUMERATOR: counted})
        label = Text("分子に数えた", "In the numerator")
        shown.append(RowColumn(IN_NUMERATOR, label, "flag", IN_NUMERATOR, FieldClass.INTERNAL))
    return Rows(tuple(shown), found.values("pk", *(column.source for column in shown if column.source != "pk")), "pk")


def _may_show(column: Column) -> bool:
    """A column of a class that planners may read, or the firm, which is shown by its surrogate."""
    return column.field_class in READABLE or column.name in SUBJECT


def _shown(column: Column) -> RowColumn:
    if column.name in SUBJECT:
        return RowColumn(FIRM, FIRM_LABEL, "surrogate", column.source, FieldClass.INTERNAL)
    return RowColumn(column.name, column.label, column.kind, column.source, column.field_class)


def count_rows(rows: Rows) -> int:
    """How many rows there are."""
    return int(rows.found.count())
