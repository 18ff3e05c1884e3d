"""Asking 相談する: three pages without a script or a session; what was typed travels with the form until it is sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.domains.parties import api as parties
from banso.platform.clock import date_of
from banso.platform.idempotency.once import once
from banso.platform.identity.models import User
from banso.platform.links import token_for
from banso.platform.ui.components import Item
from banso.platform.web.access import ANYONE, FORM, page

from .ask_forms import ContactForm, Offer, QuestionForm, make_offer
from .showing import prefecture_name

ACTION = "portal.ask"


@page(allow=ANYONE, methods=FORM)
def ask(request: HttpRequest) -> HttpResponse:
    """The worry (step question), where to and how to reach (agency), is all this right (confirm), sent (send)."""
    if request.method != "POST":
        return _question_page(request, QuestionForm())
    question = QuestionForm(request.POST)
    step = request.POST.get("step", "")
    if step == "question" or not question.is_valid():
        return _question_page(request, question)
    offer = make_offer(question.cleaned_data["prefecture_code"], date_of(request.now), own_firms(request))
    if step not in ("confirm", "edit", "send"):
        initial = {**question.cleaned_data, **_known(request)}
        return _contact_page(request, ContactForm(initial=initial, offer=offer), offer)
    form = ContactForm(request.POST, offer=offer)
    if step == "send" and form.attempt(lambda: _send(request, form, offer)):
        messages.success(request, _("相談の申込みを受け付けました。"))
        return redirect("portal:follow", _token(request, form))
    if step == "confirm" and form.is_valid():
        return _confirm_page(request, form, offer)
    return _contact_page(request, form, offer)


def _question_page(request: HttpRequest, form: QuestionForm) -> HttpResponse:
    return render(request, "portal/ask_question.html", {"form": form}, status=form.status)


def _contact_page(request: HttpRequest, form: ContactForm, offer: Offer) -> HttpResponse:
    text = form["text"].value() or ""
    context = {"form": form, "text": text, "has_agencies": bool(offer.agencies)}
    return render(request, "portal/ask_contact.html", context, status=form.status)


def _confirm_page(request: HttpRequest, form: ContactForm, offer: Offer) -> HttpResponse:
    values = form.cleaned_data
    items = [
        Item(_("相談するところ"), dict(offer.agencies)[values["to_unit_id"]]),
        Item(_("都道府県"), prefecture_name(values["prefecture_code"])),
        Item(_("市区町村"), dict(offer.cities)[values["city_code"]] if values["city_code"] else None),
        Item(_("会社やお店の名前"), values["firm_name"] or None),
        Item(_("あなたの名前"), values["asker_name"]),
        Item(_("メールアドレス"), values["contact_email"] or None),
        Item(_("電話番号"), values["contact_phone"] or None),
    ]
    context = {"form": form.hide(), "items": items, "text": values["text"]}
    return render(request, "portal/ask_confirm.html", context)


def _scope(request: HttpRequest) -> str:
    return f"{request.actor.user_id or 'public'}:{ACTION}"


def _token(request: HttpRequest, form: ContactForm) -> str:
    """The same submission sent twice leads to the same page, though the token is stored nowhere."""
    return token_for(_scope(request), form.key)


def _send(request: HttpRequest, form: ContactForm, offer: Offer) -> str:
    values = dict(form.values)
    values.pop("agree")
    chosen = values.pop("subject", None) or (offer.subjects[0][0] if offer.subjects else None)
    link = request.build_absolute_uri(reverse("portal:follow", args=["TOKEN"])).replace("TOKEN", "{token}")
    return once(
        scope=_scope(request),
        key=form.key,
        body=form.values,
        now=request.now,
        call=lambda: cases.ask_question(
            actor=request.actor,
            now=request.now,
            **{**values, "to_unit_id": int(values["to_unit_id"])},
            subject_id=None if chosen is None else int(chosen),
            token=_token(request, form),
            link=link,
            from_address=request.META.get("REMOTE_ADDR", ""),
        ).number,
    )


def own_firms(request: HttpRequest) -> list[tuple[str, str]]:
    """The signed-in owner's firms, as choices."""
    found = parties.summaries_of(request.actor.subject_ids)
    return [(str(pk), firm.name) for pk, firm in sorted(found.items())]


def _known(request: HttpRequest) -> dict[str, Any]:
    """What we know of a signed-in owner already, so that it need not be typed; the submission's key goes along."""
    key = {"idempotency_key": request.POST.get("idempotency_key", "")}
    if not request.actor.subject_ids:
        return key
    firms, user = own_firms(request), User.objects.get(pk=request.actor.user_id)
    name = firms[0][1] if len(firms) == 1 else ""
    return {**key, "asker_name": user.display_name, "contact_email": user.email, "firm_name": name}
