"""Pages of the board: all indicators of a year, one indicator and its breakdown, the rows behind it."""

from dataclasses import replace

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.indicators import api
from banso.platform.clock import date_of
from banso.platform.ui.formats import show_text
from banso.platform.ui.list_columns import RESERVED
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import page

from .drawing import quarter_table, value_text
from .exporting import export_values
from .questions import NUMERATOR, Question, read_question
from .reading import YEAR_WORD, Line, choices, drawn, export_links, first_breakdown, narrowed, year_links
from .row_lists import row_list


@page(api.READERS)
def home(request: HttpRequest) -> HttpResponseBase:
    asked = read_question(request.GET, date_of(request.now))
    named = api.parse_period(api.parse_period(asked.period).code[:YEAR_WORD])
    question = Question(named.code, "", {}, {}, asked.format)
    lines = [_line(request, definition, question) for definition in api.catalogue()]
    title = _("指標（%(period)s）") % {"period": show_text(named.label)}
    if question.format:
        slices = [one for line in lines for one in (*line.quarters, api.Slice(named.code, named.label, line.value))]
        return export_values(title, slices, question.format, actor=request.actor, now=request.now)
    context = {
        "lines": lines,
        "named": named,
        "years": year_links(date_of(request.now), question),
        "table": quarter_table(_("四半期ごとの値（暫定）"), lines),
        "exports": export_links(question),
    }
    return render(request, "board/home.html", context)


def _line(request: HttpRequest, definition: api.Definition, question: Question) -> Line:
    asked = api.ask(actor=request.actor, at=request.now, code=definition.code, period=question.period)
    return Line(definition, api.compute_value(asked), api.break_down(asked, "quarter"), replace(question, format=""))


@page(api.READERS)
def indicator(request: HttpRequest, code: str) -> HttpResponseBase:
    question = read_question(request.GET, date_of(request.now))
    asked = api.ask(actor=request.actor, at=request.now, code=code, **question.asked())
    by = question.by or first_breakdown(asked)
    value, slices = api.compute_value(asked), api.break_down(asked, by)
    if question.format:
        whole = api.Slice(asked.named.code, asked.named.label, value)
        title = show_text(asked.definition.label)
        return export_values(title, [*slices, whole], question.format, actor=request.actor, now=request.now)
    rows_url = reverse("board:rows", args=[code])
    context = {
        "asked": asked,
        "value": value,
        "text": value_text(value),
        "adds_up": api.adds_up(asked, by),
        "choices": choices(asked, by),
        "narrowed": narrowed(asked),
        "years": year_links(date_of(request.now), question),
        "exports": export_links(question),
        "rows_url": rows_url + question.address(by=""),
        "numerator_url": rows_url + question.address(by="", part=NUMERATOR) if value.is_share else "",
        **drawn(question, value, slices, by, rows_url),
    }
    return render(request, "board/indicator.html", context)


@page(api.READERS)
def rows(request: HttpRequest, code: str) -> HttpResponseBase:
    asking = request.GET.copy()
    for name in RESERVED:
        asking.pop(name, None)
    question, part = read_question(asking, date_of(request.now)), asking.get("part", "")
    asked = api.ask(actor=request.actor, at=request.now, code=code, **question.asked())
    found = api.open_rows(
        actor=request.actor, now=request.now, code=code, only_numerator=part == NUMERATOR, **question.asked()
    )
    listed = open_list(row_list(asked, found), found.found, request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    context = {
        "page": listed,
        "asked": asked,
        "value": api.compute_value(asked),
        "only_numerator": part == NUMERATOR,
        "narrowed": narrowed(asked),
        "indicator_url": reverse("board:indicator", args=[code]) + question.address(),
    }
    return render(request, "board/rows.html", context)
