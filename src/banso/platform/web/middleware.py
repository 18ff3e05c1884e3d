"""Middleware 中間処理: request id and headers outermost, then the actor, then refusals turned into answers."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils import translation

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform import clock, ids
from banso.platform.audit.record import record_denial
from banso.platform.scope.actor import ANONYMOUS
from banso.platform.scope.memberships import actor_for_user

from .redaction import redact
from .refusals import answer_refusal

log = logging.getLogger(__name__)
Respond = Callable[[HttpRequest], HttpResponse]
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
ACTING_UNIT = "acting_unit_id"
UNREADABLE = Refusal(
    "request_invalid",
    reason=Text("リクエストを読み取れません。", "The request cannot be read."),
    next_step=Text("ページを開き直し、もう一度送ってください。", "Open the page again and send it once more."),
)
BUSY = Refusal(
    "database_unavailable",
    kind=Kind.UNAVAILABLE,
    reason=Text("データベースに接続できません。入力は保存されていません。", "The database is unavailable; nothing was saved."),
    next_step=Text("少し待ってから、もう一度送ってください。", "Wait a moment and send it again."),
)
OVERTAKEN = Refusal(
    "overtaken",
    kind=Kind.CONFLICT,
    reason=Text("ほかの人が同じものを同時に登録しました。", "Somebody else recorded the same at the same moment."),
    next_step=Text("画面を開き直し、まだ必要ならもう一度送ってください。", "Open the page again; send it again if it is still needed."),
)


class HeadersMiddleware:
    """Gives each request an id, and each answer its security headers."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = ids.new_uuid()
        response = self.get_response(request)
        response["X-Request-Id"] = request.request_id
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ActorMiddleware:
    """Puts the actor on the request; asked of the database anew each time, so that a lost role ends at once."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = clock.now()
        request.actor = ANONYMOUS.within(request.request_id)
        if request.user.is_authenticated:
            acting = request.session.get(ACTING_UNIT)
            request.actor = actor_for_user(request.user, request.now, acting).within(request.request_id)
            if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
                translation.activate(request.user.language)
                request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class RefusalMiddleware:
    """Turns a refusal into a page or a problem document, and keeps a row of each denial."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        refusal = as_refusal(problem)
        if refusal is None:
            return None
        if refusal.kind in {Kind.FORBIDDEN, Kind.NOT_FOUND} and request.actor.user_id is not None:
            record_denial(request.actor, request.now, redact(f"{request.method} {request.path}"), refusal.code)
        return answer_refusal(request, refusal)


def _is_duplicate(problem: IntegrityError) -> bool:
    """Whether a unique constraint spoke; a broken check or reference is a fault of ours."""
    cause = problem.__cause__
    return getattr(cause, "sqlstate", "") == "23505" or str(cause).startswith("UNIQUE constraint failed")


def as_refusal(problem: Exception) -> Refusal | None:
    """The refusal behind an exception that input can cause; None for a fault of ours."""
    if isinstance(problem, Refusal):
        return problem
    if isinstance(problem, RequestDataTooBig | TooManyFieldsSent):
        return Refusal("request_too_large", kind=Kind.TOO_LARGE, reason=UNREADABLE.reason, next_step=UNREADABLE.next_step)
    if isinstance(problem, SuspiciousOperation | BadRequest | UnreadablePostError | UnicodeError):
        return UNREADABLE
    if isinstance(problem, OperationalError | InterfaceError):
        log.error("database unavailable: %s", problem)
        return BUSY
    if isinstance(problem, IntegrityError) and _is_duplicate(problem):
        # Two passed the same check at once, and the database let one through.
        log.warning("overtaken: %s", type(problem.__cause__).__name__)
        return OVERTAKEN
    if isinstance(problem, Http404):
        return None
    return None
