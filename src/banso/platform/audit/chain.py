"""The hash chain 連鎖: how an audit row is sealed, and how a broken chain is found."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from .models import AuditEntry, AuditHead

GENESIS = "0" * 64
SEALED = tuple(
    field.attname for field in AuditEntry._meta.concrete_fields if field.attname not in {"id", "entry_hash"}
)


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 over every sealed column, the previous hash among them."""
    values = {name: getattr(entry, name) for name in SEALED}
    values["at"] = entry.at.isoformat(timespec="microseconds").replace("+00:00", "Z")
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def append(unit_id: int, entries: list[AuditEntry]) -> None:
    """Seal entries onto a unit's chain; call inside a transaction, last, since it locks the chain's head."""
    AuditHead.objects.get_or_create(unit_id=unit_id, defaults={"entry_hash": GENESIS})
    head = AuditHead.objects.select_for_update().get(unit_id=unit_id)
    for entry in entries:
        entry.unit_id = unit_id
        entry.sequence = head.sequence + 1
        entry.previous_hash = head.entry_hash
        entry.entry_hash = entry_hash(entry)
        head.sequence, head.entry_hash = entry.sequence, entry.entry_hash
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    head.save()


@dataclass(frozen=True)
class Break:
    """The first bad row of a chain: unit id, sequence, and what is wrong with it."""

    unit_id: int
    sequence: int
    reason: str


def verify_chain(head: AuditHead) -> Break | None:
    """Walk one unit's chain up to this head; None when whole. Rows that were added meanwhile are left to the next walk."""
    expected, previous = 1, GENESIS
    rows = AuditEntry.objects.filter(unit_id=head.unit_id, sequence__lte=head.sequence).order_by("sequence")
    for entry in rows.iterator(2000):
        if entry.sequence != expected:
            return Break(head.unit_id, expected, "missing")
        if entry.previous_hash != previous:
            return Break(head.unit_id, expected, "unlinked")
        if entry.entry_hash != entry_hash(entry):
            return Break(head.unit_id, expected, "altered")
        expected, previous = expected + 1, entry.entry_hash
    if (head.sequence, head.entry_hash) != (expected - 1, previous):
        return Break(head.unit_id, expected, "tail_missing")
    return _beyond_head(head.unit_id)


def _beyond_head(unit_id: int) -> Break | None:
    """A row past the head as it is now: written by nobody's use case, or the head was set back."""
    with transaction.atomic():
        now = AuditHead.objects.select_for_update().get(unit_id=unit_id)
        beyond = AuditEntry.objects.filter(unit_id=unit_id, sequence__gt=now.sequence).order_by("sequence").first()
    return None if beyond is None else Break(unit_id, beyond.sequence, "beyond_head")


def verify_chains() -> Iterator[tuple[int, int, Break | None]]:
    """For each chain: unit id, number of rows by its head, and its first break."""
    heads = {head.unit_id for head in AuditHead.objects.all()}
    for orphan in AuditEntry.objects.exclude(unit_id__in=heads).values_list("unit_id", flat=True).distinct():
        yield orphan, 0, Break(orphan, 1, "head_missing")
    for unit_id in AuditHead.objects.order_by("unit_id").values_list("unit_id", flat=True):
        head = AuditHead.objects.get(unit_id=unit_id)
        yield unit_id, head.sequence, verify_chain(head)
