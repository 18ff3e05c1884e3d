"""担当区域: which prefectures and municipalities an agency serves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum

from banso.kernel.errors import Refusal, Text
from banso.kernel.places import municipality, parse_municipality_code, prefecture


class Reach(IntEnum):
    """How close an agency's area is to a place; a higher value is closer."""

    OUTSIDE = 0
    NATION = 1
    PART_OF_PREFECTURE = 2
    PREFECTURE = 3
    MUNICIPALITY = 4


def reach(areas: Collection[str], prefecture_code: str, city_code: str = "") -> Reach:
    """How far areas (2-digit prefectures, 6-digit municipalities; none = the whole nation) serve a place.

    Without a municipality, an agency of one town in the prefecture serves part of it.
    """
    if not areas:
        return Reach.NATION
    if city_code and city_code in areas:
        return Reach.MUNICIPALITY
    if prefecture_code in areas:
        return Reach.PREFECTURE
    if not city_code and any(area.startswith(prefecture_code) for area in areas):
        return Reach.PART_OF_PREFECTURE
    return Reach.OUTSIDE


def parse_areas(codes: Iterable[str], *, field: str = "areas") -> tuple[str, ...]:
    """The codes, each once and in order. Errors: area_unknown."""
    parsed = dict.fromkeys(_parse_area(code.strip(), field) for code in codes)
    return tuple(sorted(parsed))


def area_name(code: str) -> Text:
    """「福島県」 or 「福島県会津若松市」; in English the prefecture, and the municipality by its Japanese name."""
    place = prefecture(code[:2])
    if len(code) == 2:
        return Text(place.name, place.name_en)
    town = municipality(code)
    return Text(f"{place.name}{town.name}", f"{place.name_en} {town.name}")


def _parse_area(code: str, field: str) -> str:
    try:
        return prefecture(code).code if len(code) == 2 else parse_municipality_code(code)
    except Refusal as unknown:
        raise Refusal(
            "area_unknown",
            field=field,
            reason=Text(
                "担当区域に、存在しない地域コードがあります。", "The area holds an unknown place code."
            ),
            next_step=Text(
                "都道府県は2桁（例：07）、市区町村は6桁（例：072028）で指定してください。",
                "Give prefectures by 2 digits (07) and municipalities by 6 (072028).",
            ),
        ) from unknown
