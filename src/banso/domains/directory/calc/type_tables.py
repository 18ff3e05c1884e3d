"""種別の表: reads the tables of agency types, names and counts that ship with this domain.

Source: 中小企業政策審議会 中小企業経営支援分科会 中間整理（案）別添1・別添3（平成29年5月25日）; for names since, `sources.csv`.
A day that no source of ours gives is flagged unverified and shown so.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from banso.kernel.errors import Text

INTERIM_2017 = "interim_2017"


@dataclass(frozen=True)
class SourceDocument:
    """資料: its title in both languages and its date (None where the document bears none)."""

    key: str
    title: Text
    dated: date | None


@dataclass(frozen=True)
class TypeRow:
    code: str
    kind: str
    legal_basis: Text
    role: Text
    reach: str
    successor: str
    source: str


@dataclass(frozen=True)
class TypeNameRow:
    code: str
    name: Text
    valid_from: date | None
    is_from_verified: bool
    valid_until: date | None
    is_until_verified: bool
    note: Text
    source: str


@dataclass(frozen=True)
class StatisticRow:
    code: str
    measure: str
    label: Text
    value: int
    is_approximate: bool
    fiscal_year: int | None
    published_on: date
    note: Text
    source: str


@cache
def source_documents() -> dict[str, SourceDocument]:
    """Every source document by key."""
    return {
        row["key"]: SourceDocument(row["key"], Text(row["title"], row["title_en"]), _day(row["dated"]))
        for row in _read("sources.csv")
    }


def describe_source(reference: str) -> Text:
    """「資料名 別添1 ①」: the title of the document a reference (key and place) points to, and the place."""
    key, _, place = reference.partition(" ")
    title = source_documents()[key].title
    return Text(f"{title.ja} {place}".strip(), f"{title.en} {place}".strip())


def read_types() -> list[TypeRow]:
    """The agency types in the order of the source."""
    return [
        TypeRow(
            code=row["code"],
            kind=row["kind"],
            legal_basis=Text(row["legal_basis"], row["legal_basis_en"]),
            role=Text(row["role"], row["role_en"]),
            reach=row["reach"],
            successor=row["successor"],
            source=row["source"],
        )
        for row in _read("agency_types.csv")
    ]


@cache
def known_codes() -> frozenset[str]:
    """The codes of every kind. Looked up before the database is asked, which may choke on what a person typed."""
    return frozenset(row.code for row in read_types())


def read_type_names() -> list[TypeNameRow]:
    """The names of the types, each with its period and what is known about its two days."""
    return [
        TypeNameRow(
            code=row["code"],
            name=Text(row["name"], row["name_en"]),
            valid_from=_day(row["valid_from"]),
            is_from_verified=row["is_from_verified"] == "1",
            valid_until=_day(row["valid_until"]),
            is_until_verified=row["is_until_verified"] == "1",
            note=Text(row["note"], row["note_en"]),
            source=row["source"],
        )
        for row in _read("agency_type_names.csv")
    ]


def read_statistics() -> list[StatisticRow]:
    """The published counts, dated by their document and, where it names one, by fiscal year."""
    published_on = source_documents()[INTERIM_2017].dated
    assert published_on is not None
    return [
        StatisticRow(
            code=row["code"],
            measure=row["measure"],
            label=Text(row["label"], row["label_en"]),
            value=int(row["value"]),
            is_approximate=row["is_approximate"] == "1",
            fiscal_year=int(row["fiscal_year"]) if row["fiscal_year"] else None,
            published_on=published_on,
            note=Text(row["note"], row["note_en"]),
            source=row["source"],
        )
        for row in _read("agency_type_statistics.csv")
    ]


def _read(name: str) -> list[dict[str, str]]:
    text = (files(__package__).joinpath("..", "data", name)).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
