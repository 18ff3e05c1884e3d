"""REST interface of cases and consultations 案件と相談記録."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from banso.platform.rest import Signed, expected_version, once_per_key, paged
from banso.platform.scope.roles import Role

from .. import api
from ..calc.workflow import CASE_STATES, ORIGINS, check_code
from ..queries.lists import case_rows
from .schemas import CaseIn, CaseOut, CasePage, CaseQuery, CloseIn, ConsultationIn, Done, Id, IssuesIn, Made

router = Router(tags=["cases"])
caseworker = Signed((Role.ADVISER, Role.OFFICER, Role.EXPERT))
# A hand-over opens its case through referrals, with the consent it rests on.
ORIGINS_HERE = {code: name for code, name in ORIGINS.items() if code != "referral"}


@router.get("", response=CasePage, auth=caseworker, summary="Cases my unit may see")
def cases(request: HttpRequest, query: Query[CaseQuery]) -> Any:
    rows = case_rows(request.actor, request.now).order_by("-opened_on", "-pk")
    if query.state:
        rows = rows.filter(state=check_code(query.state, CASE_STATES, "state"))
    if query.subject_id:
        rows = rows.filter(subject_id=query.subject_id)
    total, items = paged(rows, query)
    return {"total": total, "items": items}


@router.post("", response={201: Made}, auth=caseworker, summary="Open a case")
def open_case(request: HttpRequest, body: CaseIn) -> Any:
    values = body.dict()
    check_code(body.origin, ORIGINS_HERE, "origin")

    def call() -> dict[str, int]:
        return {"id": api.open_case(actor=request.actor, now=request.now, **values)}

    return Status(201, once_per_key(request, "cases.open", values, call))


@router.get("/{int:case_id}", response=CaseOut, auth=caseworker, summary="One case with its consultations (audited)")
def case(request: HttpRequest, response: HttpResponse, case_id: Id) -> Any:
    sheet = api.look_at_case(actor=request.actor, now=request.now, case_id=case_id)
    response["ETag"] = f'"{sheet.case.version}"'
    return {**vars(sheet.case), "consultations": list(sheet.consultations)}


@router.post("/{int:case_id}/consultations", response={201: Made}, auth=caseworker, summary="Log a consultation")
def log_consultation(request: HttpRequest, case_id: Id, body: ConsultationIn) -> Any:
    values = body.dict()

    def call() -> dict[str, int]:
        return {"id": api.log_consultation(actor=request.actor, now=request.now, case_id=case_id, **values)}

    return Status(201, once_per_key(request, "cases.log", [case_id, values], call))


@router.put("/{int:case_id}/issues", response=Done, auth=caseworker, summary="Set issues and title (If-Match)")
def change_issues(request: HttpRequest, case_id: Id, body: IssuesIn) -> Any:
    return _versioned(request, "cases.issues", case_id, body.dict(), api.change_issues)


@router.post("/{int:case_id}/closing", response=Done, auth=caseworker, summary="Close (If-Match)")
def close(request: HttpRequest, case_id: Id, body: CloseIn) -> Any:
    return _versioned(request, "cases.close", case_id, body.dict(), api.close_case)


@router.post("/{int:case_id}/reopening", response=Done, auth=caseworker, summary="Reopen (If-Match)")
def reopen(request: HttpRequest, case_id: Id) -> Any:
    return _versioned(request, "cases.reopen", case_id, {}, api.reopen_case)


def _versioned(request: HttpRequest, action: str, case_id: int, values: dict[str, Any], use_case: Any) -> Any:
    version = expected_version(request)

    def call() -> dict[str, int]:
        use_case(actor=request.actor, now=request.now, case_id=case_id, version=version, **values)
        return {"version": version + 1}

    return once_per_key(request, action, [case_id, version, values], call)
