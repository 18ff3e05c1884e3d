"""What every step of a referral shares 取次ぎの一歩: who acts, the move to a state, the log, the end of grants."""

from datetime import datetime

from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.grants import end_grants
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.tasks.worklist import close_tasks
from banso.platform.work import Work

from ..calc.workflow import END_STATES, Party, check_transition
from ..models import Referral, ReferralChange
from .sharing import shared_source

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


def lock_referral(actor: Actor, now: datetime, referral_id: int, version: int | None) -> Referral:
    """The referral, locked, at the version the person saw. Errors: not_found, version_conflict."""
    return Referral.scoped.lock_visible(actor, now, referral_id, version)


def party_of(actor: Actor, referral: Referral) -> Party:
    """On which side the actor stands; staff of either agency need a caseworker's role."""
    if actor.subject_ids and referral.subject_id in actor.subject_ids:
        return Party.FIRM
    if actor.require_unit() not in (referral.owner_unit_id, referral.receiver_unit_id):
        raise not_found()
    actor.require(*CASEWORKERS)
    return Party.SENDER if actor.unit_id == referral.owner_unit_id else Party.RECEIVER


def move(unit: Work, referral: Referral, target: str, party: Party) -> None:
    """Bring a locked referral into a state; an ended one loses its open tasks and the receiver's look at the sender's data.

    Errors: referral_step_not_allowed, referral_not_yours_to_change.
    """
    before = referral.state
    check_transition(before, target, party)
    referral.state = target
    if target in END_STATES:
        referral.ended_on = date_of(unit.now)
        end_grants(now=unit.now, source=shared_source(referral))
    referral.store()
    log_change(unit, referral, before, party)
    close_tasks(row=referral, now=unit.now, outcome=target)
    unit.audit(f"referral.{target}", referral, purpose="referral", changed={"from": before, "to": target, "by": party.value})


def log_change(unit: Work, referral: Referral, before: str, party: Party) -> None:
    ReferralChange.base.create(
        owner_unit_id=referral.owner_unit_id,
        subject_id=referral.subject_id,
        created_at=unit.now,
        referral=referral,
        from_state=before,
        to_state=referral.state,
        rung=referral.rung,
        party=party.value,
        by_user_id=unit.actor.user_id,
    )
