"""Reads of parties 事業者の参照: frozen values for other domains, querysets for this domain's own pages."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from banso.kernel.errors import Text
from banso.kernel.places import prefecture
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import visible_classes

from .calc.attributes import DEFINITIONS
from .calc.kinds import SOURCES
from .calc.notices import notices_of
from .calc.summary import AttributeValue, PartySummary
from .models import Party, PartyAttribute, RegistryRecord


def address_of(party: Party) -> str:
    """The address in one line: prefecture, municipality and street, or the one abroad."""
    name = prefecture(party.prefecture_code).name if party.prefecture_code else ""
    return f"{name}{party.city_name}{party.street}" or party.address_outside


def get_party(actor: Actor, at: datetime, party_id: int) -> PartySummary:
    """One party the actor may see; a foreign or missing one is refused alike (not_found)."""
    return summaries([get_party_row(actor, at, party_id)])[0]


def get_party_row(actor: Actor, at: datetime, party_id: int) -> Party:
    return Party.scoped.get_visible(actor, at, party_id)


def summaries_of(ids: Iterable[int]) -> dict[int, PartySummary]:
    """Parties by id, for rows whose visibility the caller has already established; unknown ids are left out."""
    return {found.id: found for found in summaries(Party.scoped.unscoped().filter(pk__in=set(ids)))}


def list_parties(actor: Actor, at: datetime, ids: Iterable[int]) -> list[PartySummary]:
    """Those of the parties that the actor may see and that lists may show, in the order of the ids."""
    wanted = list(ids)
    rows = Party.scoped.visible_to(actor, at).filter(pk__in=wanted, is_hidden=False)
    found = {summary.id: summary for summary in summaries(rows)}
    return [found[pk] for pk in wanted if pk in found]


def own_parties(actor: Actor, at: datetime) -> QuerySet[Party]:
    """What the actor's own unit registered, newest first."""
    return Party.scoped.visible_to(actor, at).filter(owner_unit_id__in=actor.unit_ids).order_by("-pk")


def summaries(rows: Iterable[Party]) -> list[PartySummary]:
    """Rows as frozen values; successors are looked up once for all of them."""
    parties = list(rows)
    numbers = {party.successor_number for party in parties if party.successor_number}
    successors = {
        number: (pk, name)
        for number, pk, name in Party.scoped.unscoped()
        .filter(corporate_number__in=numbers)
        .values_list("corporate_number", "pk", "name")
    } if numbers else {}  # fmt: skip
    return [_summary(party, *successors.get(party.successor_number, (None, ""))) for party in parties]


def _summary(party: Party, successor_id: int | None, successor_name: str) -> PartySummary:
    return PartySummary(
        id=party.pk,
        kind=party.kind,
        name=party.name,
        kana=party.kana,
        corporate_number=party.corporate_number,
        prefecture_code=party.prefecture_code,
        city_code=party.city_code,
        address=address_of(party),
        postal_code=party.postal_code,
        status=party.status,
        closed_on=party.closed_on,
        successor_id=successor_id,
        notices=notices_of(
            status=party.status,
            closed_on=party.closed_on,
            close_cause=party.close_cause,
            successor_name=successor_name,
            successor_number=party.successor_number,
            is_hidden=party.is_hidden,
            source=party.source,
            has_number=party.corporate_number is not None,
            name=party.name,
            has_image=bool(party.name_image_id or party.address_image_id),
        ),
        name_en=party.name_en,
        is_hidden=party.is_hidden,
        source=party.source,
        as_of=party.as_of,
        owner_unit_id=party.owner_unit_id,
        version=party.version,
    )


def attributes_of(actor: Actor, at: datetime, party_id: int) -> list[AttributeValue]:
    """The newest value of each attribute the actor may read of a visible party: its own facts first, then the others."""
    party = get_party_row(actor, at, party_id)
    newest: dict[str, PartyAttribute] = {}
    for row in attribute_history(actor, at, party_id):
        newest.setdefault(row.name, row)
    return [*_facts(party), *(_value(newest[name]) for name in DEFINITIONS if name in newest)]


def attribute_history(actor: Actor, at: datetime, party_id: int) -> list[PartyAttribute]:
    """Every recorded value the actor may read, newest first."""
    rows = PartyAttribute.scoped.visible_to(actor, at).filter(party_id=party_id).order_by("-as_of", "-pk")
    return [row for row in rows if row.field_class in visible_classes(actor, at, row)]


def registry_history(actor: Actor, at: datetime, party_id: int) -> QuerySet[RegistryRecord]:
    """What the register published about the firm, newest first."""
    rows = RegistryRecord.scoped.visible_to(actor, at).filter(party_id=party_id)
    return rows.order_by("-changed_on", "-updated_on", "-pk")


def _facts(party: Party) -> list[AttributeValue]:
    facts = (
        ("name", Text("名称", "Name"), party.name),
        ("kana", Text("フリガナ", "Reading"), party.kana),
        ("name_en", Text("英語表記", "Name in English"), party.name_en),
        ("corporate_number", Text("法人番号", "Corporate number"), party.corporate_number or ""),
        ("address", Text("所在地", "Address"), address_of(party)),
        ("postal_code", Text("郵便番号", "Postal code"), party.postal_code),
    )
    return [
        AttributeValue(name, label, value, SOURCES[party.source], party.as_of, "public")
        for name, label, value in facts
        if value
    ]


def _value(row: PartyAttribute) -> AttributeValue:
    label = DEFINITIONS[row.name].label
    return AttributeValue(row.name, label, row.value, Text(row.source, row.source), row.as_of, row.field_class)
