"""Searching parties 事業者の検索: by part of the name or reading, by number, by phone; each search leaves an audit row."""

from datetime import datetime

from django.db.models import Case, F, QuerySet, Value, When

from banso.platform.audit.record import record
from banso.platform.scope.actor import Actor
from banso.platform.search.api import CAP, find

from ..calc.attributes import phone_digits
from ..calc.summary import PartyPage
from ..models import Party, PartyAttribute
from ..queries import list_parties, own_parties, summaries
from .indexing import PARTIES, PHONES, facets


def search_parties(
    actor: Actor, at: datetime, text: str, *, prefecture_code: str = "", kind: str = "", limit: int = 50, offset: int = 0
) -> PartyPage:
    """One page of what is found by every word of `text`, best first; at most 1,000 are looked at.

    Everybody finds firms with a corporate number; others are found only by the unit that registered them. An empty
    text lists what the actor's own unit registered. The audit row holds the count, never the text.
    """
    if not text.strip():
        return _own(actor, at, prefecture_code, kind, limit, offset)
    ids, is_capped = _find(actor, text, facets(prefecture_code, kind))
    shown = list_parties(actor, at, ids[:CAP][offset : offset + limit])
    page = PartyPage(min(len(ids), CAP), is_capped, tuple(shown))
    record(actor, at, "search", purpose="parties", changed={"count": page.total, "is_capped": is_capped})
    return page


def search_rows(actor: Actor, at: datetime, text: str, *, prefecture_code: str = "", kind: str = "") -> QuerySet[Party]:
    """What `search_parties` finds as a queryset for the list page, with `relevance` to sort by (0 is best)."""
    if not text.strip():
        return own_parties(actor, at).annotate(relevance=-F("pk"))
    ids, is_capped = _find(actor, text, facets(prefecture_code, kind))
    record(actor, at, "search", purpose="parties", changed={"count": min(len(ids), CAP), "is_capped": is_capped})
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids)]
    rows = Party.scoped.visible_to(actor, at).filter(pk__in=ids, is_hidden=False)
    return rows.annotate(relevance=Case(*places, default=Value(len(ids))))


def _find(actor: Actor, text: str, narrowed: tuple[str, ...]) -> tuple[list[int], bool]:
    scope = None if actor.kind == "system" else actor.unit_ids
    found = find(PARTIES, text, owner_unit_ids=scope, facets=narrowed, limit=CAP + 1)
    ids = list(found.ids)
    phone = phone_digits(text)
    if phone and not narrowed:
        hits = find(PHONES, phone, owner_unit_ids=scope).ids
        owners = PartyAttribute.scoped.unscoped().filter(pk__in=hits).values_list("party_id", flat=True)
        ids = list(dict.fromkeys([*owners, *ids]))
    return ids[: CAP + 1], found.is_capped


def _own(actor: Actor, at: datetime, prefecture_code: str, kind: str, limit: int, offset: int) -> PartyPage:
    rows = own_parties(actor, at)
    if prefecture_code:
        rows = rows.filter(prefecture_code=prefecture_code)
    if kind:
        rows = rows.filter(kind=kind)
    total = rows[: CAP + 1].count()
    return PartyPage(min(total, CAP), total > CAP, tuple(summaries(rows[offset : offset + limit])))
