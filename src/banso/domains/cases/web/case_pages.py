"""Pages of cases 案件: list, case, opening without an enquiry, issues, close, reopen."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from banso.domains.parties import api as parties
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.ui.forms import BansoForm
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import FORM, READ, WRITE, page
from banso.platform.web.slots import filled

from .. import api
from ..queries.lists import case_rows
from .forms import CloseForm, IssuesForm, OpenCaseForm
from .lists import case_list
from .presenting import FirmNames, case_items, firm_of, timeline_entries
from .reading import asked_number, posted_version

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


@page(allow=CASEWORKERS, methods=READ)
def cases(request: HttpRequest) -> HttpResponse:
    names = FirmNames()
    spec = case_list(request.actor, request.now, names)
    shown = open_list(spec, case_rows(request.actor, request.now), request.GET)
    if shown.wants_export:
        names.load(list(shown.rows.values_list("subject_id", flat=True)[: spec.export_limit]))
        return export_list(shown, actor=request.actor, now=request.now)
    names.load([row.subject_id for row in shown.objects])
    return render(request, "cases/case_list.html", {"page": shown})


@page(allow=CASEWORKERS, methods=READ)
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """The sheet of one case; another unit's is 404 unless a grant is live."""
    sheet = api.look_at_case(actor=request.actor, now=request.now, case_id=case_id)
    name, href = firm_of(request.actor, request.now, sheet.case.subject_id)
    context = {
        "sheet": sheet,
        "case": sheet.case,
        "firm_name": name,
        "items": case_items(sheet.case, name, href),
        "entries": timeline_entries(sheet.timeline),
        "panels": filled("cases.case_page", request, case_id),
    }
    return render(request, "cases/case_page.html", context)


@page(allow=CASEWORKERS, methods=FORM)
def open_case(request: HttpRequest) -> HttpResponse:
    """Begin a case for a firm that came by itself; the address names the firm."""
    subject_id = asked_number(request, "subject")
    firm = parties.get_party(request.actor, request.now, subject_id)
    form = OpenCaseForm(request.POST or None)

    def run() -> int:
        return api.open_case(actor=request.actor, now=request.now, subject_id=subject_id, **form.values)

    if _done(request, form, "cases.open", [subject_id], run):
        messages.success(request, _("案件を始めました。"))
        return redirect("cases:case_page", form.result)
    context = {"form": form, "firm_name": firm.name, "notices": firm.notices}
    return render(request, "cases/open_case.html", context, status=form.status)


@page(allow=CASEWORKERS, methods=FORM)
def issues(request: HttpRequest, case_id: int) -> HttpResponse:
    """Look again at the title and the issues."""
    found = api.get_case(request.actor, request.now, case_id)
    form = IssuesForm(
        request.POST or None, version=found.version, initial={"title": found.title, "issues": list(found.issues)}
    )

    def run() -> None:
        api.change_issues(
            actor=request.actor, now=request.now, case_id=case_id, version=form.seen_version, **form.values
        )

    if _done(request, form, "cases.issues", [case_id], run):
        messages.success(request, _("件名と経営課題を保存しました。"))
        return redirect("cases:case_page", case_id)
    return render(request, "cases/issues.html", {"form": form, "case": found}, status=form.status)


@page(allow=CASEWORKERS, methods=FORM)
def close(request: HttpRequest, case_id: int) -> HttpResponse:
    found = api.get_case(request.actor, request.now, case_id)
    form = CloseForm(request.POST or None, version=found.version)

    def run() -> None:
        api.close_case(actor=request.actor, now=request.now, case_id=case_id, version=form.seen_version, **form.values)

    if _done(request, form, "cases.close", [case_id], run):
        messages.success(request, _("案件を終えました。"))
        return redirect("cases:case_page", case_id)
    return render(request, "cases/close.html", {"form": form, "case": found}, status=form.status)


@page(allow=CASEWORKERS, methods=WRITE)
def reopen(request: HttpRequest, case_id: int) -> HttpResponse:
    version = posted_version(request)

    def run() -> None:
        api.reopen_case(actor=request.actor, now=request.now, case_id=case_id, version=version)

    scope = f"{request.actor.user_id}:cases.reopen"
    once(scope=scope, key=request.POST.get("idempotency_key", ""), body=[case_id, version], now=request.now, call=run)
    messages.success(request, _("案件を再開しました。"))
    return redirect("cases:case_page", case_id)


def _done(request: HttpRequest, form: BansoForm, action: str, target: list[int], run: Callable[[], Any]) -> bool:
    """Whether a posted form was carried out, once per key."""
    if request.method != "POST":
        return False
    scope = f"{request.actor.user_id}:{action}"
    return form.attempt(
        lambda: once(scope=scope, key=form.key, body=[target, form.values], now=request.now, call=run)
    )
