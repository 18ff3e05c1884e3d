"""Keeping the index 索引の更新: put, put many, remove; in the transaction of whoever calls."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

from django.db import connection

from . import postgresql, sqlite
from .entries import Entry, Row, key_of
from .models import SearchEntry

CHUNK = 5_000


class Backend(Protocol):
    """What the modules `sqlite` and `postgresql` both offer."""

    MATCHING: str
    CONTAINS: str

    def insert(self, rows: Iterable[Row]) -> None: ...
    def forget(self, rows: Sequence[SearchEntry]) -> None: ...
    def matching(
        self, phrases: Sequence[Sequence[str]], prefixes: Sequence[str], words: Sequence[str]
    ) -> tuple[str, list[Any]]: ...


def backend() -> Backend:
    """The module that keeps grams in the database at hand."""
    return postgresql if connection.vendor == "postgresql" else sqlite


def put(
    index: str, object_id: int, texts: Iterable[str], *, number: str = "", facets: Iterable[str] = (),
    owner_unit_id: int | None = None,
) -> None:
    """Make a thing findable by these texts, instead of whatever it was found by before."""
    put_many(index, [Entry(object_id, tuple(texts), number, tuple(facets), owner_unit_id)])


def put_many(index: str, entries: Iterable[Entry], *, are_new: bool = False) -> int:
    """Put any number of entries, in constant memory; returns how many. `are_new` skips looking for older ones."""
    count, source = 0, iter(entries)
    while chunk := list(islice(source, CHUNK)):
        if not are_new:
            remove_many(index, (entry.object_id for entry in chunk))
        backend().insert(_row(index, entry) for entry in chunk)
        count += len(chunk)
    return count


def remove(index: str, object_id: int) -> None:
    """Make a thing not findable; nothing happens if it was not."""
    remove_many(index, [object_id])


def remove_many(index: str, object_ids: Iterable[int]) -> None:
    for chunk in _chunks(object_ids, 500):
        rows = list(SearchEntry.objects.filter(index_name=index, object_id__in=chunk))
        if rows:
            backend().forget(rows)
            SearchEntry.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _row(index: str, entry: Entry) -> Row:
    return Row(
        index_name=index,
        object_id=entry.object_id,
        key_text=key_of(entry.texts),
        number=entry.number,
        facets=" ".join(entry.facets),
        owner_unit_id=entry.owner_unit_id,
    )


def _chunks(values: Iterable[int], size: int) -> Iterator[list[int]]:
    source = iter(values)
    while chunk := list(islice(source, size)):
        yield chunk
