"""Opening a case 案件を始める, from an enquiry or without one."""

from collections.abc import Iterable
from datetime import datetime

from banso.domains.parties import api as parties
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import Work, work

from ..calc import numbers
from ..calc.issue_list import accept_issues, join_issues
from ..calc.workflow import ACCEPTED, ORIGINS, check_code, check_enquiry_step
from ..errors import enquiry_about_another_firm, firm_unknown
from ..events import CaseOpened
from ..models import Case
from .case_log import log_case
from .handle_enquiry import end_enquiry, lock_own_enquiry
from .numbering import take_number


def open_case(
    *,
    actor: Actor,
    now: datetime,
    subject_id: int,
    title: str,
    issues: Iterable[str],
    enquiry_id: int | None = None,
    origin: str = "walk_in",
    version: int | None = None,
) -> int:
    """The id of the actor's unit's new case. `version` is the enquiry's, as the person saw it.

    A hand-over (origin "referral") may be about a firm that only the sender had registered. Errors: those of text and
    issues, origin_unknown, not_found, firm_unknown, enquiry_already_handled, enquiry_about_another_firm.
    """
    actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    unit_id = actor.require_unit()
    check_code(origin, ORIGINS, "origin")
    words = accept_text(title, field="title", max_length=100)
    codes = accept_issues(issues)
    prefecture_code = _prefecture_of_firm(actor, now, subject_id, origin)
    with work(actor, now) as unit_of_work:
        row = Case.base.create(
            owner_unit_id=unit_id,
            subject_id=subject_id,
            created_at=now,
            number=take_number(numbers.CASE, date_of(now)),
            title=words,
            origin=origin,
            issue_codes=join_issues(codes),
            prefecture_code=prefecture_code,
            adviser_id=actor.user_id,
            opened_on=date_of(now),
        )
        if enquiry_id is not None:
            _accept_enquiry(actor, now, enquiry_id, version, row, unit_of_work)
        log_case(row, "opened", actor, now)
        unit_of_work.audit("case.open", row, changed={"issues": list(codes), "origin": origin})
        unit_of_work.emit(CaseOpened(row.pk, subject_id, unit_id, enquiry_id))
    return row.pk


def _prefecture_of_firm(actor: Actor, now: datetime, subject_id: int, origin: str) -> str:
    if origin == "referral" or actor.kind == "system":
        found = parties.summaries_of([subject_id]).get(subject_id)
        if found is None:
            raise firm_unknown()
        return found.prefecture_code
    return parties.get_party(actor, now, subject_id).prefecture_code


def _accept_enquiry(
    actor: Actor, now: datetime, enquiry_id: int, version: int | None, case: Case, unit_of_work: Work
) -> None:
    enquiry = lock_own_enquiry(actor, now, enquiry_id, version)
    check_enquiry_step(enquiry.state, ACCEPTED)
    if enquiry.subject_id not in (None, case.subject_id):
        raise enquiry_about_another_firm()
    enquiry.subject_id, enquiry.case = case.subject_id, case
    end_enquiry(enquiry, ACCEPTED, actor, now, unit_of_work)
