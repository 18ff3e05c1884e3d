"""Pages of enquiries 相談の申込み: list, find the firm, open a case, settle."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from banso.domains.parties import api as parties
from banso.platform.audit.record import record_look
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import FORM, READ, WRITE, page

from .. import api
from ..models import Enquiry
from ..queries.lists import enquiry_rows
from .forms import FirmSearch, OpenCaseForm, SettleForm
from .lists import ENQUIRIES
from .presenting import enquiry_items, firm_of
from .reading import posted_number, posted_version

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


@page(allow=CASEWORKERS, methods=READ)
def enquiries(request: HttpRequest) -> HttpResponse:
    shown = open_list(ENQUIRIES, enquiry_rows(request.actor, request.now), request.GET)
    if shown.wants_export:
        return export_list(shown, actor=request.actor, now=request.now)
    return render(request, "cases/enquiry_list.html", {"page": shown})


@page(allow=CASEWORKERS, methods=READ)
def enquiry(request: HttpRequest, enquiry_id: int) -> HttpResponse:
    """The enquiry, the firms it may come from, and what to do next."""
    found = api.get_enquiry(request.actor, request.now, enquiry_id)
    row = Enquiry.scoped.get_visible(request.actor, request.now, enquiry_id)
    record_look(request.actor, request.now, row, "own_enquiry")
    context: dict[str, Any] = {"enquiry": found, "items": enquiry_items(found)}
    if found.subject_id is not None:
        context["firm_name"], context["firm_href"] = firm_of(request.actor, request.now, found.subject_id)
    if found.state == "received":
        context.update(_candidates(request, found))
    return render(request, "cases/enquiry_page.html", context)


def _candidates(request: HttpRequest, found: api.EnquiryStatus) -> dict[str, Any]:
    """Firms that look like the one that asked, and those the adviser searches for."""
    search = FirmSearch(request.GET if "text" in request.GET else None)
    lookalikes = []
    if found.firm_name or found.contact_phone:
        lookalikes = parties.find_lookalikes(
            request.actor,
            request.now,
            name=found.firm_name or found.asker_name,
            prefecture_code=found.prefecture_code,
            phone=found.contact_phone,
        )
    searched: tuple[parties.PartySummary, ...] = ()
    is_capped = False
    if search.is_bound and search.is_valid() and search.cleaned_data["text"]:
        page_found = parties.search_parties(request.actor, request.now, search.cleaned_data["text"], limit=20)
        searched, is_capped = page_found.items, page_found.total > len(page_found.items)
    return {
        "search": search,
        "lookalikes": lookalikes,
        "searched": searched,
        "is_capped": is_capped,
        "told": _told(found),
        "way_back": urlencode({"next": f"{reverse('cases:enquiry_page', args=[found.id])}?text="}),
    }


def _told(found: api.EnquiryStatus) -> dict[str, str]:
    """What the asker told already, for the new firm's form; sent as a form, since addresses must not hold it."""
    return {
        "name": found.firm_name or found.asker_name,
        "phone": found.contact_phone,
        "prefecture_code": found.prefecture_code,
    }


@page(allow=CASEWORKERS, methods=WRITE)
def link(request: HttpRequest, enquiry_id: int) -> HttpResponse:
    """Say which firm asked."""
    subject_id, version = posted_number(request, "subject_id"), posted_version(request)

    def run() -> None:
        api.link_enquiry(
            actor=request.actor, now=request.now, enquiry_id=enquiry_id, subject_id=subject_id, version=version
        )

    _once(request, "cases.link", [enquiry_id, subject_id, version], run)
    messages.success(request, _("申込みを事業者に結び付けました。次は案件を始めます。"))
    return redirect("cases:enquiry_page", enquiry_id)


@page(allow=CASEWORKERS, methods=FORM)
def open_from_enquiry(request: HttpRequest, enquiry_id: int) -> HttpResponse:
    """Begin a case for the firm that asked."""
    found = api.get_enquiry(request.actor, request.now, enquiry_id)
    subject_id = found.subject_id
    if subject_id is None or found.state != "received":
        return redirect("cases:enquiry_page", enquiry_id)
    form = OpenCaseForm(request.POST or None, version=found.version)
    if request.method == "POST" and form.attempt(lambda: _open(request, form, found, subject_id)):
        messages.success(request, _("案件を始めました。"))
        return redirect("cases:case_page", form.result)
    name, _href = firm_of(request.actor, request.now, subject_id)
    context = {"form": form, "enquiry": found, "firm_name": name}
    return render(request, "cases/open_case.html", context, status=form.status)


def _open(request: HttpRequest, form: OpenCaseForm, found: api.EnquiryStatus, subject_id: int) -> int:
    return once(
        scope=f"{request.actor.user_id}:cases.open",
        key=form.key,
        body=[found.id, form.values],
        now=request.now,
        call=lambda: api.open_case(
            actor=request.actor,
            now=request.now,
            subject_id=subject_id,
            enquiry_id=found.id,
            origin="enquiry",
            version=form.seen_version,
            **form.values,
        ),
    )


@page(allow=CASEWORKERS, methods=FORM)
def settle(request: HttpRequest, enquiry_id: int) -> HttpResponse:
    """End the enquiry without a case."""
    found = api.get_enquiry(request.actor, request.now, enquiry_id)
    form = SettleForm(request.POST or None, version=found.version)

    def run() -> None:
        api.settle_enquiry(
            actor=request.actor, now=request.now, enquiry_id=enquiry_id, version=form.seen_version, **form.values
        )

    if request.method == "POST" and form.attempt(
        lambda: once(
            scope=f"{request.actor.user_id}:cases.settle",
            key=form.key,
            body=[enquiry_id, form.values],
            now=request.now,
            call=run,
        )
    ):
        messages.success(request, _("申込みを終えました。"))
        return redirect("cases:enquiry_list")
    return render(request, "cases/settle.html", {"form": form, "enquiry": found}, status=form.status)


def _once(request: HttpRequest, action: str, body: Any, run: Any) -> None:
    key = request.POST.get("idempotency_key", "")
    once(scope=f"{request.actor.user_id}:{action}", key=key, body=body, now=request.now, call=run)
