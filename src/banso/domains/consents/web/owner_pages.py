"""Pages of consents for the firm itself 事業者の画面: answer a request, withdraw."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.platform.idempotency.once import once
from banso.platform.links import token_hash
from banso.platform.scope.roles import Role
from banso.platform.web.access import ANYONE, FORM, OWNER, page

from .. import api
from .forms import AnswerForm, WithdrawForm
from .presenting import terms_items


@page(allow=ANYONE, methods=FORM)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Answer by the link one was given; no account is needed."""
    asked = api.request_by_token(token, request.now)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: _answer(request, form, f"link:{token_hash(token)}", token=token)):
        return redirect(reverse("consents:answer", args=[token]))
    context = {"asked": asked, "items": terms_items(asked), "form": form}
    return render(request, "consents/answer.html", context, status=form.status)


@page(allow=OWNER, methods=FORM)
def answer_signed_in(request: HttpRequest, request_id: int) -> HttpResponse:
    """Answer as the firm's signed-in owner."""
    asked = api.get_consent_request(request.actor, request.now, request_id)
    form = AnswerForm(request.POST or None)
    scope = f"{request.actor.user_id}:consents.answer"
    if request.method == "POST" and form.attempt(lambda: _answer(request, form, scope, request_id=request_id)):
        messages.success(request, _("お返事を受け付けました。"))
        return redirect("portal:home")
    context = {"asked": asked, "items": terms_items(asked), "form": form}
    return render(request, "consents/answer.html", context, status=form.status)


def _answer(
    request: HttpRequest, form: AnswerForm, scope: str, token: str | None = None, request_id: int | None = None
) -> int | None:
    accepts = form.cleaned_data["answer"] == "yes"
    return once(
        scope=scope,
        key=form.key,
        body=[request_id, accepts],
        now=request.now,
        call=lambda: api.answer_consent_request(
            actor=request.actor, now=request.now, accepts=accepts, token=token, request_id=request_id
        ),
    )


@page(allow=(Role.ADVISER, Role.OFFICER, Role.EXPERT, Role.OWNER), methods=FORM)
def withdraw(request: HttpRequest, consent_id: int) -> HttpResponse:
    """Withdraw: the owner for itself, or the holder's staff on what the firm told them."""
    consent = api.get_consent(request.actor, request.now, consent_id)
    is_staff = consent.subject_id not in request.actor.subject_ids
    form = WithdrawForm(request.POST or None, is_staff=is_staff)
    if request.method == "POST" and form.attempt(
        lambda: once(
            scope=f"{request.actor.user_id}:consents.withdraw",
            key=form.key,
            body=[consent_id, form.values],
            now=request.now,
            call=lambda: api.withdraw_consent(
                actor=request.actor, now=request.now, consent_id=consent_id, reason=form.cleaned_data["reason"]
            ),
        )
    ):
        messages.success(request, _("同意を撤回しました。見せる先の機関は、いまから見られません。"))
        return redirect("consents:consent_page", consent_id) if is_staff else redirect("portal:visibility")
    context = {"consent": consent, "form": form, "is_staff": is_staff}
    return render(request, "consents/withdraw.html", context, status=form.status)
