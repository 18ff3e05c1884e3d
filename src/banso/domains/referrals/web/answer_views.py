"""Pages of one referral 取次ぎの画面: read, take up, refuse, close, withdraw."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.platform.idempotency.once import once
from banso.platform.ui.forms import BansoForm
from banso.platform.web.access import FORM, SIGNED_IN, STAFF, WRITE, page

from .. import api
from .forms import CloseForm, RefuseForm, WithdrawForm
from .sheet import sheet_context


@page(SIGNED_IN)
def referral(request: HttpRequest, referral_id: int) -> HttpResponse:
    """The referral as the viewer may read it: both agencies, and the firm."""
    sheet = api.look_at_referral(actor=request.actor, now=request.now, referral_id=referral_id)
    return render(request, "referrals/referral.html", sheet_context(request.actor, request.now, sheet))


@page(STAFF, WRITE)
def take_up(request: HttpRequest, referral_id: int) -> HttpResponse:
    """One button: the receiver's own case is opened."""
    form = BansoForm(request.POST)

    def call() -> int:
        return api.take_up(
            actor=request.actor, now=request.now, referral_id=referral_id, version=form.seen_version
        )

    if form.attempt(lambda: _once(request, form, f"referrals.take_up:{referral_id}", call)):
        messages.success(request, _("引き受けました。自分の案件を作りました。"))
        return redirect("referrals:referral", referral_id)
    return _refused_button(request, referral_id, form)


@page(STAFF, WRITE)
def seen(request: HttpRequest, referral_id: int) -> HttpResponse:
    """The sender has read how it ended."""
    form = BansoForm(request.POST)

    def call() -> None:
        api.acknowledge_end(actor=request.actor, now=request.now, referral_id=referral_id)

    if form.attempt(lambda: _once(request, form, f"referrals.seen:{referral_id}", call)):
        messages.success(request, _("確認済みにしました。"))
        return redirect("desk:home")
    return _refused_button(request, referral_id, form)


@page(STAFF, FORM)
def refuse(request: HttpRequest, referral_id: int) -> HttpResponse:
    """Give it back with a reason."""
    return _step(
        request, referral_id, RefuseForm, api.refuse_referral, "referrals/refuse.html",
        _("対応できないことを取次元に返しました。"),
    )  # fmt: skip


@page(STAFF, FORM)
def close(request: HttpRequest, referral_id: int) -> HttpResponse:
    """Say how the help ended."""
    return _step(
        request, referral_id, CloseForm, api.close_referral, "referrals/close.html", _("結果を記録し、取次元に知らせました。")
    )


@page(SIGNED_IN, FORM)
def withdraw(request: HttpRequest, referral_id: int) -> HttpResponse:
    """The sender, or the firm, takes it back."""
    return _step(
        request, referral_id, WithdrawForm, api.withdraw_referral, "referrals/withdraw.html", _("取次ぎを取り下げました。")
    )


def _step(
    request: HttpRequest,
    referral_id: int,
    make: type[BansoForm],
    use_case: Callable[..., None],
    template: str,
    done: str,
) -> HttpResponse:
    row = api.get_referral(request.actor, request.now, referral_id)
    form = make(request.POST or None, version=row.version)
    action = f"{use_case.__name__}:{referral_id}"

    def call() -> None:
        use_case(
            actor=request.actor, now=request.now, referral_id=referral_id, version=form.seen_version, **form.values
        )

    if request.method == "POST" and form.attempt(lambda: _once(request, form, action, call)):
        messages.success(request, done)
        return redirect("referrals:referral", referral_id)
    back = reverse("referrals:referral", args=[referral_id])
    return render(request, template, {"form": form, "referral": row, "back": back}, status=form.status)


def _once(request: HttpRequest, form: BansoForm, action: str, call: Callable[[], Any]) -> Any:
    return once(
        scope=f"{request.actor.user_id}:{action}",
        key=form.key,
        body={**form.values, "version": form.seen_version},
        now=request.now,
        call=call,
    )


def _refused_button(request: HttpRequest, referral_id: int, form: BansoForm) -> HttpResponse:
    """A refused one-button form: the referral again, with what is wrong above it."""
    sheet = api.look_at_referral(actor=request.actor, now=request.now, referral_id=referral_id)
    context = {**sheet_context(request.actor, request.now, sheet), "form": form}
    return render(request, "referrals/referral.html", context, status=form.status)
