"""Pages of the auditor: search of the record, who saw what of whom, and its verification."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from banso.domains.parties import api as parties
from banso.platform.audit.models import AuditEntry
from banso.platform.audit.record import record
from banso.platform.scope.roles import Role
from banso.platform.ui.components import Cell, Head, Table, Tag
from banso.platform.ui.formats import is_japanese
from banso.platform.ui.list_columns import ListSpec
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import FORM, page

from .entry_lists import entry_list, grouped_looks, look_list, with_names
from .questions import NAMES, read_audit_question
from .verification import Chain, verify_everything


@page(Role.AUDITOR)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "audit_pages/home.html")


@page(Role.AUDITOR)
def entries(request: HttpRequest) -> HttpResponseBase:
    return _search(request, "audit_pages/entries.html", entry_list, with_names, lambda row: row.subject_id)


@page(Role.AUDITOR)
def looks(request: HttpRequest) -> HttpResponseBase:
    return _search(request, "audit_pages/looks.html", look_list, grouped_looks, lambda row: row["subject_id"])


def _search(
    request: HttpRequest,
    template: str,
    make_spec: Callable[[dict[int, str]], ListSpec],
    shape: Callable[[QuerySet[AuditEntry]], QuerySet[Any]],
    subject_of: Callable[[Any], int | None],
) -> HttpResponseBase:
    """A list of what the question finds; the search itself is recorded with its count, not its words."""
    question = read_audit_question(request.GET)
    firms: dict[int, str] = {}
    listed = open_list(make_spec(firms), shape(question.narrow(AuditEntry.objects.all())), request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    subjects = {number for row in listed.objects if (number := subject_of(row)) is not None}
    firms.update({number: summary.name for number, summary in parties.summaries_of(subjects).items()})
    changed = {"what": "audit", "found": listed.count, "conditions": sorted(name for name in NAMES if request.GET.get(name))}
    record(request.actor, request.now, "search", subject_id=question.subject_id, changed=changed)
    context = {"page": listed, "asked": {name: request.GET.get(name, "") for name in NAMES}}
    return render(request, template, context)


@page(Role.AUDITOR, FORM)
def verify(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "audit_pages/verify.html")
    found = verify_everything(actor=request.actor, now=request.now)
    context = {
        "found": found,
        "at": request.now,
        "broken": _chains(_("壊れた連鎖"), found.broken) if found.broken else None,
        "all": _chains(_("機関ごとの連鎖"), found.chains),
    }
    return render(request, "audit_pages/verify.html", context)


def _chains(caption: str, chains: Sequence[Chain]) -> Table:
    heads = [Head(_("機関")), Head(_("行数"), "number"), Head(_("結果"), "tag"), Head(_("最初の異常な行"), "code"), Head(_("内容"))]
    rows = [
        [
            Cell(chain.unit_name, is_row_header=True),
            Cell(chain.rows, "number"),
            Cell(Tag(_("異常"), "danger") if chain.first_bad else Tag(_("正常"), "success"), "tag"),
            Cell(chain.bad_sequence, "code"),
            Cell(chain.reason[0] if is_japanese() else chain.reason[1]),
        ]
        for chain in sorted(chains, key=lambda chain: (chain.first_bad is None, chain.unit_name))
    ]
    return Table(caption, heads, rows)
