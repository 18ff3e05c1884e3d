"""Pages of consents for an agency's staff 担当者の画面."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.platform.audit.record import record_look
from banso.platform.files.store import path_of
from banso.platform.idempotency.once import once
from banso.platform.links import token_for
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.ui.lists import ListSpec, export_list, open_list
from banso.platform.web.access import FORM, READ, WRITE, page

from .. import api
from ..models import Consent, ConsentRequest
from .choosing import Chosen, firm_name, read_chosen, receiver_choices
from .forms import AskForm, PaperForm
from .lists import FirmNames, consent_list, request_list
from .presenting import consent_items, request_items

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


@page(allow=CASEWORKERS, methods=READ)
def consents(request: HttpRequest) -> HttpResponse:
    names = FirmNames()
    rows = Consent.scoped.visible_to(request.actor, request.now).filter(owner_unit_id__in=request.actor.unit_ids)
    return _list(request, consent_list(names), rows.select_related("receiver_unit"), names, "consents/consent_list.html")


@page(allow=CASEWORKERS, methods=READ)
def requests(request: HttpRequest) -> HttpResponse:
    names = FirmNames()
    rows = ConsentRequest.scoped.visible_to(request.actor, request.now)
    rows = rows.filter(owner_unit_id__in=request.actor.unit_ids).select_related("receiver_unit")
    return _list(request, request_list(names), rows, names, "consents/request_list.html")


def _list(request: HttpRequest, spec: ListSpec, rows: Any, names: FirmNames, template: str) -> HttpResponse:
    shown = open_list(spec, rows, request.GET)
    if shown.wants_export:
        names.load(list(shown.rows.values_list("subject_id", flat=True)[: spec.export_limit]))
        return export_list(shown, actor=request.actor, now=request.now)
    names.load([row.subject_id for row in shown.objects])
    return render(request, template, {"page": shown})


@page(allow=CASEWORKERS, methods=FORM)
def paper(request: HttpRequest) -> HttpResponse:
    """Record a consent given on paper or orally."""
    chosen = read_chosen(request)
    if chosen.receiver_unit_id is None:
        return _choose_receiver(request, chosen, "consents:paper")
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.attempt(lambda: _record(request, chosen, form)):
        messages.success(request, _("同意を記録しました。"))
        return redirect("consents:consent_page", form.result)
    return render(request, "consents/paper.html", {"form": form, "chosen": chosen}, status=form.status)


def _record(request: HttpRequest, chosen: Chosen, form: PaperForm) -> int:
    upload = form.cleaned_data["scan"]
    scan = None if upload is None else api.Scan(upload.chunks(), upload.name, upload.content_type)
    body = [chosen.query(), {**form.values, "scan": None if upload is None else [upload.name, upload.size]}]
    return once(
        scope=f"{request.actor.user_id}:consents.paper",
        key=form.key,
        body=body,
        now=request.now,
        call=lambda: api.record_paper_consent(
            actor=request.actor,
            now=request.now,
            scan=scan,
            subject_id=chosen.subject_id,
            purpose="referral",
            field_classes=form.cleaned_data["field_classes"],
            holder_unit_id=request.actor.require_unit(),
            receiver_unit_id=chosen.receiver_unit_id,
            evidence=form.cleaned_data["evidence"],
            evidence_note=form.cleaned_data["evidence_note"],
            valid_until=form.until,
            case_id=chosen.case_id,
        ),
    )


@page(allow=CASEWORKERS, methods=FORM)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask the firm by a link; the link is shown once, on the page that follows."""
    chosen = read_chosen(request)
    receiver = chosen.receiver_unit_id
    if receiver is None:
        return _choose_receiver(request, chosen, "consents:ask")
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: _ask(request, chosen, receiver, form)):
        link = request.build_absolute_uri(reverse("consents:answer", args=[_token(request, form)]))
        return render(request, "consents/asked.html", {"link": link, "chosen": chosen, "request_id": form.result})
    return render(request, "consents/ask.html", {"form": form, "chosen": chosen}, status=form.status)


def _token(request: HttpRequest, form: AskForm) -> str:
    return token_for(f"{request.actor.user_id}:consents.ask", form.key)


def _ask(request: HttpRequest, chosen: Chosen, receiver_unit_id: int, form: AskForm) -> int:
    return once(
        scope=f"{request.actor.user_id}:consents.ask",
        key=form.key,
        body=[chosen.query(), form.values],
        now=request.now,
        call=lambda: api.ask_consent(
            actor=request.actor,
            now=request.now,
            subject_id=chosen.subject_id,
            purpose="referral",
            field_classes=form.cleaned_data["field_classes"],
            receiver_unit_id=receiver_unit_id,
            what_for=form.cleaned_data["what_for"],
            case_id=chosen.case_id,
            consent_until=form.until,
            token=_token(request, form),
        ).id,
    )


def _choose_receiver(request: HttpRequest, chosen: Chosen, back: str) -> HttpResponse:
    context = {"chosen": chosen, "page_name": back, **receiver_choices(request)}
    return render(request, "consents/choose_receiver.html", context)


@page(allow=CASEWORKERS, methods=READ)
def request_page(request: HttpRequest, request_id: int) -> HttpResponse:
    found = api.get_consent_request(request.actor, request.now, request_id)
    context = {
        "asked": found,
        "items": request_items(found, firm_name(request, found.subject_id)),
        "is_own": found.holder_unit_id in request.actor.unit_ids,
    }
    return render(request, "consents/request_page.html", context)


@page(allow=CASEWORKERS, methods=WRITE)
def cancel(request: HttpRequest, request_id: int) -> HttpResponse:
    _press(request, "consents.cancel", request_id, api.cancel_consent_request)
    messages.success(request, _("同意のお願いを取り消しました。"))
    return redirect("consents:request_page", request_id)


@page(allow=CASEWORKERS, methods=WRITE)
def seen(request: HttpRequest, request_id: int) -> HttpResponse:
    _press(request, "consents.seen", request_id, api.acknowledge_answer)
    messages.success(request, _("回答を確かめたことを記録しました。"))
    return redirect("consents:request_page", request_id)


def _press(request: HttpRequest, action: str, request_id: int, call: Any) -> None:
    def run() -> None:
        call(actor=request.actor, now=request.now, request_id=request_id)

    scope = f"{request.actor.user_id}:{action}"
    once(scope=scope, key=request.POST.get("idempotency_key", ""), body=request_id, now=request.now, call=run)


@page(allow=CASEWORKERS, methods=READ)
def scan(request: HttpRequest, consent_id: int) -> HttpResponse:
    """The scanned paper, for the holder's own staff; the look is kept."""
    row = Consent.scoped.get_visible(request.actor, request.now, consent_id)
    if row.owner_unit_id not in request.actor.unit_ids or row.evidence_file is None:
        raise not_found()
    record_look(request.actor, request.now, row, "consent_evidence")
    kept = row.evidence_file
    return FileResponse(
        path_of(kept.sha256).open("rb"), as_attachment=True, filename=kept.name, content_type=kept.media_type
    )


@page(allow=(*CASEWORKERS, Role.OWNER), methods=READ)
def consent_page(request: HttpRequest, consent_id: int) -> HttpResponse:
    row = Consent.scoped.get_visible(request.actor, request.now, consent_id)
    found = api.get_consent(request.actor, request.now, consent_id)
    is_holder = row.owner_unit_id in request.actor.unit_ids
    context = {
        "consent": found,
        "items": consent_items(found, firm_name(request, found.subject_id), row if is_holder else None),
        "may_withdraw": found.state == "given" and (is_holder or found.subject_id in request.actor.subject_ids),
        "has_scan": is_holder and row.evidence_file_id is not None,
        "is_holder": is_holder,
    }
    return render(request, "consents/consent_page.html", context)
