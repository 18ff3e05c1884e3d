"""Handing a need over 取次ぎを始める: choose whom, see to the consent, write, check, send."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banso.domains.directory import api as directory
from banso.domains.routing import api as routing
from banso.kernel.errors import Refusal
from banso.kernel.issues import ISSUES
from banso.platform.clock import date_of
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.ui.components import Item, Link, Step, Table, plain_table
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import PrefectureField, SearchField
from banso.platform.web.access import FORM, page

from .. import api
from ..calc.shares import CONSULTATIONS, SHARES, SUMMARY
from ..errors import receiver_unknown
from .forms import WriteForm
from .hand_over import (
    Need,
    can_send,
    candidate_for,
    consent_between,
    consultation_choices,
    covered_shares,
    offers,
    open_request,
    read_need,
    suggest,
)

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)
MOST_FOUND = 50
LONGEST_ID = 15


class AgencySearch(forms.Form):
    """名簿から探す; a plain GET form."""

    use_required_attribute = False
    q = SearchField(label=gettext_lazy("機関の名前の一部"))
    prefecture = PrefectureField(required=False)


@page(CASEWORKERS)
def choose(request: HttpRequest) -> HttpResponse:
    """Candidates with rule and evidence, or any agency of the directory."""
    need = _need(request, request.GET.get("case", ""))
    suggestion = suggest(need, request.now)
    search = AgencySearch(request.GET if "q" in request.GET else None)
    context = {
        "need": need,
        "issue_name": show_text(ISSUES[need.issue].name),
        "issues": [(code, show_text(issue.name), code == need.issue) for code, issue in ISSUES.items()],
        "offers": offers(request.actor, request.now, need, suggestion.candidates),
        "advice": _advice(suggestion),
        "set_aside": suggestion.set_aside,
        "search": search,
        "found": _found(request, search),
        "steps": _steps(0),
        "breadcrumb": _breadcrumb(need),
    }
    return render(request, "referrals/choose.html", context)


@page(CASEWORKERS, FORM)
def write(request: HttpRequest, case_id: int, unit_id: int) -> HttpResponse:
    """The consent, then what to hand over; nothing is sent before it has been shown once more."""
    need = _need(request, str(case_id))
    receiver = directory.agency_of_unit(unit_id, date_of(request.now))
    if receiver is None:
        raise receiver_unknown()
    consent = consent_between(need, unit_id, request.now)
    context = {"need": need, "receiver": receiver, "breadcrumb": _breadcrumb(need), **_addresses(need, unit_id)}
    if consent is None:
        context |= {"asked": open_request(need, unit_id, request.now), "steps": _steps(1)}
        return render(request, "referrals/consent_needed.html", context)
    candidate = candidate_for(suggest(need, request.now), unit_id)
    context |= {"consent": consent, "candidate": candidate, "issue_name": show_text(ISSUES[need.issue].name)}
    covered = covered_shares(consent)
    form = WriteForm(
        request.POST or None,
        covered=covered,
        consultations=consultation_choices(request.actor, request.now, need) if CONSULTATIONS in covered else [],
        needs_reason=candidate is None and directory.fit(receiver.functions, need.issue) is directory.Fit.NONE,
        initial={"what_for": candidate.what_for.ja if candidate else "", "shares": [SUMMARY]},
    )
    context |= {"form": form}
    stage = request.POST.get("stage", "")
    if stage == "send" and form.attempt(lambda: _send(request, need, unit_id, consent.id, candidate, form)):
        messages.success(request, _("取り次ぎました。返答があるとお知らせします。"))
        return redirect("referrals:referral", form.result)
    if stage == "review" and form.is_valid():
        context |= {"steps": _steps(3), "items": _review_items(context, form)}
        return render(request, "referrals/confirm.html", context)
    return render(request, "referrals/write.html", {**context, "steps": _steps(2)}, status=form.status)


def _send(request: HttpRequest, need: Need, unit_id: int, consent_id: int, candidate: Any, form: WriteForm) -> int:
    def call() -> int:
        return api.send_referral(
            actor=request.actor,
            now=request.now,
            case_id=need.case.id,
            to_unit_id=unit_id,
            issue=need.issue,
            consent_id=consent_id,
            rule_ids=candidate.rule_ids if candidate else (),
            **form.values,
        )

    return once(
        scope=f"{request.actor.user_id}:referrals.send",
        key=form.key,
        body=[need.case.id, unit_id, need.issue, form.values],
        now=request.now,
        call=call,
    )


def _need(request: HttpRequest, number: str) -> Need:
    if not number.isascii() or not number.isdigit() or len(number) > LONGEST_ID:
        raise not_found()
    return read_need(request.actor, request.now, int(number), request.GET.get("issue", ""))


def _advice(suggestion: routing.Suggestion) -> Table:
    """Where the rules point to, but no referral can be sent from here."""
    rows = [
        [show_text(one.type_name), show_text(one.what_for), show_text(one.condition), "・".join(one.rule_ids)]
        for one in suggestion.candidates
        if not can_send(one)
    ]
    heads = [_("行き先"), _("期待される役割"), _("条件"), _("規則")]
    return replace(plain_table(_("この画面からは取り次げない行き先"), heads, rows), is_caption_hidden=True)


def _found(request: HttpRequest, search: AgencySearch) -> list[directory.AgencySummary] | None:
    """Agencies of the directory that match the search; None before anybody searched."""
    if not search.is_bound or not search.is_valid():
        return None
    try:
        rows = directory.find_agencies(
            on=date_of(request.now),
            text=search.cleaned_data["q"],
            prefecture_code=search.cleaned_data["prefecture"],
            limit=MOST_FOUND,
        )
    except Refusal as refusal:
        search.add_error(None, refusal.reason.ja)
        return None
    return [row for row in rows if row.unit_id != request.actor.unit_id]


def _addresses(need: Need, unit_id: int) -> dict[str, str]:
    about = urlencode({"subject": need.case.subject_id, "receiver": unit_id, "case": need.case.id})
    return {
        "choose_url": f"{reverse('referrals:new')}?{urlencode({'case': need.case.id, 'issue': need.issue})}",
        "paper_url": f"{reverse('consents:paper')}?{about}",
        "ask_url": f"{reverse('consents:ask')}?{about}",
    }


def _review_items(context: dict[str, Any], form: WriteForm) -> list[Item]:
    chosen = form.cleaned_data
    shares = "、".join(show_text(SHARES[code]) for code in chosen.get("shares", ()))
    talks = dict(form.fields["consultation_ids"].choices) if "consultation_ids" in form.fields else {}
    items = [
        Item(_("取次先"), context["receiver"].name),
        Item(_("事業者"), context["need"].firm.name),
        Item(_("課題"), context["issue_name"]),
        Item(_("してほしいこと"), chosen["what_for"]),
        Item(_("担当者への連絡"), chosen["note"]),
        Item(_("一緒に渡す情報"), shares),
        Item(_("渡す相談記録"), "、".join(talks[number] for number in chosen.get("consultation_ids", ()))),
    ]
    if chosen.get("override_reason"):
        items.append(Item(_("この機関に取り次ぐ理由"), chosen["override_reason"]))
    return items


def _steps(current: int) -> list[Step]:
    labels = (_("取次先を選ぶ"), _("同意を確かめる"), _("内容を書く"), _("確かめて送る"))
    return [
        Step(label, "done" if place < current else "current" if place == current else "todo")
        for place, label in enumerate(labels)
    ]


def _breadcrumb(need: Need) -> list[Link]:
    return [
        Link(_("案件"), reverse("cases:case_list")),
        Link(need.case.number, reverse("cases:case_page", args=[need.case.id])),
        Link(_("取次ぎ"), "", True),
    ]
