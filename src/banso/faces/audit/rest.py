"""REST of the auditor's face: find entries, verify the chains, under /api/audit."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from banso.platform.audit.models import AuditEntry
from banso.platform.audit.record import record
from banso.platform.rest import Page, Signed, once_per_key, paged
from banso.platform.scope.roles import Role

from .questions import NAMES, read_audit_question
from .verification import verify_everything

router = Router(tags=["audit"])


class Asked(Page):
    """Conditions as on the page; empty ones do not narrow. Days are Tokyo days, both included."""

    subject: str = Field("", max_length=20)
    person: str = Field("", max_length=100)
    agency: str = Field("", max_length=200)
    action: str = Field("", max_length=60)
    since: str = Field("", max_length=40)
    until: str = Field("", max_length=40)


class EntryOut(Schema):
    id: int
    unit_id: int
    sequence: int
    at: datetime
    actor_user_id: int | None
    actor_kind: str
    actor_unit_id: int | None
    actor_roles: str
    action: str
    object_type: str
    object_id: int | None
    subject_id: int | None
    purpose: str
    changed: dict[str, Any]
    request_id: str
    entry_hash: str


class EntriesOut(Schema):
    total: int
    items: list[EntryOut]


class Verified(Schema):
    is_whole: bool
    chains: int
    rows: int
    broken: list[dict[str, Any]]
    damaged_files: list[dict[str, Any]]


@router.get("/entries", response=EntriesOut, auth=Signed(Role.AUDITOR), summary="Find entries; the search is recorded")
def entries(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    question = read_audit_question(request.GET)
    total, rows = paged(question.narrow(AuditEntry.objects.order_by("-pk")), asked)
    changed = {"what": "audit", "found": total, "conditions": sorted(name for name in NAMES if request.GET.get(name))}
    record(request.actor, request.now, "search", subject_id=question.subject_id, changed=changed)
    return {"total": total, "items": rows}


@router.post("/verify", response=Verified, auth=Signed(Role.AUDITOR), summary="Walk every chain and every stored file")
def verify(request: HttpRequest) -> dict[str, Any]:
    def call() -> dict[str, Any]:
        found = verify_everything(actor=request.actor, now=request.now)
        return {
            "is_whole": found.is_whole,
            "chains": len(found.chains),
            "rows": found.rows,
            "broken": [
                {"unit_id": one.unit_id, "sequence": one.bad_sequence, "reason": one.reason[1]} for one in found.broken
            ],
            "damaged_files": [{"file_id": pk, "reason": reason} for pk, reason in found.damaged_files],
        }

    return once_per_key(request, "audit.verify", None, call)
