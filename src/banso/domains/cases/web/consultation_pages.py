"""Pages for logging a consultation 相談記録: into a case, or in one go from a firm."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from banso.domains.parties import api as parties
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.web.access import FORM, page

from .. import api
from ..usecases.case_log import require_own_and_open
from .forms import NEW_CASE, ConsultationForm, QuickForm
from .presenting import firm_of
from .reading import asked_number

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


@page(allow=CASEWORKERS, methods=FORM)
def log(request: HttpRequest, case_id: int) -> HttpResponse:
    """Log a consultation into a case of one's own unit."""
    found = api.get_case(request.actor, request.now, case_id)
    require_own_and_open(request.actor, found)
    form = ConsultationForm(request.POST or None, initial={"issues": list(found.issues)})
    if request.method == "POST" and form.attempt(lambda: _log(request, form, case_id)):
        messages.success(request, _("相談を記録しました。"))
        return redirect("cases:case_page", case_id)
    name, _href = firm_of(request.actor, request.now, found.subject_id)
    context = {"form": form, "case": found, "firm_name": name}
    return render(request, "cases/consultation.html", context, status=form.status)


def _log(request: HttpRequest, form: ConsultationForm, case_id: int) -> int:
    return once(
        scope=f"{request.actor.user_id}:cases.log",
        key=form.key,
        body=[case_id, form.values],
        now=request.now,
        call=lambda: api.log_consultation(actor=request.actor, now=request.now, case_id=case_id, **form.values),
    )


@page(allow=CASEWORKERS, methods=FORM)
def quick_log(request: HttpRequest) -> HttpResponse:
    """Log a consultation with a firm, in thirty seconds; begins a case when there is none."""
    subject_id = asked_number(request, "subject")
    firm = parties.get_party(request.actor, request.now, subject_id)
    mine = [
        one
        for one in api.cases_of_subject(request.actor, request.now, subject_id)
        if one.state == "open" and one.owner_unit_id in request.actor.unit_ids
    ]
    initial = {"issues": list(mine[0].issues)} if mine else {}
    choices = [(str(one.id), f"{one.number}　{one.title}") for one in mine]
    form = QuickForm(request.POST or None, cases=choices, initial=initial)
    if request.method == "POST" and form.attempt(lambda: _quick(request, form, subject_id)):
        messages.success(request, _("相談を記録しました。"))
        return redirect("cases:case_page", form.result)
    context = {"form": form, "firm_name": firm.name, "notices": firm.notices, "subject_id": subject_id}
    return render(request, "cases/quick_log.html", context, status=form.status)


def _quick(request: HttpRequest, form: QuickForm, subject_id: int) -> int:
    """The id of the case the record went into."""
    values: dict[str, Any] = dict(form.values)
    chosen, title = values.pop("case"), values.pop("title")

    def run() -> int:
        if chosen == NEW_CASE:
            return api.log_first_consultation(
                actor=request.actor, now=request.now, subject_id=subject_id, title=title, **values
            )[0]
        api.log_consultation(actor=request.actor, now=request.now, case_id=int(chosen), **values)
        return int(chosen)

    scope = f"{request.actor.user_id}:cases.quick_log"
    return once(scope=scope, key=form.key, body=[subject_id, form.values], now=request.now, call=run)
