"""Parties taken over in bulk, and a party shared for a hand-over."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from banso.domains.parties.api import (
    LoadedParty,
    attributes_of,
    get_party,
    load_parties,
    register_party,
    search_parties,
    share_party,
)
from banso.kernel.errors import Refusal
from banso.platform.scope.actor import SYSTEM
from banso.platform.scope.grants import end_grants
from banso.platform.scope.roles import FieldClass
from banso.platform.work import work

from .conftest import number

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 4, 1)


def loaded(unit_id: int, serial: int, **changes: object) -> LoadedParty:
    values = {
        "kind": "corporation", "name": f"架空{serial}番商店", "kana": "カクウ", "corporate_number": number(serial),
        "registry_kind": "301", "prefecture_code": "07", "city_code": "072010", "street": "１番地", "owner_unit_id": unit_id,
        "attributes": {"phone": f"024-000-{serial:04}", "employees": "3"},
    }  # fmt: skip
    return LoadedParty(**{**values, **changes})


def test_loaded_parties_are_found_by_whom_they_should(adviser: object, stranger: object, now: datetime) -> None:
    rows = [
        loaded(adviser.unit_id, 1),
        loaded(adviser.unit_id, 2, kind="sole_proprietor", corporate_number="", registry_kind=""),
    ]
    first, second = load_parties(actor=SYSTEM, now=now, as_of=AS_OF, rows=rows)
    assert [one.id for one in search_parties(adviser, now, "番商店").items] == [first, second]
    assert [one.id for one in search_parties(stranger, now, "番商店").items] == [first]
    assert [one.id for one in search_parties(adviser, now, "024-000-0002").items] == [second]
    assert get_party(stranger, now, first).address == "福島県福島市１番地"
    values = {one.name: (one.value, one.as_of) for one in attributes_of(adviser, now, second)}
    assert values["employees"] == ("3", AS_OF)


def test_only_administrators_load(adviser: object, now: datetime) -> None:
    with pytest.raises(Refusal):
        load_parties(actor=adviser, now=now, as_of=AS_OF, rows=[loaded(adviser.unit_id, 1)])


def test_a_shared_party_opens_and_closes(adviser: object, stranger: object, now: datetime, sign_in: Callable) -> None:
    party_id = register_party(
        actor=adviser, now=now, kind="sole_proprietor", name="架空商店", prefecture_code="07", phone="024-000-0001"
    )
    with work(adviser, now) as unit:
        unit.audit("test")
        share_party(
            now=now, party_id=party_id, unit_id=stranger.unit_id, purpose="referral", source="referral:1",
            field_classes=[FieldClass.INTERNAL],
        )  # fmt: skip
    assert get_party(stranger, now, party_id).name == "架空商店"
    assert "phone" not in [one.name for one in attributes_of(stranger, now, party_id)]
    end_grants(now=now, source="referral:1")
    with pytest.raises(Refusal) as refused:
        get_party(stranger, now, party_id)
    assert refused.value.code == "not_found"
