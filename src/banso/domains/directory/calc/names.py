"""期間ごとの名称: which name a kind of agency bears on a day, and what to say when it bears none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from banso.kernel.errors import Kind, Refusal, Text


class DatedName(Protocol):
    """A name with its period; the first day may be unknown, the end open."""

    name: str
    name_en: str
    valid_from: date | None
    valid_until: date | None


def name_on(names: Iterable[DatedName], on: date) -> Text | None:
    """The name in force on the day, None when there is none."""
    for row in names:
        begun = row.valid_from is None or row.valid_from <= on
        if begun and (row.valid_until is None or on < row.valid_until):
            return Text(row.name, row.name_en or row.name)
    return None


def type_not_in_force(names: Iterable[DatedName], *, field: str = "type_code") -> Refusal:
    """What is answered for a kind of agency on a day on which it does not exist; tells the days on which it does."""
    rows = sorted(names, key=lambda row: row.valid_from or date.min)
    spans = "、".join(f"{row.name}（{_span(row, '〜')}）" for row in rows)
    spans_en = ", ".join(f"{row.name_en} ({_span(row, ' to ')})" for row in rows)
    return Refusal(
        "agency_type_not_in_force",
        field=field,
        kind=Kind.UNPROCESSABLE,
        reason=Text(
            "その日には、この種別の支援機関はありません。", "On that day there is no agency of this kind."
        ),
        next_step=Text(f"次の期間の日を指定してください：{spans}", f"Give a day within: {spans_en}"),
    )


def unknown_type(*, field: str = "type_code") -> Refusal:
    """What is answered for a code that no kind of agency has."""
    return Refusal(
        "agency_type_unknown",
        field=field,
        reason=Text("支援機関の種別のコードがありません。", "There is no such agency type."),
        next_step=Text("AG01からAG29までのコードを指定してください。", "Give a code from AG01 to AG29."),
    )


def _span(row: DatedName, to: str) -> str:
    # The end is kept half-open; people read the last day.
    start = row.valid_from.isoformat() if row.valid_from else ""
    end = date.fromordinal(row.valid_until.toordinal() - 1).isoformat() if row.valid_until else ""
    return f"{start}{to}{end}"
