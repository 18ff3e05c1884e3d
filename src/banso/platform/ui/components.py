"""What pages hand to components 部品の部材: small frozen values. Templates read attributes, so dicts do as well."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

TONES = ("neutral", "info", "progress", "success", "warning", "danger")


@dataclass(frozen=True)
class Link:
    """A link of a breadcrumb, of tabs or of the face switch."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Tag:
    """A status in words with its tone: neutral, info, progress, success, warning or danger."""

    label: str
    tone: str = "neutral"

    def __str__(self) -> str:
        return str(self.label)


@dataclass(frozen=True)
class Item:
    """One line of a summary list; `href` with its label leads to where the value is changed or explained."""

    label: str
    value: object
    kind: str = "text"
    href: str = ""
    href_label: str = ""


@dataclass(frozen=True)
class Entry:
    """One event of a timeline, newest first on a karte."""

    at: date | datetime
    title: str
    body: str = ""
    who: str = ""
    tag: Tag | None = None
    href: str = ""

    @property
    def has_time(self) -> bool:
        return isinstance(self.at, datetime)


@dataclass(frozen=True)
class Step:
    """One step of a request's progress; state is done, current or todo."""

    label: str
    state: str = "todo"
    note: str = ""


@dataclass(frozen=True)
class Head:
    """A column head; `sort` is "", "ascending" or "descending", `sort_url` sorts by it."""

    label: str
    kind: str = "text"
    sort_url: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell. Kinds: text, number, yen, share, date, instant, code, tag (value a Tag), clock (value a due date)."""

    value: object
    kind: str = "text"
    href: str = ""
    is_row_header: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption; rows of Cells, the row header first by custom."""

    caption: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[Cell] = field(default=())
    is_caption_hidden: bool = False


def plain_table(caption: str, heads: Sequence[str | Head], rows: Sequence[Sequence[object]]) -> Table:
    """A Table from plain values: each cell takes its column's kind, the first is the row header."""
    full = [head if isinstance(head, Head) else Head(head) for head in heads]
    cells = [
        [
            value if isinstance(value, Cell) else Cell(value, head.kind, is_row_header=number == 0)
            for number, (head, value) in enumerate(zip(full, row, strict=True))
        ]
        for row in rows
    ]
    return Table(caption, full, cells)
