"""REST of the door and the worklist: sign in and out, who am I, act for a unit, what must be done by when."""

from datetime import date
from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Field, Query, Router, Schema

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.identity.sign_in import check_password, record_sign_in
from banso.platform.rest import Page, Signed, paged
from banso.platform.scope.memberships import actor_for_user, live_memberships
from banso.platform.scope.visibility import not_found
from banso.platform.tasks.worklist import open_tasks, task_kind
from banso.platform.web.access import SIGNED_IN, STAFF
from banso.platform.web.middleware import ACTING_UNIT

session = Router(tags=["session"])
tasks = Router(tags=["tasks"])


class Credentials(Schema):
    login_id: str = Field(max_length=100)
    password: str = Field(max_length=200)


class Viewer(Schema):
    """Who is signed in; send `csrf_token` as X-CSRFToken with every unsafe request of this session."""

    user_id: int
    name: str
    unit_id: int | None
    roles: list[str]
    csrf_token: str


class ActFor(Schema):
    unit_id: int = Field(ge=1)


class TaskOut(Schema):
    id: int
    kind: str
    title: str
    label: str
    due_on: date | None
    address: str


class TaskPage(Schema):
    total: int
    items: list[TaskOut]


def _viewer(request: HttpRequest, actor: Any) -> dict[str, Any]:
    return {
        "user_id": actor.user_id, "name": actor.name, "unit_id": actor.unit_id, "roles": sorted(actor.roles),
        "csrf_token": get_token(request),
    }  # fmt: skip


@session.post("", response=Viewer, auth=None, summary="Sign in with a password")
def sign_in(request: HttpRequest, credentials: Credentials) -> dict[str, Any]:
    """Only as application/json: a form of another site cannot send that without asking first."""
    if request.content_type != "application/json":
        raise Refusal(
            "content_type_invalid",
            kind=Kind.UNPROCESSABLE,
            reason=Text("application/json で送ってください。", "Send it as application/json."),
            next_step=Text("Content-Type を確かめてください。", "Check the Content-Type header."),
        )
    user = check_password(request, now=request.now, **credentials.dict())
    login(request, user)
    actor = actor_for_user(user, request.now).within(request.request_id)
    record_sign_in(actor=actor, now=request.now)
    return _viewer(request, actor)


@session.get("", response=Viewer, auth=Signed(SIGNED_IN), summary="Who am I")
def who_am_i(request: HttpRequest) -> dict[str, Any]:
    return _viewer(request, request.actor)


@session.delete("", response={204: None}, auth=Signed(SIGNED_IN), summary="Sign out")
def sign_out(request: HttpRequest) -> tuple[int, None]:
    logout(request)
    return 204, None


@session.put("/unit", response=Viewer, auth=Signed(SIGNED_IN), summary="Act for another of one's units")
def act_for(request: HttpRequest, choice: ActFor) -> dict[str, Any]:
    if choice.unit_id not in {row.unit_id for row in live_memberships(request.user.pk, request.now)}:
        raise not_found()
    request.session[ACTING_UNIT] = choice.unit_id
    return _viewer(request, actor_for_user(request.user, request.now, choice.unit_id))


@tasks.get("", response=TaskPage, auth=Signed(STAFF), summary="What must be done by when")
def worklist(request: HttpRequest, query: Query[Page]) -> dict[str, Any]:
    total, rows = paged(open_tasks(request.actor, request.now), query)
    items = [
        {
            "id": row.pk, "kind": row.kind, "title": str(task_kind(row.kind).title), "label": row.label,
            "due_on": row.due_on, "address": task_kind(row.kind).address(row),
        }
        for row in rows
    ]  # fmt: skip
    return {"total": total, "items": items}
