"""Withdrawing a consent 撤回: at once, with every grant that rested on it; and holding one while it is used."""

from datetime import datetime

from banso.kernel.errors import Refusal, Text
from banso.kernel.text import accept_text
from banso.platform.scope.actor import Actor
from banso.platform.scope.grants import end_grants
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.work import work

from ..calc.workflow import WITHDRAWN, check_consent_step
from ..errors import consent_required
from ..events import ConsentWithdrawn
from ..models import Consent
from ..queries import ConsentSummary, summary_of
from .give import log_change


def withdraw_consent(*, actor: Actor, now: datetime, consent_id: int, reason: str = "") -> int:
    """End a consent and its grants in one transaction; returns how many grants ended.

    The firm needs no reason; the holder's staff, acting on what the firm told them, must say what it was.
    Errors: not_found, consent_already_withdrawn (409), withdrawal_reason_required.
    """
    note = accept_text(reason, field="reason", max_length=1000, required=False, multiline=True)
    with work(actor, now) as unit_of_work:
        consent = Consent.scoped.lock_visible(actor, now, consent_id)
        _check_withdrawer(actor, consent, note)
        check_consent_step(consent.state, WITHDRAWN)
        consent.state, consent.withdrawn_at, consent.withdrawal_reason = WITHDRAWN, now, note
        consent.store()
        ended = end_grants(now=now, consent_id=consent.pk)
        log_change(consent, actor, now)
        unit_of_work.audit("consent.withdraw", consent, purpose=consent.purpose, changed={"grants_ended": ended})
        unit_of_work.emit(
            ConsentWithdrawn(consent.pk, consent.subject_id, consent.owner_unit_id, consent.receiver_unit_id)
        )
    return ended


def hold_consent(
    *, now: datetime, consent_id: int, subject_id: int, purpose: str, holder_unit_id: int, receiver_unit_id: int
) -> ConsentSummary:
    """Lock a consent that is about to be relied on, inside the caller's `work`, so that no withdrawal slips between.

    Errors: consent_required (409) unless it is in force for exactly this subject, purpose, holder and receiver.
    """
    row = Consent.scoped.unscoped().select_for_update().filter(pk=consent_id).first()
    asked = (subject_id, purpose, holder_unit_id, receiver_unit_id)
    if row is None or (row.subject_id, row.purpose, row.owner_unit_id, row.receiver_unit_id) != asked:
        raise consent_required()
    summary = summary_of(row, now)
    if not summary.is_live:
        raise consent_required()
    return summary


def _check_withdrawer(actor: Actor, consent: Consent, note: str) -> None:
    if actor.kind == "system" or consent.subject_id in actor.subject_ids:
        return
    if consent.owner_unit_id not in actor.unit_ids:
        raise not_found()
    actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    if not note.strip():
        raise Refusal(
            "withdrawal_reason_required",
            field="reason",
            reason=Text("撤回の申出の記録がありません。", "There is no record of the firm's wish to withdraw."),
            next_step=Text(
                "いつ、だれから、どのように申出があったかを書いてください。", "Say when, from whom and how it was received."
            ),
        )
