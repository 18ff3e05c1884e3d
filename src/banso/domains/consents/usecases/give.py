"""Giving a consent 同意する: on screen by the owner, on paper or orally through the holder's staff."""

from collections.abc import Iterable
from datetime import datetime

from banso.domains.parties import api as parties
from banso.kernel.text import accept_text
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..calc.purposes import check_field_classes, check_purpose
from ..calc.workflow import EVIDENCE_BY_STAFF, check_evidence
from ..errors import (
    consent_exists,
    firm_unknown,
    not_yours_to_give,
    receiver_unknown,
    same_unit,
    term_backwards,
)
from ..events import ConsentGiven
from ..models import Consent, ConsentChange
from ..queries import live_consents_between

LONGEST_YEARS = 10


def give_consent(
    *,
    actor: Actor,
    now: datetime,
    subject_id: int,
    purpose: str,
    field_classes: Iterable[str],
    holder_unit_id: int,
    receiver_unit_id: int,
    evidence: str,
    evidence_note: str = "",
    valid_until: datetime | None = None,
    evidence_file_id: int | None = None,
    case_id: int | None = None,
) -> int:
    """The id of the new consent. `valid_until` None lasts until withdrawn.

    Errors: purpose_unknown, field_classes_required, field_class_unknown, evidence_unknown, evidence_note_required,
    consent_not_yours_to_give, receiver_unknown, consent_to_oneself, firm_unknown, consent_term_invalid,
    consent_already_given (409: one in force covers it).
    """
    _check_giver(actor, subject_id, holder_unit_id, evidence)
    check_evidence(evidence, evidence_note)
    return record_consent(
        actor=actor,
        now=now,
        subject_id=subject_id,
        purpose=purpose,
        field_classes=field_classes,
        holder_unit_id=holder_unit_id,
        receiver_unit_id=receiver_unit_id,
        evidence=evidence,
        evidence_note=evidence_note,
        valid_until=valid_until,
        evidence_file_id=evidence_file_id,
        case_id=case_id,
    ).pk


def record_consent(
    *,
    actor: Actor,
    now: datetime,
    subject_id: int,
    purpose: str,
    field_classes: Iterable[str],
    holder_unit_id: int,
    receiver_unit_id: int,
    evidence: str,
    evidence_note: str,
    valid_until: datetime | None,
    evidence_file_id: int | None,
    case_id: int | None,
) -> Consent:
    """Write the row, its log row and its event; who may is the caller's to decide."""
    classes = check_terms(now, purpose, field_classes, holder_unit_id, receiver_unit_id, subject_id, valid_until)
    note = accept_text(evidence_note, field="evidence_note", max_length=1000, required=False, multiline=True)
    with work(actor, now) as unit_of_work:
        # Two people recording the same consent at once take turns, so that the second finds the first one's.
        parties.hold_party(party_id=subject_id)
        same = _covering(subject_id, purpose, holder_unit_id, receiver_unit_id, classes, valid_until, now)
        if same is not None:
            raise consent_exists(same)
        consent = Consent.base.create(
            owner_unit_id=holder_unit_id,
            subject_id=subject_id,
            created_at=now,
            purpose=purpose,
            shared_classes=classes,
            receiver_unit_id=receiver_unit_id,
            case_id=case_id,
            evidence=evidence,
            evidence_note=note,
            evidence_file_id=evidence_file_id,
            valid_from=now,
            valid_until=valid_until,
            recorded_by_id=actor.user_id,
        )
        log_change(consent, actor, now)
        unit_of_work.audit(
            "consent.give",
            consent,
            purpose=purpose,
            changed={"receiver_unit": receiver_unit_id, "classes": classes, "evidence": evidence},
        )
        unit_of_work.emit(ConsentGiven(consent.pk, subject_id, holder_unit_id, receiver_unit_id))
    return consent


def check_terms(
    now: datetime,
    purpose: str,
    field_classes: Iterable[str],
    holder_unit_id: int,
    receiver_unit_id: int,
    subject_id: int,
    valid_until: datetime | None,
) -> list[str]:
    """The field classes in order, once everything else about the consent is fit."""
    check_purpose(purpose)
    classes = check_field_classes(field_classes)
    if holder_unit_id == receiver_unit_id:
        raise same_unit()
    if not Unit.objects.filter(pk=receiver_unit_id).exists():
        raise receiver_unknown()
    if subject_id not in parties.summaries_of([subject_id]):
        raise firm_unknown()
    if valid_until is not None and (valid_until <= now or valid_until.year > now.year + LONGEST_YEARS):
        raise term_backwards()
    return classes


def log_change(consent: Consent, actor: Actor, now: datetime) -> None:
    ConsentChange.base.create(
        owner_unit_id=consent.owner_unit_id,
        subject_id=consent.subject_id,
        created_at=now,
        consent=consent,
        state=consent.state,
        by_user_id=actor.user_id,
        by_kind=actor.kind,
    )


def _check_giver(actor: Actor, subject_id: int, holder_unit_id: int, evidence: str) -> None:
    if actor.kind == "system":
        return
    if evidence in EVIDENCE_BY_STAFF:
        actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
        allowed = actor.unit_id == holder_unit_id
    else:
        allowed = evidence == "click" and subject_id in actor.subject_ids
    if not allowed:
        raise not_yours_to_give()


def _covering(
    subject_id: int,
    purpose: str,
    holder_unit_id: int,
    receiver_unit_id: int,
    classes: list[str],
    valid_until: datetime | None,
    now: datetime,
) -> int | None:
    """The id of a consent in force that already allows at least this much for at least as long."""
    for row in live_consents_between(subject_id, purpose, holder_unit_id, receiver_unit_id, now):
        lasts = row.valid_until is None or (valid_until is not None and row.valid_until >= valid_until)
        if lasts and set(classes) <= set(row.shared_classes):
            return row.pk
    return None
