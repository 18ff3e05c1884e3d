"""`page` 画面の許可: every view states who may open it; tests/policing refuses a route that does not."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role

ANYONE = "anyone"
SIGNED_IN = "signed_in"
STAFF = "staff"
OWNER = "owner"

STAFF_ROLES = frozenset(role for role in Role if role.is_staff)
View = Callable[..., HttpResponse]
# The name under which a view carries its rule; tests/policing looks for it on every route.
MARK = "authorisation"


@dataclass(frozen=True)
class Authorisation:
    """Who may open a route: a word (anyone, signed_in) or a set of roles, and which methods it answers."""

    audience: str
    roles: frozenset[Role]
    methods: tuple[str, ...]

    def admits(self, actor: Actor) -> bool:
        if self.audience == ANYONE:
            return True
        if actor.user_id is None:
            return False
        return self.audience == SIGNED_IN or actor.has(*self.roles)


def authorise(allow: str | Role | tuple[Role, ...], methods: tuple[str, ...]) -> Authorisation:
    if isinstance(allow, Role):
        return Authorisation("roles", frozenset({allow}), methods)
    if isinstance(allow, tuple):
        return Authorisation("roles", frozenset(allow), methods)
    named = {STAFF: STAFF_ROLES, OWNER: frozenset({Role.OWNER})}
    return Authorisation("roles", named[allow], methods) if allow in named else Authorisation(allow, frozenset(), methods)


def page(allow: str | Role | tuple[Role, ...], methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[View], View]:
    """Decorator of a view: who may open it, with which methods. Others are sent to sign in, or get 403 or 405.

    The view finds the actor as `request.actor`; the middleware has put it there.
    """

    rule = authorise(allow, methods)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method not in rule.methods:
                return _method_not_allowed(rule)
            if rule.admits(request.actor):
                return view(request, *args, **kwargs)
            if request.actor.user_id is None:
                return redirect(f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}")
            request.actor.require(*rule.roles)
            raise AssertionError("an actor without the role was not refused")

        setattr(guarded, MARK, rule)
        return guarded

    return decorate


def _method_not_allowed(rule: Authorisation) -> HttpResponse:
    return HttpResponseNotAllowed(rule.methods)


READ = ("GET", "HEAD")
WRITE = ("POST",)
FORM = ("GET", "HEAD", "POST")
