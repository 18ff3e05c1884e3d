"""Grams on SQLite: a contentless FTS5 table whose rowid is the entry's id.

Contentless rows of this SQLite line can only be forgotten by giving the very tokens again; they are made from the entry.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from .entries import Row, grams_of
from .models import SearchEntry

# `ascii` takes every character above U+007F for a letter; these are the ASCII marks that folding keeps.
CREATE = """
CREATE VIRTUAL TABLE search_grams USING fts5(
    grams, content='', detail='full', prefix='1', columnsize=0,
    tokenize="ascii tokenchars '!#$%*+-/:=@^_|~\\.,?;'"
)
"""
DROP = "DROP TABLE IF EXISTS search_grams"


def insert(rows: Iterable[Row]) -> None:
    """Add entries and their grams."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM search_searchentry")
        numbered = list(enumerate(rows, start=cursor.fetchone()[0] + 1))
        names = ", ".join(("id", *Row._fields))
        cursor.executemany(
            f"INSERT INTO search_searchentry ({names}) VALUES (%s, %s, %s, %s, %s, %s, %s)",  # noqa: S608 constants
            [(pk, *row) for pk, row in numbered],
        )
        cursor.executemany(
            "INSERT INTO search_grams (rowid, grams) VALUES (%s, %s)", [(pk, _tokens(row)) for pk, row in numbered]
        )


def forget(rows: Sequence[SearchEntry]) -> None:
    """Drop the grams of entries that are about to be deleted."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_grams (search_grams, rowid, grams) VALUES ('delete', %s, %s)",
            [(row.pk, _tokens(row)) for row in rows],
        )


def _tokens(row: Row | SearchEntry) -> str:
    return " ".join(grams_of(row.key_text, row.facets.split()))


def matching(phrases: Sequence[Sequence[str]], prefixes: Sequence[str], words: Sequence[str]) -> tuple[str, list[Any]]:
    """A condition on MATCHING: every phrase of adjacent grams, a gram with each prefix, every single word."""
    parts = [_quoted(" ".join(phrase)) for phrase in phrases]
    parts += [f"{_quoted(prefix)} *" for prefix in prefixes]
    parts += [_quoted(word) for word in words]
    return "g.search_grams MATCH %s", [" AND ".join(parts)]


def _quoted(tokens: str) -> str:
    """An FTS5 string: nothing in it is syntax."""
    return '"' + tokens.replace('"', '""') + '"'


# CROSS JOIN keeps the order: matching grams first, entry by entry, so that a limit ends the search early.
MATCHING = "search_grams g CROSS JOIN search_searchentry e ON e.id = g.rowid"
CONTAINS = "instr(e.key_text, %s) > 0"
