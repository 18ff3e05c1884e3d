"""Sign in, sign out, choose a unit, change the password, and the first page."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from banso.platform.identity.models import User
from banso.platform.identity.sign_in import change_password, check_password, record_sign_in
from banso.platform.scope.actor import Actor
from banso.platform.scope.memberships import actor_for_user, live_memberships
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.web.access import ANYONE, FORM, SIGNED_IN, WRITE, page
from banso.platform.web.middleware import ACTING_UNIT

from .forms import PasswordForm, SignInForm


def home_of(actor: Actor) -> str:
    """The name of the page that answers "what must I do, by when?" for this actor."""
    if actor.user_id is None:
        return "entrance:welcome"
    if actor.has(Role.ADVISER, Role.OFFICER, Role.EXPERT, Role.ADMINISTRATOR):
        return "desk:home"
    if actor.has(Role.PLANNER, Role.HQ):
        return "board:home"
    if actor.has(Role.AUDITOR):
        return "audit:home"
    return "portal:home" if actor.has(Role.OWNER) else "entrance:account"


@page(ANYONE)
def welcome(request: HttpRequest) -> HttpResponse:
    if request.actor.user_id is not None:
        return redirect(home_of(request.actor))
    return render(request, "entrance/welcome.html")


@page(ANYONE)
def home(request: HttpRequest) -> HttpResponse:
    return redirect(home_of(request.actor))


def _wanted(request: HttpRequest) -> str:
    """The address to return to after signing in, when it is ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and ours else ""


def _enter(request: HttpRequest, user: User) -> Actor:
    login(request, user)
    actor = actor_for_user(user, request.now).within(request.request_id)
    record_sign_in(actor=actor, now=request.now)
    return actor


@page(ANYONE, FORM)
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: check_password(request, now=request.now, **form.values)):
        actor = _enter(request, form.result)
        return redirect(_wanted(request) or home_of(actor))
    return render(request, "entrance/sign_in.html", {"form": form, "next": _wanted(request)}, status=form.status)


@page(SIGNED_IN, WRITE)
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("entrance:welcome")


@page(SIGNED_IN, FORM)
def account(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.attempt(
        lambda: change_password(actor=request.actor, now=request.now, user=request.user, **form.values)
    ):
        update_session_auth_hash(request, request.user)
        messages.success(request, _("パスワードを変えました。"))
        return redirect("entrance:account")
    rows = live_memberships(request.user.pk, request.now)
    units = {row.unit_id: row.unit for row in rows if row.unit_id}
    return render(request, "entrance/account.html", {"form": form, "units": units.values()}, status=form.status)


@page(SIGNED_IN, WRITE)
def act_for(request: HttpRequest) -> HttpResponse:
    """Choose which of one's units to act for."""
    chosen = request.POST.get("unit", "")
    units = {str(row.unit_id) for row in live_memberships(request.user.pk, request.now) if row.unit_id}
    if chosen not in units:
        raise not_found()
    request.session[ACTING_UNIT] = int(chosen)
    return redirect("entrance:home")
