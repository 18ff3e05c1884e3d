"""REST interface of messages やり取り."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Router, Schema, Status

from banso.platform.links import token_hash
from banso.platform.rest import Signed, once_per_key
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found

from .. import api
from ..queries import ThreadView

router = Router(tags=["messages"])
staff = Signed((Role.ADVISER, Role.OFFICER, Role.EXPERT))
either = Signed((Role.ADVISER, Role.OFFICER, Role.EXPERT, Role.OWNER))
CaseId = Annotated[int, Path(ge=1, le=2**63 - 1)]


class MessageIn(Schema):
    body: str = Field(description="Up to 4,000 characters")


class MessageOut(Schema):
    """One message; `side` is unit, owner or system, `notice` the words of a notice in both languages."""

    id: int
    sent_at: datetime
    side: str
    author_name: str
    body: str
    notice: dict[str, str] | None
    is_unread: bool


class ThreadOut(Schema):
    case_id: int
    items: list[MessageOut]


class Made(Schema):
    id: int


class Done(Schema):
    done: bool


@router.get("/links/{token}", response=ThreadOut, auth=None, summary="The thread behind a follow link")
def thread_by_link(request: HttpRequest, token: str) -> Any:
    view = api.thread_by_link(token, request.now)
    if view is None:
        raise not_found()
    return _shown(view)


@router.post("/links/{token}", response={201: Made}, auth=None, summary="Write by a follow link")
def post_by_link(request: HttpRequest, token: str, body: MessageIn) -> Any:
    def call() -> dict[str, int]:
        return {"id": api.post_by_link(now=request.now, token=token, body=body.body)}

    return Status(201, once_per_key(request, f"messages.post:{token_hash(token)}", body.dict(), call))


@router.get("/{case_id}", response=ThreadOut, auth=either, summary="The thread of a case")
def thread(request: HttpRequest, case_id: CaseId) -> Any:
    return _shown(api.thread_of(request.actor, request.now, case_id))


@router.post("/{case_id}", response={201: Made}, auth=either, summary="Write into the thread of a case")
def post(request: HttpRequest, case_id: CaseId, body: MessageIn) -> Any:
    def call() -> dict[str, int]:
        return {"id": api.post_message(actor=request.actor, now=request.now, case_id=case_id, body=body.body)}

    return Status(201, once_per_key(request, "messages.post", [case_id, body.dict()], call))


@router.post("/{case_id}/read", response=Done, auth=either, summary="Mark everything read")
def mark_read(request: HttpRequest, case_id: CaseId) -> Any:
    def call() -> dict[str, bool]:
        api.mark_read(actor=request.actor, now=request.now, case_id=case_id)
        return {"done": True}

    return once_per_key(request, "messages.read", case_id, call)


@router.post("/{case_id}/settlement", response=Done, auth=staff, summary="No answer is needed: the task ends")
def settle(request: HttpRequest, case_id: CaseId) -> Any:
    def call() -> dict[str, bool]:
        api.settle_thread(actor=request.actor, now=request.now, case_id=case_id)
        return {"done": True}

    return once_per_key(request, "messages.settle", case_id, call)


def _shown(view: ThreadView) -> dict[str, Any]:
    items = [
        {**vars(entry), "notice": None if entry.notice is None else entry.notice._asdict()} for entry in view.entries
    ]
    return {"case_id": view.case_id, "items": items}
