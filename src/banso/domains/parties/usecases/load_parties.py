"""Taking over many parties at once 一括登録: from another system, or made up for a demonstration."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from banso.kernel.places import municipality
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.search.api import Entry, put_many
from banso.platform.work import work

from ..calc.attributes import DEFINITIONS, phone_digits
from ..calc.kinds import DECLARED
from ..models import Party, PartyAttribute
from .indexing import PARTIES, PHONES, entry_of

BATCH = 2_000
SOURCE = "一括登録"


@dataclass(frozen=True)
class LoadedParty:
    """One party as another system held it. With a corporate number it is everybody's, else `owner_unit_id`'s own.

    `attributes` are values by attribute name, recorded as `owner_unit_id`'s; the caller has read them already.
    """

    kind: str
    name: str
    kana: str
    corporate_number: str
    registry_kind: str
    prefecture_code: str
    city_code: str
    street: str
    owner_unit_id: int
    attributes: dict[str, str] = field(default_factory=dict)


def load_parties(*, actor: Actor, now: datetime, as_of: date, rows: Sequence[LoadedParty]) -> list[int]:
    """The ids in the order of the rows; searchable at once. One audit row a unit, with the count."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        parties = Party.base.bulk_create([_party(row, now, as_of) for row in rows], batch_size=BATCH)
        for party in parties:
            party.subject_id = party.pk
        Party.base.bulk_update(parties, ["subject_id"], batch_size=BATCH)
        put_many(PARTIES, (entry_of(party) for party in parties), are_new=True)
        _load_attributes(parties, rows, now, as_of)
        for unit_id, count in sorted(Counter(row.owner_unit_id for row in rows).items()):
            unit.audit("party.load", unit_id=unit_id, changed={"parties": count})
    return [party.pk for party in parties]


def _party(row: LoadedParty, now: datetime, as_of: date) -> Party:
    return Party(
        owner_unit_id=None if row.corporate_number else row.owner_unit_id,
        created_at=now,
        kind=row.kind,
        name=row.name,
        kana=row.kana,
        corporate_number=row.corporate_number or None,
        registry_kind=row.registry_kind,
        prefecture_code=row.prefecture_code,
        city_code=row.city_code,
        city_name=municipality(row.city_code).name if row.city_code else "",
        street=row.street,
        source=DECLARED,
        as_of=as_of,
    )


def _load_attributes(parties: list[Party], rows: Sequence[LoadedParty], now: datetime, as_of: date) -> None:
    made = [
        PartyAttribute(
            party=party, subject_id=party.pk, owner_unit_id=row.owner_unit_id, created_at=now, name=name, value=value,
            source=SOURCE, as_of=as_of, field_class=DEFINITIONS[name].field_class,
        )
        for party, row in zip(parties, rows, strict=True)
        for name, value in row.attributes.items()
    ]  # fmt: skip
    stored = PartyAttribute.base.bulk_create(made, batch_size=BATCH)
    phones = (one for one in stored if one.name == "phone")
    entries = (Entry(one.pk, (), phone_digits(one.value), (), one.owner_unit_id) for one in phones)
    put_many(PHONES, entries, are_new=True)
