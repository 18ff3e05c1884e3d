"""REST interface of enquiries 相談の申込み. Asking and following are public, as the pages are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router, Status

from banso.platform.audit.record import record_look
from banso.platform.links import token_for, token_hash
from banso.platform.rest import Signed, expected_version, once_per_key, paged
from banso.platform.scope.roles import Role

from .. import api
from ..calc.workflow import ENQUIRY_STATES, check_code
from ..models import Enquiry
from ..queries.lists import enquiry_rows
from .schemas import (
    Done,
    EnquiryIn,
    EnquiryOut,
    EnquiryPage,
    EnquiryQuery,
    FollowedOut,
    Id,
    LinkIn,
    ReceiptOut,
    SettleIn,
    Withdrawn,
)

router = Router(tags=["enquiries"])
caseworker = Signed((Role.ADVISER, Role.OFFICER, Role.EXPERT))


@router.post("", response={201: ReceiptOut}, auth=None, summary="Ask for advice (public)")
def ask(request: HttpRequest, body: EnquiryIn) -> Any:
    values = body.dict()
    scope = f"{request.actor.user_id or 'public'}:cases.ask"
    token = token_for(scope, request.headers.get("Idempotency-Key", ""))

    def call() -> dict[str, Any]:
        made = api.ask_question(
            actor=request.actor,
            now=request.now,
            token=token,
            from_address=request.META.get("REMOTE_ADDR", ""),
            **values,
        )
        return {"id": made.id, "number": made.number}

    answer = once_per_key(request, "cases.ask", values, call)
    return Status(201, {**answer, "token": token, "follow_path": reverse("portal:follow", args=[token])})


@router.get("/links/{token}", response=FollowedOut, auth=None, summary="How far a request has come, by its link")
def follow(request: HttpRequest, token: str) -> Any:
    return api.enquiry_by_token(token, request.now)


@router.post("/links/{token}/withdrawal", response=Withdrawn, auth=None, summary="Take an enquiry back, by its link")
def withdraw(request: HttpRequest, token: str) -> Any:
    def call() -> dict[str, bool]:
        api.withdraw_enquiry(now=request.now, token=token)
        return {"done": True}

    return once_per_key(request, f"cases.withdraw:{token_hash(token)}", None, call)


@router.get("", response=EnquiryPage, auth=caseworker, summary="Enquiries put to my unit")
def enquiries(request: HttpRequest, query: Query[EnquiryQuery]) -> Any:
    rows = enquiry_rows(request.actor, request.now).order_by("-created_at", "-pk")
    if query.state:
        rows = rows.filter(state=check_code(query.state, ENQUIRY_STATES, "state"))
    total, items = paged(rows, query)
    return {"total": total, "items": items}


@router.get("/{enquiry_id}", response=EnquiryOut, auth=caseworker, summary="One enquiry")
def enquiry(request: HttpRequest, response: HttpResponse, enquiry_id: Id) -> Any:
    found = api.get_enquiry(request.actor, request.now, enquiry_id)
    row = Enquiry.scoped.get_visible(request.actor, request.now, enquiry_id)
    record_look(request.actor, request.now, row, "own_enquiry")
    response["ETag"] = f'"{found.version}"'
    return found


@router.put("/{enquiry_id}/firm", response=Done, auth=caseworker, summary="Say which firm asked (If-Match)")
def link(request: HttpRequest, enquiry_id: Id, body: LinkIn) -> Any:
    version = expected_version(request)

    def call() -> dict[str, int]:
        api.link_enquiry(
            actor=request.actor, now=request.now, enquiry_id=enquiry_id, subject_id=body.subject_id, version=version
        )
        return {"version": version + 1}

    return once_per_key(request, "cases.link", [enquiry_id, version, body.dict()], call)


@router.post("/{enquiry_id}/settlement", response=Done, auth=caseworker, summary="End without a case (If-Match)")
def settle(request: HttpRequest, enquiry_id: Id, body: SettleIn) -> Any:
    version = expected_version(request)

    def call() -> dict[str, int]:
        api.settle_enquiry(
            actor=request.actor, now=request.now, enquiry_id=enquiry_id, version=version, settlement=body.settlement
        )
        return {"version": version + 1}

    return once_per_key(request, "cases.settle", [enquiry_id, version, body.dict()], call)
