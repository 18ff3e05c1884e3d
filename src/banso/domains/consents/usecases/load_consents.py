"""Taking over many consents at once 一括登録: on paper in another system, or for a demonstration."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..models import Consent, ConsentChange

BATCH = 2_000


@dataclass(frozen=True)
class LoadedConsent:
    """One consent as it was given, on paper, to the holder's staff."""

    subject_id: int
    purpose: str
    field_classes: tuple[str, ...]
    holder_unit_id: int
    receiver_unit_id: int
    given_at: datetime
    valid_until: datetime | None
    evidence_note: str
    recorded_by_id: int | None


def load_consents(*, actor: Actor, now: datetime, rows: Sequence[LoadedConsent]) -> list[int]:
    """The ids in the order of the rows. They open nothing by themselves. One audit row a unit."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        stored = Consent.base.bulk_create((_consent(row) for row in rows), batch_size=BATCH)
        ConsentChange.base.bulk_create((_given(row) for row in stored), batch_size=BATCH)
        for unit_id, count in sorted(Counter(row.holder_unit_id for row in rows).items()):
            unit.audit("consent.load", unit_id=unit_id, changed={"consents": count})
    return [row.pk for row in stored]


def _consent(row: LoadedConsent) -> Consent:
    return Consent(
        owner_unit_id=row.holder_unit_id,
        subject_id=row.subject_id,
        created_at=row.given_at,
        purpose=row.purpose,
        shared_classes=sorted(row.field_classes),
        receiver_unit_id=row.receiver_unit_id,
        evidence="paper",
        evidence_note=row.evidence_note,
        valid_from=row.given_at,
        valid_until=row.valid_until,
        recorded_by_id=row.recorded_by_id,
    )


def _given(row: Consent) -> ConsentChange:
    return ConsentChange(
        owner_unit_id=row.owner_unit_id, subject_id=row.subject_id, created_at=row.created_at, consent=row,
        state=row.state, by_user_id=row.recorded_by_id, by_kind="person",
    )  # fmt: skip
