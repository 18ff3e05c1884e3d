"""Pages for what Django itself refuses: 404, 400, CSRF, and the fault page that needs no database."""

import sys

from django.http import HttpRequest, HttpResponse

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.scope.visibility import not_found

from .middleware import UNREADABLE, as_refusal
from .refusals import answer_refusal

FAULT = Refusal(
    "internal_fault",
    kind=Kind.UNAVAILABLE,
    reason=Text("システムで問題が起きました。入力は保存されていません。", "Something failed on our side; nothing was saved."),
    next_step=Text("問い合わせ番号を添えて管理者に連絡してください。", "Tell the administrator the request number."),
)
FORM_EXPIRED = Refusal(
    "csrf_failed",
    kind=Kind.FORBIDDEN,
    reason=Text("この画面の有効期限が切れたか、送信元を確認できません。", "This form has expired or its origin is unknown."),
    next_step=Text("画面を開き直し、もう一度送ってください。", "Open the page again and send it once more."),
)


def _with_id(request: HttpRequest) -> HttpRequest:
    if not hasattr(request, "request_id"):
        request.request_id = "-"
    return request


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer_refusal(_with_id(request), not_found())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer_refusal(_with_id(request), UNREADABLE)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer_refusal(_with_id(request), FORM_EXPIRED)


def fault(request: HttpRequest) -> HttpResponse:
    """Called while the exception is handled. A database that is away before any view is reached is not our fault."""
    problem = sys.exc_info()[1]
    refusal = as_refusal(problem) if isinstance(problem, Exception) else None
    if refusal is not None:
        return answer_refusal(_with_id(request), refusal)
    response = answer_refusal(_with_id(request), FAULT)
    response.status_code = 500
    return response
