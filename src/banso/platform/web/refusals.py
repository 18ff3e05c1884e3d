"""How a refusal is answered: application/problem+json for programs, a page for people."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from banso.kernel.errors import Kind, Refusal

RETRY_SECONDS = "5"


def wants_problem(request: HttpRequest) -> bool:
    return request.path.startswith("/api/") or request.headers.get("Accept", "").startswith("application/json")


def problem_document(refusal: Refusal, request_id: str) -> dict[str, object]:
    """RFC 9457 members, plus code, field and both languages."""
    return {
        "type": f"urn:banso:error:{refusal.code}",
        "title": refusal.reason.ja,
        "status": refusal.kind.status,
        "instance": f"urn:uuid:{request_id}",
        **refusal.as_dict("ja"),
        "en": {"reason": refusal.reason.en, "next_step": refusal.next_step.en},
    }


def answer_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal with its status, in the language of the page or in both."""
    if wants_problem(request):
        body = json.dumps(problem_document(refusal, request.request_id), ensure_ascii=False)
        response = HttpResponse(body, status=refusal.kind.status, content_type="application/problem+json")
    else:
        language = get_language() or settings.LANGUAGE_CODE
        context = {
            "refusal": refusal,
            "reason": refusal.reason.in_language(language),
            "next_step": refusal.next_step.in_language(language),
            "request_id": request.request_id,
        }
        response = render(request, "ui/error.html", context, status=refusal.kind.status)
    if refusal.kind in {Kind.UNAVAILABLE, Kind.THROTTLED}:
        response["Retry-After"] = RETRY_SECONDS
    return response
