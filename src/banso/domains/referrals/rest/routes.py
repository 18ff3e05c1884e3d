"""Endpoints of referrals 取次ぎ."""

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status

from banso.platform.rest import Page, Signed, expected_version, once_per_key, paged
from banso.platform.web.access import SIGNED_IN, STAFF

from .. import api
from ..queries import basket_rows, sent_rows, summaries
from .schemas import (
    LARGEST_ID,
    Box,
    ChangeOut,
    CloseIn,
    IdOut,
    ListOut,
    RefuseIn,
    SendIn,
    SheetOut,
    TakenUpOut,
    WithdrawIn,
    referral_out,
)

router = Router(tags=["referrals"])
ReferralId = Path(..., ge=1, le=LARGEST_ID)


@router.get("", response=ListOut, auth=Signed(STAFF), summary="Referrals received (basket) or sent")
def list_referrals(request: HttpRequest, page: Query[Page], box: Box = "basket") -> ListOut:
    choose = basket_rows if box == "basket" else sent_rows
    total, rows = paged(choose(request.actor, request.now).order_by("-pk"), page)
    return ListOut(total=total, items=[referral_out(row) for row in summaries(request.actor, request.now, rows)])


@router.post("", response={201: IdOut}, auth=Signed(STAFF), summary="Send a referral")
def send(request: HttpRequest, body: SendIn) -> Status[IdOut]:
    values = body.dict()

    def call() -> int:
        return api.send_referral(actor=request.actor, now=request.now, **values)

    return Status(201, IdOut(id=once_per_key(request, "referrals.send", values, call)))


@router.get("/{referral_id}", response=SheetOut, auth=Signed(SIGNED_IN), summary="One referral; the look is recorded")
def read(request: HttpRequest, response: HttpResponse, referral_id: int = ReferralId) -> SheetOut:
    sheet = api.look_at_referral(actor=request.actor, now=request.now, referral_id=referral_id)
    response["ETag"] = f'"{sheet.referral.version}"'
    return SheetOut(
        referral=referral_out(sheet.referral),
        content=sheet.content,
        is_intact=sheet.is_intact,
        changes=[
            ChangeOut(at=one.at, from_state=one.from_state, to_state=one.to_state, rung=one.rung, party=one.party)
            for one in sheet.changes
        ],
        steps=list(sheet.steps),
    )


@router.post("/{referral_id}/take-up", response=TakenUpOut, auth=Signed(STAFF), summary="Take up (If-Match)")
def take_up(request: HttpRequest, referral_id: int = ReferralId) -> TakenUpOut:
    version = expected_version(request)

    def call() -> int:
        return api.take_up(actor=request.actor, now=request.now, referral_id=referral_id, version=version)

    return TakenUpOut(received_case_id=once_per_key(request, f"referrals.take_up:{referral_id}", version, call))


@router.post("/{referral_id}/refuse", response={204: None}, auth=Signed(STAFF), summary="Refuse with a reason (If-Match)")
def refuse(request: HttpRequest, body: RefuseIn, referral_id: int = ReferralId) -> Status[None]:
    version = expected_version(request)

    def call() -> None:
        api.refuse_referral(
            actor=request.actor, now=request.now, referral_id=referral_id, version=version, **body.dict()
        )

    once_per_key(request, f"referrals.refuse:{referral_id}", {**body.dict(), "version": version}, call)
    return Status(204, None)


@router.post("/{referral_id}/close", response={204: None}, auth=Signed(STAFF), summary="Close with an outcome (If-Match)")
def close(request: HttpRequest, body: CloseIn, referral_id: int = ReferralId) -> Status[None]:
    version = expected_version(request)

    def call() -> None:
        api.close_referral(
            actor=request.actor, now=request.now, referral_id=referral_id, version=version, **body.dict()
        )

    once_per_key(request, f"referrals.close:{referral_id}", {**body.dict(), "version": version}, call)
    return Status(204, None)


@router.post("/{referral_id}/withdraw", response={204: None}, auth=Signed(SIGNED_IN), summary="Withdraw (If-Match)")
def withdraw(request: HttpRequest, body: WithdrawIn, referral_id: int = ReferralId) -> Status[None]:
    version = expected_version(request)

    def call() -> None:
        api.withdraw_referral(
            actor=request.actor, now=request.now, referral_id=referral_id, version=version, **body.dict()
        )

    once_per_key(request, f"referrals.withdraw:{referral_id}", {**body.dict(), "version": version}, call)
    return Status(204, None)
