"""How parties are found 検索見出し: by name, reading, number; their phones by the unit that recorded them."""

from collections.abc import Mapping
from typing import Any

from banso.platform.search.api import Entry, put, remove, remove_many

from ..calc.attributes import phone_digits
from ..models import Party, PartyAttribute

PARTIES = "parties"
PHONES = "parties.phones"


def entry_of(party: Party) -> Entry:
    return Entry(
        object_id=party.pk,
        texts=(party.name, party.kana, party.name_en),
        number=party.corporate_number or "",
        facets=facets(party.prefecture_code, party.kind),
        owner_unit_id=party.owner_unit_id,
    )


def entry_of_new_firm(party_id: int, facts: Mapping[str, Any]) -> Entry:
    """The entry of a firm of the register from its columns, without a model instance: for millions of them."""
    return Entry(
        object_id=party_id,
        texts=(facts["name"], facts["kana"], facts["name_en"]),
        number=facts["corporate_number"],
        facets=facets(facts["prefecture_code"], facts["kind"]),
    )


def facets(prefecture_code: str, kind: str) -> tuple[str, ...]:
    """What a search may be narrowed by; the empty ones say nothing."""
    return tuple(word for word in (prefecture_code and f"p{prefecture_code}", kind) if word)


def index_party(party: Party) -> None:
    """Make a party findable as it now is, or not findable if it is hidden."""
    if party.is_hidden:
        remove(PARTIES, party.pk)
        return
    entry = entry_of(party)
    put(
        PARTIES, entry.object_id, entry.texts, number=entry.number, facets=entry.facets,
        owner_unit_id=entry.owner_unit_id,
    )  # fmt: skip


def index_phone(attribute: PartyAttribute, older_ids: list[int]) -> None:
    """A unit finds a party by the newest phone it recorded itself."""
    remove_many(PHONES, older_ids)
    put(PHONES, attribute.pk, (), number=phone_digits(attribute.value), owner_unit_id=attribute.owner_unit_id)
