"""Dealing with an enquiry 申込みへの対応: link it to its firm, settle it without a case, or the asker withdraws it."""

from datetime import datetime

from banso.domains.parties import api as parties
from banso.platform.links import token_hash
from banso.platform.scope.actor import ANONYMOUS, Actor
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.tasks.worklist import close_tasks
from banso.platform.work import Work, work

from ..calc.workflow import ACCEPTED, SETTLED, SETTLEMENTS, WITHDRAWN, check_code, check_enquiry_step
from ..errors import link_expired
from ..models import Enquiry
from .enquiry_log import log_enquiry

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


def link_enquiry(*, actor: Actor, now: datetime, enquiry_id: int, subject_id: int, version: int | None = None) -> None:
    """Say which firm asked; only before a case is opened. Errors: not_found, version_conflict, enquiry_already_handled."""
    parties.get_party(actor, now, subject_id)
    with work(actor, now) as unit_of_work:
        row = lock_own_enquiry(actor, now, enquiry_id, version)
        check_enquiry_step(row.state, ACCEPTED)
        row.subject_id = subject_id
        row.store()
        log_enquiry(row, "linked", actor, now)
        unit_of_work.audit("enquiry.link", row)


def settle_enquiry(*, actor: Actor, now: datetime, enquiry_id: int, settlement: str, version: int | None = None) -> None:
    """End an enquiry without a case. Errors: settlement_unknown, not_found, enquiry_already_handled."""
    check_code(settlement, SETTLEMENTS, "settlement")
    with work(actor, now) as unit_of_work:
        row = lock_own_enquiry(actor, now, enquiry_id, version)
        check_enquiry_step(row.state, SETTLED)
        row.settlement = settlement
        end_enquiry(row, SETTLED, actor, now, unit_of_work)


def withdraw_enquiry(*, actor: Actor = ANONYMOUS, now: datetime, token: str) -> None:
    """The asker takes the enquiry back, by its link. Errors: link_expired, enquiry_already_handled."""
    with work(actor, now) as unit_of_work:
        rows = Enquiry.scoped.unscoped().select_for_update()
        row = rows.filter(token_hash=token_hash(token), link_valid_until__gt=now).first()
        if row is None:
            raise link_expired()
        check_enquiry_step(row.state, WITHDRAWN)
        end_enquiry(row, WITHDRAWN, actor, now, unit_of_work)


def lock_own_enquiry(actor: Actor, now: datetime, enquiry_id: int, version: int | None) -> Enquiry:
    """The enquiry, locked; only for caseworkers of the unit it was put to."""
    actor.require(*CASEWORKERS)
    row = Enquiry.scoped.lock_visible(actor, now, enquiry_id, version)
    if actor.kind != "system" and row.owner_unit_id not in actor.unit_ids:
        raise not_found()
    return row


def end_enquiry(row: Enquiry, state: str, actor: Actor, now: datetime, unit_of_work: Work) -> None:
    """Move to an end state, close its task, log and audit; inside the caller's `work`."""
    row.state, row.ended_at = state, now
    row.store()
    close_tasks(row=row, now=now, outcome=state)
    log_enquiry(row, state, actor, now)
    unit_of_work.audit(f"enquiry.{state}", row, changed={"state": state, "settlement": row.settlement})
