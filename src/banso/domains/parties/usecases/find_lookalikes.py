"""Lookalikes 似た事業者: whom a new party might already be."""

from datetime import datetime
from difflib import SequenceMatcher

from banso.kernel.folding import fold, split_legal_form
from banso.platform.scope.actor import Actor
from banso.platform.search.api import find

from ..calc.attributes import phone_digits
from ..calc.summary import PartySummary
from ..models import PartyAttribute
from ..queries import list_parties
from .indexing import PARTIES, PHONES, facets

MOST = 10
ALIKE = 0.6


def find_lookalikes(
    actor: Actor, at: datetime, *, name: str, prefecture_code: str = "", phone: str = ""
) -> list[PartySummary]:
    """Up to ten visible parties with an equal or very similar name (legal form aside) or the same phone, likeliest first.

    Those of the prefecture come before those of elsewhere.
    """
    core = fold(split_legal_form(name).core)
    near = facets(prefecture_code, "")
    ids: dict[int, None] = {}
    for part in dict.fromkeys([core, core[: max(2, len(core) * 2 // 3)]]):
        for narrowed in dict.fromkeys([near, ()]):
            ids.update(dict.fromkeys(find(PARTIES, part, owner_unit_ids=_scope(actor), facets=narrowed, limit=50).ids))
    alike = [found for found in list_parties(actor, at, ids) if _likeness(core, found) >= ALIKE]
    alike.sort(key=lambda found: (found.prefecture_code != prefecture_code, -_likeness(core, found), found.id))
    return list({found.id: found for found in [*_by_phone(actor, at, phone), *alike]}.values())[:MOST]


def _scope(actor: Actor) -> frozenset[int] | None:
    return None if actor.kind == "system" else actor.unit_ids


def _by_phone(actor: Actor, at: datetime, phone: str) -> list[PartySummary]:
    digits = phone_digits(phone)
    if not digits:
        return []
    hits = find(PHONES, digits, owner_unit_ids=_scope(actor)).ids
    rows = PartyAttribute.scoped.visible_to(actor, at).filter(pk__in=hits)
    return list_parties(actor, at, rows.values_list("party_id", flat=True))


def _likeness(core: str, found: PartySummary) -> float:
    """1 for equal names or readings, less the more they differ."""
    other = fold(split_legal_form(found.name).core)
    return max(SequenceMatcher(None, core, other).ratio(), SequenceMatcher(None, core, fold(found.kana)).ratio())
