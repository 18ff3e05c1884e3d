"""日本標準産業分類: the 13th (2013) and 14th (2023) revisions, looked up by code.

Four levels: major (大分類 A–T), middle (中分類, 2 digits), minor (小分類, 3 digits), detail (細分類, 4
digits). Codes are text: their leading zeros count. Commas and brackets in names are written one way in both
revisions (、（）). Source: 総務省 日本標準産業分類 第13回改定 (平成25年10月), 第14回改定 (令和5年7月, used
in statistics from 2024-04-01).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .errors import Refusal, Text
from .folding import fold
from .packaged_tables import read_table


class Revision(StrEnum):
    """改定: which edition of the classification a code belongs to."""

    R13 = "13"
    R14 = "14"


class Level(StrEnum):
    """分類の段階, from the widest."""

    MAJOR = "major"
    MIDDLE = "middle"
    MINOR = "minor"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True)
class Industry:
    """産業分類の項目: ``parent`` is the code one level up, None for a major."""

    code: str
    level: Level
    parent: str | None
    name: str


def industry(code: str, revision: Revision = Revision.R14, *, field: str = "industry") -> Industry:
    """The item with this code; refuses ``industry_unknown``."""
    try:
        return _industries(revision)[code]
    except KeyError:
        raise Refusal(
            "industry_unknown",
            reason=Text(
                f"日本標準産業分類（第{revision}回改定）にこのコードはありません。",
                f"The Japan Standard Industrial Classification (revision {revision}) has no such code.",
            ),
            next_step=Text(
                "A〜Tの大分類か、2〜4桁の数字で指定してください（先頭の0も必要です）。",
                "Use a letter from A to T or two to four digits, leading zeros included.",
            ),
            field=field,
        ) from None


def industries(
    level: Level, revision: Revision = Revision.R14, *, parent: str | None = None
) -> tuple[Industry, ...]:
    """All items of a level in the order of the table, or only those anywhere below ``parent``."""
    found = (each for each in _industries(revision).values() if each.level is level)
    return tuple(each for each in found if parent is None or is_within(each.code, parent, revision))


def ancestors(code: str, revision: Revision = Revision.R14) -> tuple[Industry, ...]:
    """The items above, the nearest first, the major last; empty for a major. Refuses ``industry_unknown``."""
    above: list[Industry] = []
    parent = industry(code, revision).parent
    while parent is not None:
        above.append(_industries(revision)[parent])
        parent = above[-1].parent
    return tuple(above)


def is_within(code: str, ancestor: str, revision: Revision = Revision.R14) -> bool:
    """Whether the item is the ancestor or lies below it. Refuses ``industry_unknown`` for either code."""
    industry(ancestor, revision)
    return industry(code, revision).code == ancestor or any(
        each.code == ancestor for each in ancestors(code, revision)
    )


def search_industries(
    text: str, revision: Revision = Revision.R14, *, limit: int = 50
) -> tuple[Industry, ...]:
    """Items whose folded name contains the folded text, wider levels first, at most ``limit``. Empty for ''."""
    key = fold(text)
    if not key:
        return ()
    found = [each for each in _industries(revision).values() if key in _folded_names(revision)[each.code]]
    order = list(Level)
    return tuple(sorted(found, key=lambda each: order.index(each.level))[:limit])


@cache
def _industries(revision: Revision) -> dict[str, Industry]:
    return {
        row["code"]: Industry(row["code"], Level(row["level"]), row["parent"] or None, row["name"])
        for row in read_table(f"jsic{revision}.csv")
    }


@cache
def _folded_names(revision: Revision) -> dict[str, str]:
    return {code: fold(each.name) for code, each in _industries(revision).items()}
