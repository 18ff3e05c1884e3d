"""The receiver's answer 返答: take up, or refuse with a reason."""

from datetime import datetime

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.kernel.issues import ISSUES
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from ..calc.workflow import NOT_FOR_US, TAKEN_UP, check_refusal_reason, check_transition
from ..events import ReferralRefused, ReferralTakenUp
from ..models import Referral
from .sharing import PURPOSE, keep_firm_known
from .steps import lock_referral, move, party_of
from .tell import ask_for_result, follow_up, tell_firm


def take_up(*, actor: Actor, now: datetime, referral_id: int, version: int | None = None) -> int:
    """The id of the case the receiver opens for itself. Errors: not_found, version_conflict, consent_required,
    referral_step_not_allowed, referral_not_yours_to_change.
    """
    with work(actor, now) as unit:
        referral = lock_referral(actor, now, referral_id, version)
        party = party_of(actor, referral)
        check_transition(referral.state, TAKEN_UP, party)
        _hold_consent(referral, now)
        keep_firm_known(unit, referral)
        referral.received_case_id = cases.open_case(
            actor=actor,
            now=now,
            subject_id=referral.subject_id,
            title=_title(referral),
            issues=[referral.issue],
            origin="referral",
        )
        referral.taken_up_on = date_of(now)
        referral.days_to_take_up = (referral.taken_up_on - referral.sent_on).days
        move(unit, referral, TAKEN_UP, party)
        ask_for_result(unit, referral)
        tell_firm(unit, referral, "referral_taken_up")
        unit.emit(
            ReferralTakenUp(
                referral.pk, referral.received_case_id, referral.subject_id, referral.owner_unit_id,
                referral.receiver_unit_id,
            )
        )  # fmt: skip
    return referral.received_case_id


def refuse_referral(
    *, actor: Actor, now: datetime, referral_id: int, reason_code: str, reason: str = "", version: int | None = None
) -> None:
    """Give it back to the sender, who stays responsible. Errors: refusal_reason_required, refusal_reason_unknown,
    refusal_words_required, and those of `take_up` but for the consent.
    """
    check_refusal_reason(reason_code, reason)
    words = accept_text(reason, field="reason", max_length=1_000, required=False, multiline=True)
    with work(actor, now) as unit:
        referral = lock_referral(actor, now, referral_id, version)
        party = party_of(actor, referral)
        check_transition(referral.state, NOT_FOR_US, party)
        tell_firm(unit, referral, "referral_refused")
        referral.refusal_reason, referral.end_note = reason_code, words
        move(unit, referral, NOT_FOR_US, party)
        follow_up(unit, referral)
        unit.emit(
            ReferralRefused(
                referral.pk, reason_code, referral.subject_id, referral.owner_unit_id, referral.receiver_unit_id
            )
        )


def _hold_consent(referral: Referral, now: datetime) -> None:
    consents.hold_consent(
        now=now,
        consent_id=referral.consent_id,
        subject_id=referral.subject_id,
        purpose=PURPOSE,
        holder_unit_id=referral.owner_unit_id,
        receiver_unit_id=referral.receiver_unit_id,
    )


def _title(referral: Referral) -> str:
    return f"{ISSUES[referral.issue].name.ja}（{referral.owner_unit.name}からの取次ぎ）"[:100]
