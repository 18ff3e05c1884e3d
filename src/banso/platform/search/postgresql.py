"""Grams on PostgreSQL: a `text[]` column of the entries with a GIN index."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from .entries import SEPARATOR, Row, grams_of
from .models import SearchEntry

CREATE = """
ALTER TABLE search_searchentry ADD COLUMN grams text[] NOT NULL DEFAULT '{}';
CREATE INDEX search_grams ON search_searchentry USING gin (grams);
"""
DROP = "ALTER TABLE search_searchentry DROP COLUMN grams"


def insert(rows: Iterable[Row]) -> None:
    """Add entries with their grams."""
    names = ", ".join((*Row._fields, "grams"))
    with connection.cursor() as cursor:
        statement = f"COPY search_searchentry ({names}) FROM STDIN"  # noqa: S608 constants
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([*row, _tokens(row)])


def forget(rows: Sequence[SearchEntry]) -> None:
    """Nothing to do: the grams go with their row."""


def _tokens(row: Row | SearchEntry) -> list[str]:
    """The grams and, since an array knows no prefixes, each single character."""
    facets = row.facets.split()
    characters = set(row.key_text) - {SEPARATOR}
    return list(dict.fromkeys([*grams_of(row.key_text, facets), *characters]))


def matching(phrases: Sequence[Sequence[str]], prefixes: Sequence[str], words: Sequence[str]) -> tuple[str, list[Any]]:
    """A condition on MATCHING: its grams hold all of these. Adjacency is left to the check of the key."""
    wanted = {gram for phrase in phrases for gram in phrase} | set(prefixes) | set(words)
    return "e.grams @> %s::text[]", [sorted(wanted)]


MATCHING = "search_searchentry e"
CONTAINS = "position(%s in e.key_text) > 0"
