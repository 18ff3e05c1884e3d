"""Registering a party 事業者の登録."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from banso.kernel.corporate_number import parse_corporate_number
from banso.kernel.errors import Kind, Refusal, Refusals, Text
from banso.kernel.places import Municipality, municipality, parse_municipality_code, prefecture
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from ..calc.attributes import read_attribute
from ..calc.kinds import CORPORATION, DECLARED, KINDS
from ..calc.postal import read_postal_code
from ..calc.summary import PartySummary
from ..models import Party
from .find_lookalikes import find_lookalikes
from .indexing import index_party
from .set_attribute import set_attribute


def register_party(
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    name: str,
    kana: str = "",
    corporate_number: str | None = None,
    prefecture_code: str,
    city_code: str = "",
    street: str = "",
    postal_code: str = "",
    phone: str = "",
    representative: str = "",
    industry_code: str = "",
    employees: int | str | None = None,
    capital_yen: int | str | None = None,
    is_confirmed: bool = True,
) -> int:
    """Register a firm, a sole proprietor or a person before founding; returns the party's id.

    It belongs to the actor's unit, except that a firm with a corporate number is everybody's. With `is_confirmed`
    false, similar parties are refused as `lookalikes_found` (`detail["candidates"]`: id, name, address), so that a
    person looks first. Refuses `party_kind_unknown`, `corporate_number_registered` (`detail["party_id"]`), and what the
    readers of text, number and place refuse.
    """
    unit_id = actor.require_unit()
    facts = _facts(kind, name, kana, corporate_number, prefecture_code, city_code, street, postal_code)
    values = _attributes(phone, representative, industry_code, employees, capital_yen)
    _refuse_known(facts["corporate_number"])
    if not is_confirmed:
        _refuse_lookalikes(find_lookalikes(actor, now, name=name, prefecture_code=prefecture_code, phone=phone))
    with work(actor, now) as unit:
        is_public = facts["corporate_number"] is not None
        party = Party(
            **facts, owner_unit_id=None if is_public else unit_id, source=DECLARED, as_of=date_of(now), created_at=now
        )
        party.save()
        party.subject_id = party.pk
        party.save(update_fields=["subject_id"])
        index_party(party)
        for attribute, value in values.items():
            set_attribute(
                actor=actor, now=now, party_id=party.pk, name=attribute, value=value, source="本人の申告",
                as_of=date_of(now),
            )  # fmt: skip
        unit.audit("party.register", party, unit_id=unit_id, changed={"kind": kind, "attributes": sorted(values)})
    return party.pk


def _facts(
    kind: str, name: str, kana: str, number: str | None, prefecture_code: str, city_code: str, street: str, postal: str
) -> dict[str, Any]:
    """The party's own columns, read and checked; everything wrong with them is refused at once."""
    wrong: list[Refusal] = []
    facts = {
        "kind": _read(wrong, _kind, kind, number),
        "name": _read(wrong, _text, name, "name", 200, True),
        "kana": _read(wrong, _text, kana, "kana", 500, False),
        "corporate_number": _read(wrong, parse_corporate_number, number) if number else None,
        "prefecture_code": _read(wrong, lambda: prefecture(prefecture_code, field="prefecture_code").code),
        "street": _read(wrong, _text, street, "street", 300, False),
        "postal_code": _read(wrong, read_postal_code, postal),
    }
    place = _read(wrong, _place, city_code, prefecture_code) if city_code else None
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        raise Refusals(wrong)
    return {**facts, "city_code": place.code if place else "", "city_name": place.name if place else ""}


def _read(wrong: list[Refusal], reader: Callable[..., Any], *values: Any) -> Any:
    try:
        return reader(*values)
    except Refusal as refusal:
        wrong.append(refusal)
        return None


def _text(value: str, field: str, longest: int, required: bool) -> str:
    return accept_text(value, field=field, max_length=longest, required=required)


def _kind(kind: str, number: str | None) -> str:
    if kind not in KINDS:
        raise Refusal(
            "party_kind_unknown",
            field="kind",
            reason=Text("事業者の種別がありません。", "There is no such kind of party."),
            next_step=Text(
                "法人、個人事業主、創業前の人から選んでください。",
                "Choose corporation, sole proprietor or person before founding.",
            ),
        )
    if number and kind != CORPORATION:
        raise Refusal(
            "corporate_number_not_applicable",
            field="corporate_number",
            reason=Text("法人番号は法人だけのものです。", "Only corporations have a corporate number."),
            next_step=Text("種別を法人にするか、番号を消してください。", "Choose corporation, or remove the number."),
        )
    return kind


def _place(city_code: str, prefecture_code: str) -> Municipality:
    place = municipality(parse_municipality_code(city_code, field="city_code"), field="city_code")
    if place.prefecture_code != prefecture_code:
        raise Refusal(
            "city_not_in_prefecture",
            field="city_code",
            reason=Text("市区町村が都道府県と合いません。", "The municipality is not in this prefecture."),
            next_step=Text("都道府県と市区町村を選び直してください。", "Choose the prefecture and municipality again."),
        )
    return place


def _attributes(
    phone: str, representative: str, industry_code: str, employees: int | str | None, capital_yen: int | str | None
) -> dict[str, str]:
    given = {
        "phone": phone,
        "representative": representative,
        "industry_code": industry_code,
        "employees": "" if employees is None else str(employees),
        "capital_yen": "" if capital_yen is None else str(capital_yen),
    }
    return {name: read_attribute(name, value) for name, value in given.items() if value}


def _refuse_known(number: str | None) -> None:
    known = Party.scoped.unscoped().filter(corporate_number=number).first() if number else None
    if known is None:
        return
    raise Refusal(
        "corporate_number_registered",
        kind=Kind.CONFLICT,
        field="corporate_number",
        reason=Text("この法人番号の事業者はすでに登録されています。", "A firm with this corporate number is registered already."),
        next_step=Text("検索して、その事業者を開いてください。", "Search for it and open that firm."),
        # A hidden firm is confirmed to exist, nothing more.
        detail={} if known.is_hidden else {"party_id": known.pk, "status": known.status},
    )


def _refuse_lookalikes(found: list[PartySummary]) -> None:
    if not found:
        return
    raise Refusal(
        "lookalikes_found",
        kind=Kind.CONFLICT,
        reason=Text(f"似た事業者が{len(found)}件あります。", f"There are {len(found)} similar parties."),
        next_step=Text(
            "同じ事業者でないことを確かめてから登録してください。",
            "Make sure that none of them is the same, then register.",
        ),
        detail={"candidates": [{"id": one.id, "name": one.name, "address": one.address} for one in found]},
    )
