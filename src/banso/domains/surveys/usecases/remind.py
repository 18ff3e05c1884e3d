"""Reminding once アンケートの督促: only those with an address who have not answered in time."""

from datetime import datetime

from banso.platform.scope.actor import Actor
from banso.platform.work import work

from ..models import Invitation
from .letters import send_letter


def remind_respondent(*, actor: Actor, now: datetime, invitation_id: int) -> bool:
    """Send the one reminder; returns whether it was due. Running it again changes nothing."""
    with work(actor, now) as unit:
        invitation = Invitation.scoped.unscoped().select_for_update().get(pk=invitation_id)
        done = invitation.reminded_at is not None or invitation.answered_at is not None
        if done or now >= invitation.expires_at or not send_letter(invitation, now, is_reminder=True):
            unit.audit("survey.remind_skipped", invitation)
            return False
        invitation.reminded_at = now
        invitation.store()
        unit.audit("survey.remind", invitation)
    return True
