"""Search, register and look at a party 事業者の検索・登録・表示."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from banso.kernel.errors import Refusal
from banso.platform.audit.record import record_look
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.ui.list_request import read_request
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import FORM, STAFF, page

from .. import api, queries
from ..models import Party
from ..usecases.search_parties import search_rows
from .forms import RegisterForm
from .lists import PARTIES
from .shown import attribute_table, fact_items, history_entries, source_note


@page(STAFF)
def search(request: HttpRequest) -> HttpResponse:
    """Find a party; without words, those the actor's own unit registered."""
    asked = read_request(PARTIES, request.GET)
    narrowed = {"prefecture_code": asked.chosen.get("prefecture", ""), "kind": asked.chosen.get("kind", "")}
    rows = search_rows(request.actor, request.now, asked.query, **narrowed)
    listed = open_list(PARTIES, rows, request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    can_import = request.actor.has(Role.ADMINISTRATOR)
    return render(request, "parties/search.html", {"page": listed, "asked": asked, "can_import": can_import})


@page(STAFF, FORM)
def register(request: HttpRequest) -> HttpResponse:
    """A new party; similar ones are shown first and must be denied by the person."""
    is_filled_in = request.method == "POST" and "prefill" not in request.POST
    form = RegisterForm(request.POST if is_filled_in else None, initial=_told(request))
    candidates: list[dict[str, Any]] = []
    if is_filled_in and form.attempt(lambda: _register(request, form, candidates)):
        messages.success(request, _("登録しました。"))
        return redirect(_way_back(request, form) or reverse("parties:party", args=[form.result]))
    if candidates:
        form.ask_confirmation()
    shown = {"form": form, "candidates": candidates}
    return render(request, "parties/register.html", shown, status=form.status)


def _told(request: HttpRequest) -> dict[str, str]:
    """What the page that leads here knows already and posts along."""
    return {name: request.POST[name][:200] for name in ("name", "phone", "prefecture_code") if name in request.POST}


def _way_back(request: HttpRequest, form: RegisterForm) -> str:
    """The page of ours that led here, which takes the new name at the end of its address; "" without one."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return f"{wanted}{quote(form.arguments['name'])}" if wanted.startswith("/") and ours else ""


def _register(request: HttpRequest, form: RegisterForm, candidates: list[dict[str, Any]]) -> int:
    try:
        return once(
            scope=f"{request.actor.user_id}:parties.register",
            key=form.key,
            body=form.arguments,
            now=request.now,
            call=lambda: api.register_party(actor=request.actor, now=request.now, **form.arguments),
        )
    except Refusal as refusal:
        candidates.extend(refusal.detail.get("candidates", ()))
        raise


@page(STAFF)
def party_page(request: HttpRequest, party_id: int) -> HttpResponse:
    """What is known of a party, from which source, as of when; and its history in the register."""
    actor, now = request.actor, request.now
    row = queries.get_party_row(actor, now, party_id)
    if row.owner_unit_id is not None and row.owner_unit_id not in actor.unit_ids:
        record_look(actor, now, row, "party")
    shown = {
        "party": queries.summaries([row])[0],
        "facts": fact_items(row),
        "source_note": source_note(row),
        "attributes": attribute_table(queries.attribute_history(actor, now, party_id)),
        "history": history_entries(queries.registry_history(actor, now, party_id)),
        "is_own": row.owner_unit_id in actor.unit_ids,
        "successor": _successor(row),
    }
    return render(request, "parties/party.html", shown)


def _successor(row: Party) -> api.PartySummary | None:
    found = queries.summaries([row])[0].successor_id
    return api.summaries_of([found])[found] if found else None
