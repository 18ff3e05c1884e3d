"""REST interface of consents 同意."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from banso.platform.links import token_for, token_hash
from banso.platform.rest import Signed, once_per_key
from banso.platform.scope.roles import Role
from banso.platform.web.access import OWNER

from .. import api
from .schemas import (
    LARGEST_ID,
    AnswerIn,
    AnswerOut,
    ConsentIn,
    ConsentList,
    ConsentOut,
    Done,
    Ended,
    Id,
    Made,
    RequestIn,
    RequestMade,
    RequestOut,
    WithdrawIn,
)

router = Router(tags=["consents"])
CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)
caseworker = Signed(CASEWORKERS)
either = Signed((*CASEWORKERS, Role.OWNER))
owner = Signed(OWNER)


@router.get("", response=ConsentList, auth=either, summary="Consents about a firm that I may see")
def consents(request: HttpRequest, subject_id: Annotated[int, Query(ge=1, le=LARGEST_ID)]) -> Any:
    return {"items": api.consents_of_subject(request.actor, request.now, subject_id)}


@router.post("", response={201: Made}, auth=either, summary="Give or record a consent")
def give(request: HttpRequest, body: ConsentIn) -> Any:
    values = body.dict()

    def call() -> dict[str, int]:
        return {"id": api.give_consent(actor=request.actor, now=request.now, **values)}

    return Status(201, once_per_key(request, "consents.give", values, call))


@router.post("/requests", response={201: RequestMade}, auth=caseworker, summary="Ask a firm for its consent")
def ask(request: HttpRequest, body: RequestIn) -> Any:
    values = body.dict()
    token = token_for(f"{request.actor.user_id}:consents.ask_rest", request.headers.get("Idempotency-Key", ""))

    def call() -> dict[str, int]:
        return {"id": api.ask_consent(actor=request.actor, now=request.now, token=token, **values).id}

    answer = once_per_key(request, "consents.ask", values, call)
    return Status(201, {**answer, "url_path": f"/consents/r/{token}/"})


@router.get("/requests/{request_id}", response=RequestOut, auth=either, summary="One request for consent")
def consent_request(request: HttpRequest, request_id: Id) -> Any:
    return api.get_consent_request(request.actor, request.now, request_id)


@router.post("/requests/{request_id}/answer", response=AnswerOut, auth=owner, summary="Answer as the firm's owner")
def answer(request: HttpRequest, request_id: Id, body: AnswerIn) -> Any:
    def call() -> dict[str, int | None]:
        return {
            "consent_id": api.answer_consent_request(
                actor=request.actor, now=request.now, request_id=request_id, accepts=body.accepts
            )
        }

    return once_per_key(request, "consents.answer", [request_id, body.accepts], call)


@router.post("/requests/{request_id}/cancellation", response=Done, auth=caseworker, summary="Take a request back")
def cancel(request: HttpRequest, request_id: Id) -> Any:
    def call() -> dict[str, bool]:
        api.cancel_consent_request(actor=request.actor, now=request.now, request_id=request_id)
        return {"done": True}

    return once_per_key(request, "consents.cancel", request_id, call)


@router.get("/links/{token}", response=RequestOut, auth=None, summary="The request behind a link")
def request_by_link(request: HttpRequest, token: str) -> Any:
    return api.request_by_token(token, request.now)


@router.post("/links/{token}/answer", response=AnswerOut, auth=None, summary="Answer by the link")
def answer_by_link(request: HttpRequest, token: str, body: AnswerIn) -> Any:
    def call() -> dict[str, int | None]:
        return {"consent_id": api.answer_consent_request(now=request.now, token=token, accepts=body.accepts)}

    return once_per_key(request, f"consents.answer:{token_hash(token)}", body.accepts, call)


@router.get("/{consent_id}", response=ConsentOut, auth=either, summary="One consent")
def consent(request: HttpRequest, consent_id: Id) -> Any:
    return api.get_consent(request.actor, request.now, consent_id)


@router.post("/{consent_id}/withdrawal", response=Ended, auth=either, summary="Withdraw; grants end at once")
def withdraw(request: HttpRequest, consent_id: Id, body: WithdrawIn) -> Any:
    def call() -> dict[str, int]:
        ended = api.withdraw_consent(
            actor=request.actor, now=request.now, consent_id=consent_id, reason=body.reason
        )
        return {"grants_ended": ended}

    return once_per_key(request, "consents.withdraw", [consent_id, body.reason], call)
