"""Tables and charts of values 表と図: counts as numbers, shares as per cent, always both."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from banso.domains.indicators import api
from banso.platform.ui.charts import Bar, BarChart
from banso.platform.ui.components import Cell, Head, Table
from banso.platform.ui.formats import show, show_text

Address = Callable[[api.Slice], str]


def kind_of(value: api.Value) -> str:
    return "share" if value.is_share else "number"


def shown(value: api.Value) -> int | Fraction | None:
    """The value as a cell takes it: a whole number, an exact share, or None where undefined."""
    return value.exact if value.is_share else value.numerator


def value_text(value: api.Value) -> str:
    """As a tile shows it: 83.3% or 1,234."""
    return show(shown(value), kind_of(value))


def target_of(value: api.Value) -> Fraction | None:
    return value.target.share if value.target else None


def chart_of(caption: str, head: str, slices: Sequence[api.Slice], address: Address) -> BarChart:
    """One bar for each slice, with the target's mark where there is a target."""
    bars = [
        Bar(show_text(one.label), shown(one.value), target_of(one.value), address(one)) for one in slices
    ]
    kind = kind_of(slices[0].value) if slices else "number"
    return BarChart(caption, bars, head, _("値"), kind)


def share_table(caption: str, head: str, slices: Sequence[api.Slice], rows_address: Address) -> Table:
    """Numerator and denominator of each slice; the numbers open into their rows."""
    heads = [Head(head), Head(_("分子"), "number"), Head(_("分母"), "number"), Head(_("割合"), "share")]
    rows = [
        [
            Cell(show_text(one.label), is_row_header=True),
            Cell(one.value.numerator, "number"),
            Cell(one.value.denominator, "number", rows_address(one)),
            Cell(one.value.exact, "share"),
        ]
        for one in slices
    ]
    return Table(caption, heads, rows)


def quarter_table(caption: str, lines: Sequence[Any]) -> Table:
    """The indicators down, the quarters of the year across; each number opens its indicator."""
    quarters = [Head(_("第%(number)s四半期") % {"number": number}, "number") for number in range(1, 5)]
    heads = [Head(_("指標")), *quarters, Head(_("年度"), "number"), Head(_("目標"), "number")]
    rows = [
        [
            Cell(show_text(line.definition.label), is_row_header=True),
            *(Cell(shown(one.value), kind_of(one.value), line.address(one)) for one in line.quarters),
            Cell(shown(line.value), kind_of(line.value), line.href),
            Cell(target_of(line.value), "share" if line.value.is_share else "number"),
        ]
        for line in lines
    ]
    return Table(caption, heads, rows, is_caption_hidden=True)
