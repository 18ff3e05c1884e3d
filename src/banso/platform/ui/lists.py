"""List pages 一覧画面: search, filter, sort, paging and export of one queryset, bounded on every side.

def case_list(request):
    page = open_list(CASES, api_queryset, request.GET)
    if page.wants_export:
        return export_list(page, actor=request.actor, now=request.now)
    return render(request, "cases/list.html", {"page": page})
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext

from .components import Cell, Head, Link, Table
from .list_columns import Column, Filter, ListSpec
from .list_exports import export_list
from .list_request import ListRequest, read_request

__all__ = ["Column", "Filter", "ListPage", "ListSpec", "export_list", "open_list"]


@dataclass(frozen=True)
class ShownFilter:
    """A filter as the filter bar draws it."""

    name: str
    label: Any
    choices: list[tuple[str, Any]]
    chosen: str


@dataclass(frozen=True)
class ListPage:
    """One page of a list, read lazily; made by `open_list`.

    The count stops at `spec.count_limit`, and so do the pages: beyond that a person narrows the list instead, and no
    request makes the database count or skip a million rows.
    """

    spec: ListSpec
    rows: QuerySet[Any]
    asked: ListRequest

    @property
    def wants_export(self) -> bool:
        return bool(self.asked.format)

    @property
    def query(self) -> str:
        return self.asked.query

    @cached_property
    def _counted(self) -> int:
        return int(self.rows.order_by()[: self.spec.count_limit + 1].count())

    @property
    def is_count_capped(self) -> bool:
        return self._counted > self.spec.count_limit

    @property
    def count(self) -> int:
        """Rows in all, or the limit when there are more."""
        return min(self._counted, self.spec.count_limit)

    @property
    def last_page(self) -> int:
        return max(1, -(-self.count // self.asked.size))

    @property
    def number(self) -> int:
        """The page shown: the one asked for, or the last when that lies beyond it."""
        return min(self.asked.page, self.last_page)

    @property
    def first_row(self) -> int:
        return (self.number - 1) * self.asked.size + 1

    @property
    def last_row(self) -> int:
        return min(self.count, self.number * self.asked.size)

    @cached_property
    def objects(self) -> list[Any]:
        """The rows of this page."""
        return list(self.rows[self.first_row - 1 : self.last_row]) if self.count else []

    @cached_property
    def table(self) -> Table:
        columns = self.spec.shown_columns
        cells = [[_cell(column, row) for column in columns] for row in self.objects]
        return Table(str(self.spec.title), [self._head(column) for column in columns], cells)

    def _head(self, column: Column) -> Head:
        if not column.order_by:
            return Head(column.label, column.kind)
        order = self.asked.order
        sort = (
            ""
            if order.removeprefix("-") != column.name
            else "descending"
            if order.startswith("-")
            else "ascending"
        )
        turned = f"-{column.name}" if sort == "ascending" else column.name
        return Head(column.label, column.kind, self.url(order=turned), sort)

    @property
    def filters(self) -> Iterator[ShownFilter]:
        for filter_ in self.spec.filters:
            yield ShownFilter(
                filter_.name, filter_.label, filter_.read_choices(), self.asked.chosen.get(filter_.name, "")
            )

    @property
    def has_search(self) -> bool:
        return self.spec.search is not None

    @property
    def has_filter_bar(self) -> bool:
        return bool(self.spec.search or self.spec.filters)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.query or self.asked.chosen)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter bar must carry along besides its own controls."""
        return [*self.asked.kept.items(), *self._view_parameters().items()]

    @property
    def clear_url(self) -> str:
        return f"?{urlencode([*self.asked.kept.items(), *self._view_parameters().items()])}"

    def _view_parameters(self) -> dict[str, str]:
        chosen = {}
        if self.asked.order != self.spec.default_order:
            chosen["order"] = self.asked.order
        if self.asked.size != self.spec.page_sizes[0]:
            chosen["size"] = str(self.asked.size)
        return chosen

    def url(self, **changes: object) -> str:
        """This list's address with some parameters changed; the page number is dropped unless given."""
        parameters = {**self.asked.kept, **self.asked.chosen, **self._view_parameters()}
        if self.asked.query:
            parameters["q"] = self.asked.query
        parameters.update({name: str(value) for name, value in changes.items()})
        return f"?{urlencode(parameters)}"

    @property
    def pages(self) -> list[Link]:
        """Links to the first, last and neighbouring pages; a Link without label stands for those left out."""
        last, here = self.last_page, self.number
        near = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
        links: list[Link] = []
        for position, number in enumerate(near):
            if position and number > near[position - 1] + 1:
                links.append(Link(""))
            links.append(Link(str(number), self.url(page=number), current=number == here))
        return links

    @property
    def previous_url(self) -> str:
        return self.url(page=self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url(page=self.number + 1) if self.number < self.last_page else ""

    @property
    def exports(self) -> list[Link]:
        if not self.spec.exported_columns:
            return []
        return [
            Link(gettext("Excelで出力"), self.url(format="xlsx")),
            Link(gettext("CSVで出力（UTF-8）"), self.url(format="csv")),
            Link(gettext("CSVで出力（Shift_JIS）"), self.url(format="csv", encoding="cp932")),
        ]


def open_list(spec: ListSpec, rows: QuerySet[Any], params: QueryDict) -> ListPage:
    """The page of `rows` that the query string asks for. Give a queryset already limited to what the actor may see.

    Refuses (400) parameters the list does not offer; a page beyond the last shows the last.
    """
    asked = read_request(spec, params)
    if asked.query and spec.search:
        rows = spec.search(rows, asked.query)
    for filter_ in spec.filters:
        if filter_.name in asked.chosen:
            rows = filter_.apply(rows, asked.chosen[filter_.name])
    rows = rows.order_by(*spec.orderings(asked.order), spec.tie_break)
    return ListPage(spec, rows, asked)


def _cell(column: Column, row: Any) -> Cell:
    value = column.read(row)
    href = column.href(row) if column.href and value not in (None, "") else ""
    return Cell(value, column.kind, href or "", column.is_row_header)
