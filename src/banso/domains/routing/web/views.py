"""Pages of the routing rules and of trying them out 取次ぎの規則と候補."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.directory import api as directory
from banso.kernel.errors import Refusal, Text
from banso.platform.clock import date_of
from banso.platform.scope.visibility import not_found
from banso.platform.ui.components import Item, Link
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import STAFF, page

from .. import api
from .forms import QuestionForm
from .lists import rule_list_spec
from .rule_rows import RuleRow, joined, place_name, rule_row, rule_rows


@page(STAFF)
def rule_list(request: HttpRequest) -> HttpResponseBase:
    on = date_of(request.now)
    listing = open_list(rule_list_spec(on), rule_rows(on), request.GET)
    if listing.wants_export:
        return export_list(listing, actor=request.actor, now=request.now)
    return render(request, "routing/rule_list.html", {"page": listing})


@page(STAFF)
def rule_page(request: HttpRequest, rule_id: str) -> HttpResponse:
    try:
        rule = api.rule_of(rule_id)
    except Refusal:
        raise not_found() from None
    on = date_of(request.now)
    kinds = {kind.code: kind.name for kind in directory.agency_types(on)}
    row = rule_row(rule, on, kinds)
    back = joined([place_name(code, on, kinds) for code in rule.returns_to])
    trail = [Link(_("取次ぎの規則"), reverse("routing:rule_list")), Link(rule.id, current=True)]
    context = {"row": row, "label": show_text(rule.label), "facts": _facts(row, back), "breadcrumb": trail}
    return render(request, "routing/rule.html", context)


@page(STAFF)
def candidates(request: HttpRequest) -> HttpResponse:
    """Try the rules: nothing is stored and nobody is told."""
    form = QuestionForm(request.GET or None)
    context = {
        "form": form,
        "breadcrumb": [
            Link(_("取次ぎの規則"), reverse("routing:rule_list")),
            Link(_("候補を見る"), current=True),
        ],
    }
    if form.is_bound and form.is_valid():
        found = api.suggest(
            issue=form.cleaned_data["issue"],
            from_type=form.cleaned_data["from_type"],
            prefecture_code=form.cleaned_data["prefecture_code"],
            on=date_of(request.now),
            exclude_unit_ids=request.actor.unit_ids,
        )
        context |= {"found": found, "asked": True}
    return render(request, "routing/candidates.html", context, status=form.status)


def _facts(row: RuleRow, back: Text) -> list[Item]:
    rule = row.rule
    facts = [
        Item(_("課題"), show_text(row.issues)),
        Item(_("種類"), show_text(api.KINDS[rule.kind])),
        Item(_("相談を受けた機関"), show_text(row.senders)),
        Item(_("どんなとき"), show_text(rule.condition)),
        Item(_("行き先"), show_text(row.receivers)),
        Item(_("何のために"), show_text(rule.what_for)),
    ]
    if back.ja:
        facts += [
            Item(_("戻し先"), show_text(back)),
            Item(_("何のために戻すか"), show_text(rule.returns_for)),
        ]
    facts.append(Item(_("地域"), show_text(row.place)))
    if rule.reading.ja:
        facts.append(Item(_("読み方"), show_text(rule.reading)))
    return [*facts, Item(_("性格"), show_text(rule.label)), Item(_("出典"), show_text(row.source))]
