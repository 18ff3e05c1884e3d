"""Taking over many ended referrals at once 一括登録: from another system, or for a demonstration."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Grant
from banso.platform.scope.roles import FieldClass, Role
from banso.platform.work import work

from ..calc.ladder import DEFAULT_DAYS, standing
from ..calc.payload import fingerprint
from ..calc.workflow import TAKEN_UP, WAITING, Party
from ..models import Referral, ReferralChange, ReferralPayload
from .sharing import OWN_RECORD, record_source

BATCH = 2_000


@dataclass(frozen=True)
class LoadedReferral:
    """One ended referral as another system held it; `received_case_id` is set when it had been taken up."""

    owner_unit_id: int
    receiver_unit_id: int
    subject_id: int
    case_id: int
    received_case_id: int | None
    consent_id: int
    issue: str
    rule_ids: tuple[str, ...]
    sender_type: str
    sender_prefecture: str
    receiver_type: str
    receiver_prefecture: str
    content: dict[str, Any]
    sent_at: datetime
    sent_on: date
    taken_up_at: datetime | None
    taken_up_on: date | None
    ended_at: datetime
    ended_on: date
    state: str
    refusal_reason: str = ""


def load_referrals(*, actor: Actor, now: datetime, rows: Sequence[LoadedReferral]) -> list[int]:
    """The ids in the order of the rows. The receiver keeps its record; nothing of the sender's opens. One audit row a unit."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        stored = Referral.base.bulk_create((_referral(row) for row in rows), batch_size=BATCH)
        pairs = list(zip(stored, rows, strict=True))
        ReferralPayload.base.bulk_create((_payload(*pair) for pair in pairs), batch_size=BATCH)
        ReferralChange.base.bulk_create(
            (change for pair in pairs for change in _changes(*pair)), batch_size=BATCH
        )
        Grant.objects.bulk_create((grant for pair in pairs for grant in _records(*pair)), batch_size=BATCH)
        for unit_id, count in sorted(Counter(row.owner_unit_id for row in rows).items()):
            unit.audit("referral.load", unit_id=unit_id, changed={"referrals": count})
    return [row.pk for row in stored]


def _referral(row: LoadedReferral) -> Referral:
    return Referral(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=row.sent_at,
        receiver_unit_id=row.receiver_unit_id,
        case_id=row.case_id,
        received_case_id=row.received_case_id,
        consent_id=row.consent_id,
        issue=row.issue,
        rule_ids=list(row.rule_ids),
        sender_type=row.sender_type,
        sender_prefecture=row.sender_prefecture,
        receiver_type=row.receiver_type,
        receiver_prefecture=row.receiver_prefecture,
        state=row.state,
        sent_on=row.sent_on,
        ladder_days=list(DEFAULT_DAYS),
        answer_by=standing(row.sent_on, row.ended_on).answer_by,
        taken_up_on=row.taken_up_on,
        days_to_take_up=(row.taken_up_on - row.sent_on).days if row.taken_up_on else None,
        ended_on=row.ended_on,
        refusal_reason=row.refusal_reason,
    )


def _payload(referral: Referral, row: LoadedReferral) -> ReferralPayload:
    return ReferralPayload(
        owner_unit_id=row.owner_unit_id, subject_id=row.subject_id, created_at=row.sent_at, referral=referral,
        content=row.content, sha256=fingerprint(row.content),
    )  # fmt: skip


def _changes(referral: Referral, row: LoadedReferral) -> Iterator[ReferralChange]:
    yield _change(referral, "", WAITING, Party.SENDER, row.sent_at)
    before = WAITING
    if row.taken_up_at is not None:
        yield _change(referral, WAITING, TAKEN_UP, Party.RECEIVER, row.taken_up_at)
        before = TAKEN_UP
    yield _change(referral, before, row.state, Party.RECEIVER, row.ended_at)


def _change(referral: Referral, before: str, after: str, party: Party, at: datetime) -> ReferralChange:
    return ReferralChange(
        owner_unit_id=referral.owner_unit_id, subject_id=referral.subject_id, created_at=at, referral=referral,
        from_state=before, to_state=after, party=party.value,
    )  # fmt: skip


def _records(referral: Referral, row: LoadedReferral) -> Iterator[Grant]:
    """What the receiver keeps: the referral itself, and the firm if it worked for it."""
    yield _record(referral, row, "referrals.referral", referral.pk)
    if row.received_case_id is not None:
        yield _record(referral, row, "parties.party", row.subject_id)


def _record(referral: Referral, row: LoadedReferral, object_type: str, object_id: int) -> Grant:
    return Grant(
        unit_id=row.receiver_unit_id,
        subject_id=row.subject_id,
        object_type=object_type,
        object_id=object_id,
        purpose=OWN_RECORD,
        field_classes=sorted([FieldClass.PUBLIC.value, FieldClass.INTERNAL.value]),
        valid_from=row.sent_at,
        source=record_source(referral),
    )
