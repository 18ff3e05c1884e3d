"""Following a request by its link 経過を見る; whoever holds the link sees this one request and nothing else of the firm."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.consents.web.forms import AnswerForm
from banso.domains.consents.web.presenting import terms_items
from banso.domains.messages import api as letters
from banso.domains.messages.web.forms import MessageForm
from banso.domains.messages.web.presenting import thread_entries
from banso.platform.idempotency.once import once
from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import not_found
from banso.platform.ui.forms import BansoForm
from banso.platform.web.access import ANYONE, FORM, WRITE, page

from .journey import enquiry_journey


@page(allow=ANYONE, methods=FORM)
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Steps, messages, hand-overs, consents and who looked; a message can be sent from here."""
    enquiry = cases.enquiry_by_token(token, request.now)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: _post(request, form, token)):
        messages.success(request, _("メッセージを送りました。"))
        return redirect("portal:follow", token)
    view = letters.thread_by_link(token, request.now)
    entries = [] if view is None else thread_entries(view)
    if view is not None and view.unread:
        letters.mark_read_by_link(now=request.now, token=token, actor=request.actor)
    context = {
        "form": form,
        "token": token,
        "entries": entries,
        "has_thread": view is not None and enquiry.subject_id is not None,
        "link": request.build_absolute_uri(reverse("portal:follow", args=[token])),
        **enquiry_journey(enquiry, request.now),
    }
    return render(request, "portal/follow.html", context, status=form.status)


def _post(request: HttpRequest, form: MessageForm, token: str) -> int:
    return once(
        scope=f"link:{token_hash(token)}:post",
        key=form.key,
        body=form.values,
        now=request.now,
        call=lambda: letters.post_by_link(
            now=request.now, token=token, body=form.cleaned_data["body"], actor=_visitor(request)
        ),
    )


@page(allow=ANYONE, methods=WRITE)
def withdraw_enquiry(request: HttpRequest, token: str) -> HttpResponse:
    """Take the enquiry back while nobody has begun."""

    def run() -> None:
        cases.withdraw_enquiry(actor=_visitor(request), now=request.now, token=token)

    key = request.POST.get("idempotency_key", "")
    once(scope=f"link:{token_hash(token)}:withdraw", key=key, body="", now=request.now, call=run)
    messages.success(request, _("申込みを取り下げました。"))
    return redirect("portal:follow", token)


@page(allow=ANYONE, methods=FORM)
def answer(request: HttpRequest, token: str, request_id: int) -> HttpResponse:
    """Answer a request for consent that arose from this request."""
    enquiry = cases.enquiry_by_token(token, request.now)
    asked = next((one for one in _requests(request, enquiry) if one.id == request_id), None)
    if asked is None:
        raise not_found()
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: _answer(request, form, enquiry, token, request_id)):
        messages.success(request, _("お返事を受け付けました。"))
        return redirect("portal:follow", token)
    context = {"asked": asked, "items": terms_items(asked), "form": form}
    return render(request, "consents/answer.html", context, status=form.status)


def _answer(
    request: HttpRequest, form: AnswerForm, enquiry: cases.EnquiryStatus, token: str, request_id: int
) -> int | None:
    accepts = form.cleaned_data["answer"] == "yes"
    return once(
        scope=f"link:{token_hash(token)}:answer",
        key=form.key,
        body=[request_id, accepts],
        now=request.now,
        call=lambda: consents.answer_consent_request(
            actor=_for_firm(request, enquiry), now=request.now, accepts=accepts, request_id=request_id
        ),
    )


@page(allow=ANYONE, methods=FORM)
def withdraw_consent(request: HttpRequest, token: str, consent_id: int) -> HttpResponse:
    """Withdraw a consent that was given in this request."""
    enquiry = cases.enquiry_by_token(token, request.now)
    given = [] if enquiry.case_id is None else consents.consents_of_case(enquiry.case_id, request.now)
    consent = next((one for one in given if one.id == consent_id), None)
    if consent is None:
        raise not_found()
    form = BansoForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: _withdraw(request, form, enquiry, token, consent_id)):
        messages.success(request, _("同意を取り消しました。その機関は、いまから見られません。"))
        return redirect("portal:follow", token)
    context = {"consent": consent, "form": form, "token": token}
    return render(request, "portal/withdraw_consent.html", context, status=form.status)


def _withdraw(
    request: HttpRequest, form: BansoForm, enquiry: cases.EnquiryStatus, token: str, consent_id: int
) -> int:
    return once(
        scope=f"link:{token_hash(token)}:withdraw_consent",
        key=form.key,
        body=consent_id,
        now=request.now,
        call=lambda: consents.withdraw_consent(
            actor=_for_firm(request, enquiry), now=request.now, consent_id=consent_id
        ),
    )


def _requests(request: HttpRequest, enquiry: cases.EnquiryStatus) -> list[consents.RequestSummary]:
    return [] if enquiry.case_id is None else consents.requests_of_case(enquiry.case_id, request.now)


def _visitor(request: HttpRequest) -> Actor:
    """The holder of the link, whoever else may be signed in on this machine."""
    return Actor(kind="link", request_id=request.actor.request_id)


def _for_firm(request: HttpRequest, enquiry: cases.EnquiryStatus) -> Actor:
    """The holder of the link speaking for the firm, for one write whose target was found through the link's own case.

    Never used to read: the link opens one request, not everything about the firm it was found to come from.
    """
    firms: Any = frozenset() if enquiry.subject_id is None else frozenset({enquiry.subject_id})
    return Actor(kind="link", subject_ids=firms, request_id=request.actor.request_id)
