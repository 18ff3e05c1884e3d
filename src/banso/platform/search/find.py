"""Finding 検索: exact before beginning before within, shorter first; everything found is checked against its key."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db import connection

from banso.kernel.folding import bigrams

from .entries import FACET, SEPARATOR, START, Found, digits_of, terms_of
from .store import backend

CAP = 1_000
SHORTEST_NUMBER = 3
LONGEST_NUMBER_IN_A_NAME = 10


def find(
    index: str, text: str, *, owner_unit_ids: Collection[int] | None, facets: Sequence[str] = (), limit: int = CAP,
    offset: int = 0,
) -> Found:
    """Object ids of the entries found by every word of `text`, or by their number, best first.

    `owner_unit_ids`: whose entries besides everybody's; None for all of them (the system only). At most 1,000 are
    looked at: with more, `total` is 1,000 and `is_capped` true. An empty text finds nothing.
    """
    found: dict[int, None] = {}
    for hits in _tiers(index, text, owner_unit_ids, facets):
        found.update(dict.fromkeys(hits))
        if len(found) > CAP:
            break
    ids = list(found)[: CAP + 1]
    return Found(tuple(ids[offset : offset + limit]), min(len(ids), CAP), len(ids) > CAP)


def _tiers(
    index: str, text: str, owner_unit_ids: Collection[int] | None, facets: Sequence[str]
) -> Iterator[list[int]]:
    """Hits from best to worst; each tier is asked only if the ones before left room."""
    scope, scope_values = _scope(index, owner_unit_ids)
    digits = digits_of(text)
    if len(digits) >= SHORTEST_NUMBER:
        yield _by_number(digits, facets, scope, scope_values)
    terms = terms_of(text)
    if not terms or len(digits) >= LONGEST_NUMBER_IN_A_NAME:
        return
    for whole in ("start and end", "start", ""):
        condition, values = _condition(terms, whole, facets)
        yield _ids(backend().MATCHING, f"{condition} AND {scope}", [*values, *scope_values])


def _condition(terms: list[str], whole: str, facets: Sequence[str]) -> tuple[str, list[Any]]:
    """Grams that must be there and the check of the key; the first term at a text's start, or all of it, if asked."""
    phrases, prefixes, checks = [], [], []
    for number, term in enumerate(terms):
        bound = whole if number == 0 else ""
        phrase = _phrase(term, bound)
        if phrase:
            phrases.append(phrase)
        else:
            prefixes.append(term)
        checks.append(f"{SEPARATOR if bound else ''}{term}{SEPARATOR if bound == 'start and end' else ''}")
    store = backend()
    condition, values = store.matching(phrases, prefixes, [FACET + facet for facet in facets])
    return " AND ".join([condition, *[store.CONTAINS] * len(checks)]), [*values, *checks]


def _phrase(term: str, bound: str) -> list[str]:
    """The term's grams in order; none for a single character that may stand anywhere."""
    if bound == "start and end":
        return [START + term[0], *bigrams(term)]
    inner = [first + second for first, second in zip(term, term[1:], strict=False)]
    if bound == "start":
        return [START + term[0], *inner]
    return inner


def _by_number(digits: str, facets: Sequence[str], scope: str, scope_values: list[Any]) -> list[int]:
    """Entries whose number begins with the digits. A range, because digits sort alike in every collation."""
    # The first term is the condition of the index, word for word, so that both databases use it.
    condition = "NOT (e.number = '') AND e.number >= %s AND e.number <= %s"
    values: list[Any] = [digits, digits + "9" * (40 - len(digits))]
    for facet in facets:
        condition, values = f"{condition} AND e.facets LIKE %s", [*values, f"%{facet}%"]
    return _ids("search_searchentry e", f"{condition} AND {scope}", [*values, *scope_values])


def _scope(index: str, owner_unit_ids: Collection[int] | None) -> tuple[str, list[Any]]:
    if owner_unit_ids is None:
        return "e.index_name = %s", [index]
    if not owner_unit_ids:
        return "e.index_name = %s AND e.owner_unit_id IS NULL", [index]
    marks = ", ".join(["%s"] * len(owner_unit_ids))
    return f"e.index_name = %s AND (e.owner_unit_id IS NULL OR e.owner_unit_id IN ({marks}))", [index, *owner_unit_ids]


def _ids(source: str, condition: str, values: list[Any]) -> list[int]:
    """At most one more than the cap, shorter keys first among those looked at."""
    sql = f"SELECT e.object_id, length(e.key_text) FROM {source} WHERE {condition} LIMIT {CAP + 1}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    return [object_id for object_id, _ in sorted(rows, key=lambda row: (row[1], row[0]))]
