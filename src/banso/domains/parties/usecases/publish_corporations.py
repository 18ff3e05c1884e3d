"""Publishing staged rows of the register 法人番号の反映: one transaction, firms matched by their number."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from banso.platform.failpoints import failpoint
from banso.platform.imports.api import ImportRun, StagedRow, finish_run, insert_rows, reserve_ids
from banso.platform.scope.actor import Actor
from banso.platform.search.api import put_many, remove_many
from banso.platform.work import work

from ..calc.registry_facts import digest_of, facts_of, is_hidden, is_latest, rank_of, record_of, unpack
from ..models import Party, RegistryRecord
from .indexing import PARTIES, entry_of, entry_of_new_firm

PART_ROWS = 4_000
PARTY_COLUMNS = (
    "kind", "name", "name_image_id", "name_en", "kana", "corporate_number", "prefecture_code", "city_code", "city_name",
    "street", "postal_code", "address_image_id", "address_outside", "status", "closed_on", "close_cause",
    "successor_number", "is_hidden", "source", "as_of", "registry_kind", "registry_process", "registry_changed_on",
    "registry_updated_on", "registry_is_latest", "registry_digest", "assigned_on",
)  # fmt: skip
RECORD_COLUMNS = (
    "process", "is_correction", "changed_on", "updated_on", "is_latest", "name", "address", "closed_on", "close_cause",
    "successor_number", "change_cause", "digest",
)  # fmt: skip
Cells = list[str]


@dataclass
class Part:
    """What one part of the staged firms asks for: new firms, new facts of known firms by id, and records of both."""

    new: list[dict[str, Any]] = field(default_factory=list)
    renewals: dict[int, dict[str, Any]] = field(default_factory=dict)
    records: list[tuple[int, str, Cells]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def publish_corporations(
    actor: Actor, now: datetime, run_id: int, progress: Callable[[int, int], None] | None = None
) -> ImportRun:
    """Publish a staged run: all of it, or nothing if it is stopped. `progress` gets rows done and rows in all."""
    counts: dict[str, int] = defaultdict(int)
    with work(actor, now) as unit:
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        total, done = run.read_count - run.rejected_rows, 0
        for firms in _parts(run.pk):
            part = _decide(firms, now)
            _write(part, now)
            for name, count in part.counts.items():
                counts[name] += count
            done += sum(map(len, firms.values()))
            if progress is not None:
                progress(done, total)
        failpoint("imports.before_publish")
        finish_run(run, now, dict(counts))
        unit.audit("party.import", run, changed={**counts, "rejected_rows": run.rejected_rows, "sha256": run.sha256})
    return run


def _parts(run_id: int) -> Iterator[dict[str, list[Cells]]]:
    """The staged rows by number, some thousands at a time; rows of one number stay together, the one that counts last."""
    last = ""
    while True:
        rows = list(
            StagedRow.objects.filter(run_id=run_id, key__gt=last)
            .order_by("key", "rank", "row_number")
            .values_list("key", "body")[:PART_ROWS]
        )
        if not rows:
            return
        firms = {key: [unpack(body) for _, body in group] for key, group in groupby(rows, key=lambda row: row[0])}
        if len(rows) == PART_ROWS and len(firms) > 1:
            firms.pop(rows[-1][0])
        last = next(reversed(firms))
        yield firms


def _decide(firms: dict[str, list[Cells]], now: datetime) -> Part:
    part = Part()
    known = {row["corporate_number"]: row for row in _known(firms)}
    ids = iter(reserve_ids(Party, len(firms) - len(known)))
    for number, rows in firms.items():
        found, best, digest = known.get(number), rows[-1], digest_of(rows[-1])
        part.counts["superseded"] += len(rows) - 1
        if found is None:
            pk, outcome = next(ids), "hidden" if is_hidden(best) else "inserted"
            part.new.append({"id": pk, "subject_id": pk, "version": 1, "created_at": now, **facts_of(best, digest)})
        else:
            pk, outcome = found["pk"], _outcome(found, best, digest)
            if outcome == "renewed":
                part.renewals[pk] = facts_of(best, digest)
                outcome = "hidden" if is_hidden(best) else "updated"
        part.counts[outcome] += 1
        part.records += [(pk, digest_of(row), row) for row in rows[:-1]]
        # What is known word for word has its record already.
        if found is None or found["registry_digest"] != digest:
            part.records.append((pk, digest, best))
    return part


def _known(numbers: Iterable[str]) -> QuerySet[Party, dict[str, Any]]:
    """As little of the known firms as the decision needs: most of them do not change."""
    rows = Party.scoped.unscoped().filter(corporate_number__in=numbers)
    return rows.values(
        "pk", "corporate_number", "registry_digest", "registry_is_latest", "registry_updated_on", "is_hidden"
    )


def _outcome(found: dict[str, Any], cells: Cells, digest: str) -> str:
    """How a row about a known firm counts; "renewed" if the firm must be brought up to it."""
    known_rank = f"{int(found['registry_is_latest'])}|{found['registry_updated_on']}"
    if found["registry_digest"] and rank_of(cells) < known_rank:
        return "superseded"
    if (found["registry_digest"], found["registry_is_latest"]) == (digest, is_latest(cells)):
        return "hidden" if found["is_hidden"] else "unchanged"
    return "renewed"


def _renewed(renewals: dict[int, dict[str, Any]]) -> list[Party]:
    """The firms with their new facts; a deleted number's row may have no name, the known one stays then."""
    parties = list(Party.scoped.unscoped().filter(pk__in=renewals)) if renewals else []
    for party in parties:
        facts = renewals[party.pk]
        for name, value in facts.items():
            setattr(party, name, value if name != "name" else value or party.name)
        party.owner_unit_id = None
        party.version += 1
    return parties


def _write(part: Part, now: datetime) -> None:
    columns = ("id", "subject_id", "version", "created_at", *PARTY_COLUMNS)
    insert_rows(Party, columns, (itemgetter(*columns)(facts) for facts in part.new))
    changed = _renewed(part.renewals)
    if changed:
        Party.scoped.unscoped().bulk_update(changed, ["owner_unit_id", "version", *PARTY_COLUMNS], batch_size=200)
    _write_records(part, now)
    put_many(
        PARTIES, (entry_of_new_firm(facts["id"], facts) for facts in part.new if not facts["is_hidden"]), are_new=True
    )
    put_many(PARTIES, [entry_of(party) for party in changed if not party.is_hidden])
    remove_many(PARTIES, [party.pk for party in changed if party.is_hidden])


def _write_records(part: Part, now: datetime) -> None:
    """The history of each firm; a record that is there already is left alone."""
    fresh = {facts["id"] for facts in part.new}
    old = {party_id for party_id, _, _ in part.records} - fresh
    records = RegistryRecord.scoped.unscoped().filter(party_id__in=old)
    seen = set(records.values_list("party_id", "digest")) if old else set()
    rows: list[tuple[Any, ...]] = []
    for party_id, digest, cells in part.records:
        if (party_id, digest) not in seen:
            seen.add((party_id, digest))
            rows.append((party_id, party_id, 1, now, *itemgetter(*RECORD_COLUMNS)(record_of(cells, digest))))
    insert_rows(RegistryRecord, ("party_id", "subject_id", "version", "created_at", *RECORD_COLUMNS), rows)
