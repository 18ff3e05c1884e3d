"""REST interface of parties: everything its pages can do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Path, Query, Router, Status, UploadedFile

from banso.kernel.errors import Refusal
from banso.kernel.text import accept_text
from banso.platform.imports.api import ImportRun, forget_upload, keep_upload
from banso.platform.rest import Signed, once_per_key
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.ui.formats import show_text
from banso.platform.web.access import STAFF

from .. import api
from ..usecases.registry_layout import KIND
from .schemas import (
    AttributeIn,
    Created,
    ImportOut,
    LookalikesQuery,
    PartyDetail,
    PartyOut,
    PartyPageOut,
    RegisterIn,
    SearchQuery,
)

router = Router(tags=["parties"])
LARGEST_ID = 2**63 - 1


@router.get("/", auth=Signed(STAFF), response=PartyPageOut, summary="事業者を探す")
def search_parties(request: HttpRequest, asked: Query[SearchQuery]) -> dict[str, Any]:
    """Best first; each search leaves an audit row with the count."""
    text = accept_text(asked.text, field="text", max_length=100)
    found = api.search_parties(
        request.actor, request.now, text, prefecture_code=asked.prefecture_code, kind=asked.kind,
        limit=asked.page_size, offset=(asked.page - 1) * asked.page_size,
    )  # fmt: skip
    return {"total": found.total, "is_capped": found.is_capped, "items": [PartyOut.of(one) for one in found.items]}


@router.get("/lookalikes", auth=Signed(STAFF), response=list[PartyOut], summary="似た事業者を探す")
def find_lookalikes(request: HttpRequest, asked: Query[LookalikesQuery]) -> list[dict[str, Any]]:
    """Whom a new party might already be, likeliest first."""
    name = accept_text(asked.name, field="name", max_length=200)
    found = api.find_lookalikes(
        request.actor, request.now, name=name, prefecture_code=asked.prefecture_code, phone=asked.phone
    )
    return [PartyOut.of(one) for one in found]


@router.post("/", auth=Signed(STAFF), response={201: Created}, summary="事業者を登録する")
def register_party(request: HttpRequest, body: RegisterIn) -> Status[dict[str, int]]:
    """Needs an Idempotency-Key. 409 lookalikes_found lists similar parties until `is_confirmed`."""

    def call() -> int:
        return api.register_party(actor=request.actor, now=request.now, **body.dict())

    return Status(201, {"id": once_per_key(request, "parties.register", body.dict(), call)})


@router.post("/imports", auth=Signed(Role.ADMINISTRATOR), response={202: Created}, summary="法人番号ファイルを取り込む")
def upload(
    request: HttpRequest, file: File[UploadedFile], accept_valid: Query[bool] = False
) -> Status[dict[str, int]]:
    """Needs an Idempotency-Key. The worker goes on with it; the same bytes again are 409 duplicate_file."""
    path = keep_upload(file.chunks())

    def call() -> int:
        return api.start_import(
            actor=request.actor, now=request.now, path=path, file_name=file.name or "", accept_valid=accept_valid
        ).pk

    body = {"name": file.name, "size": file.size, "accept_valid": accept_valid}
    try:
        run_id = once_per_key(request, "parties.import", body, call)
    except Refusal:
        forget_upload(str(path))
        raise
    if _run(run_id).source_path != str(path):
        forget_upload(str(path))
    return Status(202, {"id": run_id})


@router.get("/imports/{run_id}", auth=Signed(Role.ADMINISTRATOR), response=ImportOut, summary="取込みの状態")
def get_import(request: HttpRequest, run_id: int = Path(..., ge=1, le=LARGEST_ID)) -> dict[str, Any]:
    """How far an import is, and what became of its rows."""
    report = api.report_of(_run(run_id))
    return {**report.as_dict(), "id": run_id}


@router.post("/imports/{run_id}/accept", auth=Signed(Role.ADMINISTRATOR), response=Created, summary="正しい行だけ反映する")
def accept_import(request: HttpRequest, run_id: int = Path(..., ge=1, le=LARGEST_ID)) -> dict[str, int]:
    """Needs an Idempotency-Key. Publishes the sound rows of a blocked import."""
    run = _run(run_id)

    def call() -> int:
        api.accept_import(actor=request.actor, now=request.now, run_id=run.pk)
        return run.pk

    return {"id": once_per_key(request, f"parties.accept_import:{run.pk}", {}, call)}


@router.get("/{party_id}", auth=Signed(STAFF), response=PartyDetail, summary="事業者")
def get_party(
    request: HttpRequest, response: HttpResponse, party_id: int = Path(..., ge=1, le=LARGEST_ID)
) -> dict[str, Any]:
    """A party and the attributes the caller may read; ETag is its version."""
    found = api.get_party(request.actor, request.now, party_id)
    response["ETag"] = f'"{found.version}"'
    attributes = [
        {
            "name": one.name, "label": show_text(one.label), "value": one.value, "source": show_text(one.source),
            "as_of": one.as_of, "field_class": one.field_class,
        }
        for one in api.attributes_of(request.actor, request.now, party_id)
    ]  # fmt: skip
    return {**PartyOut.of(found), "attributes": attributes}


@router.post("/{party_id}/attributes", auth=Signed(STAFF), response={201: Created}, summary="属性を記録する")
def set_attribute(
    request: HttpRequest, body: AttributeIn, party_id: int = Path(..., ge=1, le=LARGEST_ID)
) -> Status[dict[str, int]]:
    """Needs an Idempotency-Key. A new value is a new row with its source and date; older ones stay."""

    def call() -> int:
        return api.set_attribute(actor=request.actor, now=request.now, party_id=party_id, **body.dict())

    return Status(201, {"id": once_per_key(request, f"parties.set_attribute:{party_id}", body.dict(), call)})


def _run(run_id: int) -> ImportRun:
    run = ImportRun.objects.filter(pk=run_id, kind=KIND).first()
    if run is None:
        raise not_found()
    return run
