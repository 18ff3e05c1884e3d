"""What the pages of the board show 画面の内容: lines, choices and drawings made from answers of the indicators."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.indicators import api
from banso.kernel.fiscal import fiscal_year
from banso.platform.ui.charts import BarChart
from banso.platform.ui.components import Link
from banso.platform.ui.formats import show_text

from .drawing import chart_of, share_table, value_text
from .questions import Question

YEARS_BACK = 3
YEAR_WORD = len("2026")


@dataclass(frozen=True)
class Line:
    """One indicator on the board: its value for the year and by quarter."""

    definition: api.Definition
    value: api.Value
    quarters: list[api.Slice]
    question: Question

    def address(self, one: api.Slice) -> str:
        return reverse("board:indicator", args=[self.definition.code]) + self.question.address(period=one.key)

    @property
    def href(self) -> str:
        return reverse("board:indicator", args=[self.definition.code]) + self.question.address()

    @property
    def text(self) -> str:
        return value_text(self.value)

    @property
    def unit(self) -> str:
        """The unit beside the value; a share already ends in %."""
        return "" if self.value.is_share else show_text(self.definition.unit)

    @property
    def note(self) -> str:
        target = self.value.target
        if target is None:
            return _("暫定")
        return _("暫定・目標 %(percent)s%%以上（%(plan)s）") % {"percent": target.percent, "plan": show_text(target.plan)}

    @property
    def chart(self) -> BarChart:
        caption = _("%(indicator)s（四半期ごと、暫定）") % {"indicator": show_text(self.definition.label)}
        return chart_of(caption, _("四半期"), self.quarters, self.address)


def year_links(today: date, question: Question) -> list[Link]:
    """The running fiscal year and those before it."""
    newest = fiscal_year(today)
    years = [api.year_of(year) for year in range(newest, newest - YEARS_BACK - 1, -1)]
    return [Link(show_text(year.label), question.address(period=year.code), year.code == question.period) for year in years]


def export_links(question: Question) -> list[Link]:
    formats = (("xlsx", _("Excelで出力")), ("csv", _("CSVで出力（UTF-8）")))
    return [Link(label, question.address(format=name)) for name, label in formats]


def first_breakdown(asked: api.Selection) -> str:
    """A year by quarters, a quarter by months, a month by the first dimension."""
    if len(asked.named.code) == YEAR_WORD:
        return "quarter"
    return "month" if "Q" in asked.named.code else asked.definition.breakdowns[0].dimension


def breakdown_label(by: str) -> str:
    words = {"quarter": _("四半期"), "month": _("月")}
    return words[by] if by in words else show_text(api.DIMENSION_LABELS[by])


def drawn(question: Question, value: api.Value, slices: list[api.Slice], by: str, rows_url: str) -> dict[str, Any]:
    """The chart of the slices, whose labels narrow the question, and for a share the table of its two numbers."""
    name = "period" if by in api.PERIOD_BREAKDOWNS else by
    head = breakdown_label(by)
    caption = _("%(head)sごとの値（暫定）") % {"head": head}
    chart = chart_of(caption, head, slices, lambda one: question.address(by="", **{name: one.key}))
    if not value.is_share:
        return {"chart": chart, "table": None}
    counts = _("%(head)sごとの分子と分母") % {"head": head}
    table = share_table(counts, head, slices, lambda one: rows_url + question.address(by="", **{name: one.key}))
    return {"chart": chart, "table": table}


def choices(asked: api.Selection, by: str) -> dict[str, Any]:
    """What the form above the chart offers: breakdowns, filters and parameters."""
    offered = [*api.PERIOD_BREAKDOWNS, *(each.dimension for each in asked.definition.breakdowns)]
    return {
        "breakdowns": [(name, breakdown_label(name), name == by) for name in offered],
        "dimensions": [_dimension(asked, each.dimension) for each in asked.definition.breakdowns],
        "parameters": [
            {"of": each, "label": show_text(each.label), "chosen": asked.parameters[each.name]}
            for each in asked.definition.parameters
        ],
    }


def _dimension(asked: api.Selection, name: str) -> dict[str, Any]:
    chosen = asked.filters.get(name, "")
    options = [*((key, show_text(words)) for key, words in asked.keys(name).labels.items()), (api.UNKNOWN_FILTER, _("不明"))]
    return {
        "name": name,
        "label": breakdown_label(name),
        "options": [(key, words, key == chosen) for key, words in options],
    }


def narrowed(asked: api.Selection) -> list[tuple[str, str]]:
    """The filters in words."""
    return [(breakdown_label(name), show_text(asked.keys(name).label(key))) for name, key in asked.filters.items()]
