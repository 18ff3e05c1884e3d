"""From a sound row to a firm's facts and its history 法人番号ファイルの行の意味. Pure."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from banso.kernel.places import municipality_check_digit
from banso.kernel.registry_codes import PROCESS_CLOSED, PROCESS_DELETED

from .kinds import ACTIVE, CLOSED, CORPORATION, DELETED, REGISTRY
from .registry_columns import AT, OVERSEAS

_LATEST = AT["latest"]


def rank_of(cells: Sequence[str]) -> str:
    """Which of several rows about one number counts: the latest by the register's own mark, then by update date."""
    return f"{cells[_LATEST]}|{cells[AT['updateDate']]}"


def pack(cells: Sequence[str]) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def unpack(body: str) -> list[str]:
    return list(json.loads(body))


def digest_of(cells: Sequence[str]) -> str:
    """32 hexadecimal digits of what the row says. Its place in the file and the latest mark are not part of it."""
    said = "\x1f".join([*cells[1:_LATEST], *cells[_LATEST + 1 :]])
    return hashlib.blake2b(said.encode("utf-8"), digest_size=16).hexdigest()


def is_hidden(cells: Sequence[str]) -> bool:
    """Whether the firm must not be found: left out of search by the register, or its number deleted."""
    return cells[AT["hihyoji"]] == "1" or cells[AT["process"]] == PROCESS_DELETED


def is_latest(cells: Sequence[str]) -> bool:
    return cells[_LATEST] == "1"


def facts_of(cells: Sequence[str], digest: str) -> dict[str, Any]:
    """The columns of a Party that the register decides."""

    def get(name: str) -> str:
        return cells[AT[name]]

    prefecture_code = "" if get("prefectureCode") == OVERSEAS else get("prefectureCode")
    return {
        "kind": CORPORATION,
        "name": get("name"),
        "name_image_id": get("nameImageId"),
        "name_en": get("enName"),
        "kana": get("furigana"),
        "corporate_number": get("corporateNumber"),
        "prefecture_code": prefecture_code,
        "city_code": _city_code(prefecture_code, get("cityCode")),
        "city_name": get("cityName"),
        "street": get("streetNumber"),
        "postal_code": get("postCode"),
        "address_image_id": get("addressImageId") or get("addressOutsideImageId"),
        "address_outside": get("addressOutside"),
        "status": _status(cells),
        "closed_on": _date(get("closeDate")),
        "close_cause": get("closeCause"),
        "successor_number": get("successorCorporateNumber"),
        "is_hidden": is_hidden(cells),
        "source": REGISTRY,
        "as_of": _date(get("updateDate")),
        "registry_kind": get("kind"),
        "registry_process": get("process"),
        "registry_changed_on": _date(get("changeDate")),
        "registry_updated_on": _date(get("updateDate")),
        "registry_is_latest": is_latest(cells),
        "registry_digest": digest,
        "assigned_on": _date(get("assignmentDate")),
    }


def record_of(cells: Sequence[str], digest: str) -> dict[str, Any]:
    """The columns of a RegistryRecord."""

    def get(name: str) -> str:
        return cells[AT[name]]

    address = f"{get('prefectureName')}{get('cityName')}{get('streetNumber')}"
    return {
        "process": get("process"),
        "is_correction": get("correct") == "1",
        "changed_on": _date(get("changeDate")),
        "updated_on": _date(get("updateDate")),
        "is_latest": is_latest(cells),
        "name": get("name"),
        "address": address or get("addressOutside"),
        "closed_on": _date(get("closeDate")),
        "close_cause": get("closeCause"),
        "successor_number": get("successorCorporateNumber"),
        "change_cause": get("changeCause"),
        "digest": digest,
    }


def _status(cells: Sequence[str]) -> str:
    if cells[AT["process"]] == PROCESS_DELETED:
        return DELETED
    is_closed = cells[AT["closeDate"]] or cells[AT["process"]] == PROCESS_CLOSED
    return CLOSED if is_closed else ACTIVE


@lru_cache(maxsize=4_000)
def _city_code(prefecture_code: str, city_code: str) -> str:
    """Six digits from the file's two and three, with the check digit the file leaves out."""
    if not prefecture_code or not city_code:
        return ""
    body = prefecture_code + city_code
    return f"{body}{municipality_check_digit(body)}"


@lru_cache(maxsize=10_000)
def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
