"""The API root: one OpenAPI 3.1 document at /api/openapi.json, problem documents for every refusal."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

import banso
from banso.domains.cases.rest import router as cases
from banso.domains.consents.rest import router as consents
from banso.domains.directory.rest import router as directory
from banso.domains.indicators.rest import router as indicators
from banso.domains.messages.rest import router as messages
from banso.domains.parties.rest import router as parties
from banso.domains.referrals.rest import router as referrals
from banso.domains.routing.rest import router as routing
from banso.domains.surveys.rest import router as surveys
from banso.faces.audit.rest import router as audit
from banso.faces.operations.rest import session, tasks
from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.audit.record import record_denial
from banso.platform.web.redaction import redact
from banso.platform.web.refusals import answer_refusal

api = NinjaAPI(
    title="Banso 伴走",
    version=banso.__version__,
    description="Everything a page does. Errors are application/problem+json with a stable code.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
for prefix, router in {
    "session": session,
    "tasks": tasks,
    "parties": parties,
    "directory": directory,
    "consents": consents,
    "cases": cases,
    "routing": routing,
    "messages": messages,
    "referrals": referrals,
    "surveys": surveys,
    "indicators": indicators,
    "audit": audit,
}.items():
    api.add_router(f"/{prefix}", router)


class Index(Schema):
    """Where the description is, and which version answers."""

    name: str
    version: str
    openapi: str


@api.get("", response=Index, auth=None, tags=["index"], summary="Where to begin")
def index(request: HttpRequest) -> dict[str, str]:
    return {"name": "Banso", "version": banso.__version__, "openapi": "/api/openapi.json"}


@api.exception_handler(Refusal)
def refused(request: HttpRequest, problem: Refusal) -> HttpResponse:
    if problem.kind in {Kind.FORBIDDEN, Kind.NOT_FOUND} and request.actor.user_id is not None:
        record_denial(request.actor, request.now, redact(f"{request.method} {request.path}"), problem.code)
    return answer_refusal(request, problem)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """Shape errors: where each one is and what rule it breaks, never the value itself."""
    places = [
        {"at": ".".join(str(part) for part in error["loc"]), "rule": error["type"]} for error in problem.errors[:50]
    ]
    field = places[0]["at"].split(".")[-1] if places else None
    return answer_refusal(
        request,
        Refusal(
            "request_shape_invalid",
            kind=Kind.UNPROCESSABLE,
            field=field,
            reason=Text("リクエストの形式が正しくありません。", "The request does not have the documented shape."),
            next_step=Text("/api/openapi.json の定義と照らし合わせてください。", "Compare it with /api/openapi.json."),
            detail={"places": places},
        ),
    )


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, problem: AuthenticationError) -> HttpResponse:
    refusal = Refusal(
        "sign_in_required",
        kind=Kind.UNAUTHENTICATED,
        reason=Text("サインインが必要です。", "Sign in first."),
        next_step=Text("サインインしてから、もう一度送ってください。", "Sign in, then send the request again."),
    )
    return answer_refusal(request, refusal)


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, problem: HttpError) -> HttpResponse:
    """What the framework refuses by itself: unreadable JSON, and the like."""
    refusal = Refusal(
        "request_invalid",
        reason=Text("リクエストを読み取れません。", "The request cannot be read."),
        next_step=Text("JSONの書き方を確かめてください。", "Check the JSON."),
    )
    return answer_refusal(request, refusal)
