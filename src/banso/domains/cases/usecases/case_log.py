"""Locking a case for a write, and its log rows 案件の経過."""

from datetime import datetime

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role

from ..calc.workflow import CLOSED, case_closed
from ..errors import not_your_case
from ..models import Case, CaseChange
from ..queries.cases import CaseSummary


def lock_own_case(actor: Actor, now: datetime, case_id: int, version: int | None = None) -> Case:
    """The case, locked; readable by a grant is not enough to write. Errors: not_found, case_of_another_agency."""
    actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    row = Case.scoped.lock_visible(actor, now, case_id, version)
    if actor.kind != "system" and row.owner_unit_id not in actor.unit_ids:
        raise not_your_case()
    return row


def require_open(row: Case) -> None:
    """Errors: case_closed (409)."""
    if row.state == CLOSED:
        raise case_closed()


def require_own_and_open(actor: Actor, case: CaseSummary) -> None:
    """What a page asks before it shows a form. Errors: case_of_another_agency, case_closed."""
    if case.owner_unit_id not in actor.unit_ids:
        raise not_your_case()
    if case.state == CLOSED:
        raise case_closed()


def log_case(row: Case, action: str, actor: Actor, now: datetime) -> None:
    CaseChange.base.create(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=now,
        case=row,
        action=action,
        state=row.state,
        issue_codes=row.issue_codes,
        by_user_id=actor.user_id,
    )
