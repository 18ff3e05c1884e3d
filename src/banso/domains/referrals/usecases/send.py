"""Sending a referral 取次ぎを送る: every condition checked, the content frozen, the clock started."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.kernel.issues import parse_issue
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.work import Work, work

from ..calc.ladder import standing
from ..calc.payload import fingerprint
from ..calc.workflow import Party
from ..events import ReferralSent
from ..models import Referral, ReferralPayload
from .clock_jobs import keep_ladder_running, ladder_days
from .content import build_content, check_shares
from .letters import NEW, write_to_receiver
from .receiver import Receiver, check_receiver
from .sharing import share_with_receiver
from .steps import CASEWORKERS, log_change
from .tell import ask_receiver, settle_sender_tasks, tell_firm

PURPOSE = "referral"


@dataclass(frozen=True)
class _Words:
    """What the sender wrote, accepted."""

    what_for: str
    note: str
    override_reason: str


def send_referral(
    *,
    actor: Actor,
    now: datetime,
    case_id: int,
    to_unit_id: int,
    issue: str,
    what_for: str,
    consent_id: int,
    rule_ids: Sequence[str] = (),
    note: str = "",
    shares: Sequence[str] = ("summary",),
    consultation_ids: Sequence[int] = (),
    override_reason: str = "",
) -> int:
    """The id of the new referral of an own open case. `shares` are keys of `SHARES`.

    Errors: those of text and issues, not_found, case_of_another_agency, case_closed, referral_to_oneself,
    receiver_unknown, referral_loop, referral_duplicate, rule_not_applicable, agency_lacks_function (give
    `override_reason`), consent_required, share_unknown, share_not_consented, consultation_unknown.
    """
    actor.require(*CASEWORKERS)
    sender_id = actor.require_unit()
    code = parse_issue(issue).code
    words = _accept(what_for, note, override_reason)
    with work(actor, now) as unit:
        case = cases.lock_case(actor=actor, now=now, case_id=case_id)
        receiver = check_receiver(
            now, case=case, to_unit_id=to_unit_id, issue=code, rule_ids=rule_ids, override_reason=words.override_reason
        )
        consent = consents.hold_consent(
            now=now, consent_id=consent_id, subject_id=case.subject_id, purpose=PURPOSE, holder_unit_id=sender_id,
            receiver_unit_id=to_unit_id,
        )  # fmt: skip
        parts = check_shares(shares, consultation_ids, consent.field_classes)
        content = build_content(
            actor, now, case=case, issue=code, what_for=words.what_for, note=words.note, parts=parts,
            consultation_ids=consultation_ids,
        )  # fmt: skip
        referral = _create(unit, case, receiver, code, consent.id, words)
        payload = ReferralPayload.base.create(
            owner_unit_id=sender_id, subject_id=case.subject_id, created_at=now, referral=referral, content=content,
            sha256=fingerprint(content),
        )  # fmt: skip
        share_with_receiver(unit, referral, payload, consent)
        _announce(unit, referral)
    return referral.pk


def _accept(what_for: str, note: str, override_reason: str) -> _Words:
    return _Words(
        accept_text(what_for, field="what_for", max_length=1_000, multiline=True),
        accept_text(note, field="note", max_length=1_000, required=False, multiline=True),
        accept_text(override_reason, field="override_reason", max_length=400, required=False),
    )


def _create(
    unit: Work, case: cases.CaseSummary, receiver: Receiver, issue: str, consent_id: int, words: _Words
) -> Referral:
    sent_on, days = date_of(unit.now), ladder_days()
    referral = Referral.base.create(
        owner_unit_id=case.owner_unit_id,
        subject_id=case.subject_id,
        created_at=unit.now,
        receiver_unit_id=receiver.agency.unit_id,
        case_id=case.id,
        previous_id=receiver.previous_id,
        consent_id=consent_id,
        issue=issue,
        rule_ids=list(receiver.rule_ids),
        override_reason=words.override_reason,
        sender_type=receiver.sender.type_code if receiver.sender else "",
        sender_prefecture=receiver.sender.prefecture_code if receiver.sender else "",
        receiver_type=receiver.agency.type_code,
        receiver_prefecture=receiver.agency.prefecture_code,
        sent_on=sent_on,
        ladder_days=list(days),
        answer_by=standing(sent_on, sent_on, days).answer_by,
    )
    log_change(unit, referral, "", Party.SENDER)
    return referral


def _announce(unit: Work, referral: Referral) -> None:
    changed = {"issue": referral.issue, "to_unit": referral.receiver_unit_id, "rules": referral.rule_ids}
    unit.audit("referral.send", referral, purpose=PURPOSE, changed=changed)
    unit.audit("referral.receive", referral, purpose=PURPOSE, unit_id=referral.receiver_unit_id)
    unit.emit(
        ReferralSent(
            referral.pk, referral.case_id, referral.subject_id, referral.owner_unit_id, referral.receiver_unit_id
        )
    )
    settle_sender_tasks(unit, referral)
    consents.settle_answers(actor=unit.actor, now=unit.now, consent_id=referral.consent_id)
    ask_receiver(unit, referral)
    write_to_receiver(unit, referral, NEW)
    tell_firm(unit, referral, "referral_sent")
    keep_ladder_running(now=unit.now)
