"""REST interface of the directory 支援機関の名簿. Reading is public, as the pages are; writing is for administrators."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from banso.platform.clock import date_of
from banso.platform.rest import Signed, expected_version, once_per_key
from banso.platform.scope.roles import Role

from .. import api
from ..queries import count_agencies
from .schemas import (
    AgencyChange,
    AgencyId,
    AgencyIn,
    AgencyOut,
    AgencyPage,
    AgencyQuery,
    Changed,
    ClosingIn,
    Made,
    NameIn,
    OfficeIn,
    TypeOut,
)

router = Router(tags=["directory"])
administrator = Signed(Role.ADMINISTRATOR)


@router.get("/agencies", response=AgencyPage, auth=None, summary="Find agencies")
def find_agencies(request: HttpRequest, query: Query[AgencyQuery]) -> dict[str, Any]:
    if query.type:
        api.type_name(query.type, query.on or date_of(request.now))
    asked: dict[str, Any] = {
        "on": query.on or date_of(request.now),
        "type_codes": [query.type] if query.type else None,
        "prefecture_code": query.prefecture,
        "city_code": query.city,
        "issue": query.issue,
        "text": query.text,
    }
    start = (query.page - 1) * query.page_size
    found = api.find_agencies(**asked, limit=query.page_size, offset=start)
    return {"total": count_agencies(**asked), "items": [row.as_data() for row in found]}


@router.get("/agencies/{agency_id}", response=AgencyOut, auth=None, summary="One agency as of a day")
def get_agency(
    request: HttpRequest, response: HttpResponse, agency_id: AgencyId, on: date | None = None
) -> dict[str, Any]:
    agency = api.get_agency(agency_id, on or date_of(request.now))
    response["ETag"] = f'"{agency.version}"'
    return agency.as_data()


@router.post("/agencies", response={201: Made}, auth=administrator, summary="Register an agency")
def register_agency(request: HttpRequest, body: AgencyIn) -> Any:
    def call() -> dict[str, int]:
        return {"id": api.register_agency(actor=request.actor, now=request.now, **body.dict()).id}

    return Status(201, once_per_key(request, "directory.register_agency", body.dict(), call))


@router.put(
    "/agencies/{agency_id}", response=Changed, auth=administrator, summary="Change an agency (If-Match)"
)
def update_agency(request: HttpRequest, agency_id: AgencyId, body: AgencyChange) -> Any:
    target = _target(request, agency_id)
    call = _versioned(
        lambda: api.update_agency(actor=request.actor, now=request.now, **target, **body.dict())
    )
    return once_per_key(request, "directory.update_agency", {**target, **body.dict()}, call)


@router.post("/agencies/{agency_id}/names", response=Changed, auth=administrator, summary="Rename (If-Match)")
def rename_agency(request: HttpRequest, agency_id: AgencyId, body: NameIn) -> Any:
    target = _target(request, agency_id)
    call = _versioned(
        lambda: api.rename_agency(actor=request.actor, now=request.now, **target, **body.dict())
    )
    return once_per_key(request, "directory.rename_agency", {**target, **body.dict()}, call)


@router.post(
    "/agencies/{agency_id}/closing", response=Changed, auth=administrator, summary="Close (If-Match)"
)
def close_agency(request: HttpRequest, agency_id: AgencyId, body: ClosingIn) -> Any:
    target = _target(request, agency_id)
    call = _versioned(lambda: api.close_agency(actor=request.actor, now=request.now, **target, **body.dict()))
    return once_per_key(request, "directory.close_agency", {**target, **body.dict()}, call)


@router.post(
    "/agencies/{agency_id}/offices",
    response={201: Made},
    auth=administrator,
    summary="Add an office (If-Match)",
)
def add_office(request: HttpRequest, agency_id: AgencyId, body: OfficeIn) -> Any:
    target = _target(request, agency_id)

    def call() -> dict[str, int]:
        return {"id": api.add_office(actor=request.actor, now=request.now, **target, **body.dict())}

    return Status(201, once_per_key(request, "directory.add_office", {**target, **body.dict()}, call))


@router.get(
    "/types", response=list[TypeOut], auth=None, summary="Kinds of agencies under their names of a day"
)
def list_types(request: HttpRequest, on: date | None = None) -> list[dict[str, Any]]:
    found = api.agency_types(on or date_of(request.now))
    return [{"code": kind.code, "name": kind.name._asdict()} for kind in found]


def _target(request: HttpRequest, agency_id: int) -> dict[str, Any]:
    return {"agency_id": agency_id, "version": expected_version(request)}


def _versioned(change: Any) -> Any:
    return lambda: {"version": change()}
