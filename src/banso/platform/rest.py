"""The REST side of every domain: who is asking, idempotency keys, versions, bounded pages.

Each domain's rest/ makes a ninja Router with these; faces/api joins them under /api.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.security import SessionAuth

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role

from .web.access import authorise


class Page(Schema):
    """Query of every list: 1-based page of at most 200 rows."""

    page: int = Field(1, ge=1, le=100_000)
    page_size: int = Field(50, ge=1, le=200)


def paged(rows: QuerySet[Any], query: Page) -> tuple[int, list[Any]]:
    """Total and the rows of one page."""
    start = (query.page - 1) * query.page_size
    return rows.count(), list(rows[start : start + query.page_size])


class Signed(SessionAuth):
    """A signed-in caller (session cookie; unsafe methods carry X-CSRFToken) who holds one of the roles."""

    def __init__(self, allow: str | Role | tuple[Role, ...]) -> None:
        super().__init__()
        self.authorisation = authorise(allow, ())

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        if request.actor.user_id is None:
            return None
        if not self.authorisation.admits(request.actor):
            request.actor.require(*self.authorisation.roles)
        return request.actor


def once_per_key(request: HttpRequest, action: str, body: Any, call: Callable[[], Any]) -> Any:
    """Every unsafe endpoint: needs the Idempotency-Key header, gives the stored answer on a repeat."""
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        raise Refusal(
            "idempotency_key_required",
            kind=Kind.PRECONDITION,
            field="Idempotency-Key",
            reason=Text("冪等キーがありません。", "The Idempotency-Key header is missing."),
            next_step=Text("Idempotency-KeyヘッダーにUUIDなどを付けてください。", "Send one, a UUID for example."),
        )
    scope = f"{request.actor.user_id or 'public'}:{action}"
    return once(scope=scope, key=key, body=body, now=request.now, call=call)


def expected_version(request: HttpRequest) -> int:
    """The version in If-Match ("3" or W/"3"); an update without it is refused with 428."""
    given = request.headers.get("If-Match", "").removeprefix("W/").strip('"')
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise Refusal(
            "version_required",
            kind=Kind.PRECONDITION,
            field="If-Match",
            reason=Text("更新の対象の版が示されていません。", "The version to update is not given."),
            next_step=Text('取得したETagをIf-Match: "3" のように付けてください。', 'Send the ETag you read as If-Match: "3".'),
        )
    return int(given)
