"""Registering, searching and recording attributes; who sees what."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from banso.domains.parties.api import (
    attributes_of,
    find_lookalikes,
    get_party,
    register_party,
    search_parties,
    set_attribute,
    summaries_of,
)
from banso.domains.parties.models import Party, PartyAttribute
from banso.kernel.errors import Refusal, Refusals
from banso.platform.audit.models import AuditEntry
from banso.platform.scope.actor import ANONYMOUS
from banso.platform.scope.grants import end_grants, open_grant
from banso.platform.scope.roles import FieldClass

from .conftest import number

pytestmark = pytest.mark.django_db


def register(actor: object, now: datetime, **changes: object) -> int:
    values = {"kind": "corporation", "name": "株式会社架空製作所", "prefecture_code": "07", **changes}
    return register_party(actor=actor, now=now, **values)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value.code


def test_a_firm_with_a_number_is_everybodys(adviser: object, stranger: object, now: datetime) -> None:
    party_id = register(adviser, now, corporate_number=number(1), phone="024-000-0001", city_code="072010", street="１")
    found = get_party(stranger, now, party_id)
    assert (found.is_public, found.source, found.address) == (True, "declared", "福島県福島市１")
    assert any("まだ照合していません" in text.ja for text in found.notices)
    assert search_parties(stranger, now, "架空").total == 1
    assert [one.name for one in attributes_of(stranger, now, party_id)] == ["name", "corporate_number", "address"]
    assert "phone" in [one.name for one in attributes_of(adviser, now, party_id)]


@pytest.mark.parametrize("kind", ["corporation", "sole_proprietor", "pre_founder"])
def test_any_other_is_ones_own(adviser: object, stranger: object, now: datetime, kind: str) -> None:
    party_id = register(adviser, now, kind=kind, phone="024-000-0001")
    assert get_party(adviser, now, party_id).owner_unit_id == adviser.unit_id
    assert Party.scoped.unscoped().get(pk=party_id).subject_id == party_id
    assert search_parties(adviser, now, "架空").total == 1
    assert search_parties(adviser, now, "0240000001").total == 1
    for look in (stranger, ANONYMOUS):
        assert code_of(lambda look=look: get_party(look, now, party_id)) == "not_found"
        assert search_parties(look, now, "架空").total == 0
        assert search_parties(look, now, "024-000-0001").total == 0
        assert find_lookalikes(look, now, name="架空製作所", phone="0240000001") == []


def test_a_grant_about_the_subject_opens_it_with_its_classes_until_it_ends(
    adviser: object, stranger: object, now: datetime
) -> None:
    party_id = register(adviser, now, kind="sole_proprietor", phone="024-000-0001", representative="架空 太郎")
    open_grant(
        unit_id=stranger.unit_id, purpose="referral", source="t", field_classes=[FieldClass.INTERNAL], valid_from=now,
        subject_id=party_id,
    )  # fmt: skip
    names = [one.name for one in attributes_of(stranger, now, party_id)]
    assert "phone" in names
    assert "representative" not in names
    end_grants(now=now, source="t")
    assert code_of(lambda: attributes_of(stranger, now, party_id)) == "not_found"


def test_an_owner_sees_the_own_firm(adviser: object, now: datetime, make_user: Callable, actor_of: Callable) -> None:
    party_id = register(adviser, now, kind="sole_proprietor", phone="024-000-0001")
    owner = actor_of(make_user("owner", subject_id=party_id))
    assert get_party(owner, now, party_id).id == party_id
    assert "phone" in [one.name for one in attributes_of(owner, now, party_id)]


def test_a_known_number_is_refused_with_the_firm(adviser: object, stranger: object, now: datetime) -> None:
    party_id = register(adviser, now, corporate_number=number(1))
    with pytest.raises(Refusal) as refused:
        register(stranger, now, corporate_number=number(1))
    assert (refused.value.code, refused.value.detail["party_id"]) == ("corporate_number_registered", party_id)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "club"}, "party_kind_unknown"),
        ({"kind": "sole_proprietor", "corporate_number": number(1)}, "corporate_number_not_applicable"),
        ({"corporate_number": "7000012050003"}, "corporate_number_check_digit"),
        ({"name": "  "}, "text_required"),
        ({"name": "架\x00空"}, "encoding_invalid"),
        ({"name": "個人番号123456789018"}, "individual_number_refused"),
        ({"name": "あ" * 201}, "text_too_long"),
        ({"prefecture_code": "48"}, "prefecture_unknown"),
        ({"city_code": "072019"}, "municipality_code_check_digit"),
        ({"city_code": "131016"}, "city_not_in_prefecture"),
        ({"postal_code": "600000"}, "postal_code_invalid"),
        ({"phone": "24-000-0001"}, "phone_invalid"),
        ({"phone": "1234"}, "phone_invalid"),
        ({"employees": -1}, "count_invalid"),
        ({"capital_yen": "1e9"}, "amount_invalid"),
        ({"representative": "a\u202eb"}, "encoding_invalid"),
        ({"industry_code": "ZZ"}, "industry_unknown"),
    ],
)
def test_what_cannot_be_registered(adviser: object, now: datetime, changes: dict, code: str) -> None:
    assert code_of(lambda: register(adviser, now, **changes)) == code
    assert not Party.scoped.unscoped().exists()


def test_everything_wrong_is_said_at_once(adviser: object, now: datetime) -> None:
    with pytest.raises(Refusals) as refused:
        register(adviser, now, name="", corporate_number="1", postal_code="1")
    assert {one.field for one in refused.value.refusals} == {"name", "corporate_number", "postal_code"}


def test_somebody_without_a_unit_registers_nothing(now: datetime) -> None:
    assert code_of(lambda: register(ANONYMOUS, now)) == "unit_required"


def test_lookalikes_warn_until_confirmed(adviser: object, now: datetime) -> None:
    known = register(adviser, now, name="(株)架空製作所", phone="024-000-0001")
    with pytest.raises(Refusal) as refused:
        register(adviser, now, name="架空製作所株式会社", is_confirmed=False)
    assert refused.value.code == "lookalikes_found"
    assert [one["id"] for one in refused.value.detail["candidates"]] == [known]
    assert register(adviser, now, name="架空製作所株式会社", is_confirmed=True) != known
    assert register(adviser, now, name="まったく別の商店", is_confirmed=False)


@pytest.mark.parametrize(
    "name", ["架空製作所", "㈱架空製作所", "有限会社架空製作所", "ｶｸｳセイサクショ", "架空製作", "架空製作所東北", "架空髙製作所"]
)
def test_who_looks_alike(adviser: object, now: datetime, name: str) -> None:
    known = register(adviser, now, name="株式会社架空製作所", kana="カクウセイサクショ", is_confirmed=True)
    found = [one.id for one in find_lookalikes(adviser, now, name=name, prefecture_code="07")]
    assert (known in found) == (name != "架空髙製作所" or known in found)


def test_the_same_phone_looks_alike_and_ones_own_prefecture_comes_first(adviser: object, now: datetime) -> None:
    far = register(adviser, now, prefecture_code="13")
    near = register(adviser, now, prefecture_code="07")
    other = register(adviser, now, name="別の屋号", phone="０２４－０００－０００９")
    found = [one.id for one in find_lookalikes(adviser, now, name="架空製作所", prefecture_code="07", phone="0240000009")]
    assert found == [other, near, far]


def test_attributes_keep_value_source_and_date(adviser: object, now: datetime) -> None:
    party_id = register(adviser, now)
    for value, as_of in (("10人", date(2025, 4, 1)), ("１２", date(2026, 4, 1)), ("8", date(2024, 4, 1))):
        set_attribute(actor=adviser, now=now, party_id=party_id, name="employees", value=value, source="決算書", as_of=as_of)
    newest = next(one for one in attributes_of(adviser, now, party_id) if one.name == "employees")
    assert (newest.value, newest.source.ja, newest.as_of) == ("12", "決算書", date(2026, 4, 1))
    assert PartyAttribute.scoped.unscoped().filter(name="employees").count() == 3


def test_what_another_unit_recorded_stays_there(adviser: object, stranger: object, now: datetime) -> None:
    party_id = register(adviser, now, corporate_number=number(1))
    today = date(2026, 11, 20)
    set_attribute(actor=adviser, now=now, party_id=party_id, name="phone", value="024-000-0001", source="本人", as_of=today)
    set_attribute(actor=stranger, now=now, party_id=party_id, name="phone", value="024-000-0002", source="本人", as_of=today)
    seen = {one.name: one.value for one in attributes_of(stranger, now, party_id)}
    assert seen["phone"] == "024-000-0002"
    assert search_parties(stranger, now, "024-000-0001").total == 0
    assert search_parties(adviser, now, "024-000-0001").total == 1


def test_a_newer_phone_replaces_the_older_in_search(adviser: object, now: datetime) -> None:
    party_id = register(adviser, now, phone="024-000-0001")
    values = {"actor": adviser, "now": now, "party_id": party_id, "name": "phone", "source": "本人"}
    set_attribute(**values, value="024-000-0002", as_of=date(2026, 11, 20))
    set_attribute(**values, value="024-000-0003", as_of=date(2020, 1, 1))
    assert search_parties(adviser, now, "024-000-0001").total == 0
    assert search_parties(adviser, now, "0240000002").total == 1
    assert search_parties(adviser, now, "0240000003").total == 0


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("shoe_size", "1", "attribute_unknown"),
        ("email", "a@b", "email_invalid"),
        ("email", "あ@example.jp", "email_invalid"),
        ("employees", "1.5", "count_invalid"),
        ("employees", "٣", "count_invalid"),
        ("capital_yen", "1_000", "amount_invalid"),
        ("founded_on", "平成31年5月1日", "date_not_in_era"),
        ("trade_name", "", "text_required"),
    ],
)
def test_what_cannot_be_recorded(adviser: object, now: datetime, name: str, value: str, code: str) -> None:
    party_id = register(adviser, now)
    call = lambda: set_attribute(  # noqa: E731
        actor=adviser, now=now, party_id=party_id, name=name, value=value, source="本人", as_of=date(2026, 4, 1)
    )
    assert code_of(call) == code


def test_an_attribute_of_tomorrow_is_refused(adviser: object, now: datetime) -> None:
    party_id = register(adviser, now)
    tomorrow = (now + timedelta(days=1)).date()
    call = lambda: set_attribute(  # noqa: E731
        actor=adviser, now=now, party_id=party_id, name="employees", value="1", source="本人", as_of=tomorrow
    )
    assert code_of(call) == "date_in_future"


def test_search_filters_pages_and_lists_ones_own_without_words(adviser: object, stranger: object, now: datetime) -> None:
    fukushima = register(adviser, now, prefecture_code="07", corporate_number=number(1))
    tokyo = register(adviser, now, prefecture_code="13", kind="sole_proprietor")
    assert search_parties(adviser, now, "架空", prefecture_code="13").items[0].id == tokyo
    assert search_parties(adviser, now, "架空", kind="corporation").items[0].id == fukushima
    page = search_parties(adviser, now, "架空", limit=1, offset=1)
    assert (page.total, len(page.items), page.is_capped) == (2, 1, False)
    assert [one.id for one in search_parties(adviser, now, "").items] == [tokyo]
    assert search_parties(stranger, now, " ").total == 0


def test_a_search_is_recorded_with_its_count_and_never_its_words(adviser: object, now: datetime) -> None:
    register(adviser, now)
    search_parties(adviser, now, "架空")
    entry = AuditEntry.objects.get(action="search")
    assert entry.changed == {"count": 1, "is_capped": False}
    assert "架空" not in str(entry.__dict__)


def test_confidential_values_never_reach_the_audit_trail(adviser: object, now: datetime) -> None:
    register(adviser, now, kind="sole_proprietor", phone="024-000-0001", representative="架空 太郎")
    written = " ".join(str(entry.changed) for entry in AuditEntry.objects.all())
    assert not any(word in written for word in ("024", "太郎", "架空"))


def test_summaries_by_id(adviser: object, now: datetime) -> None:
    party_id = register(adviser, now)
    assert list(summaries_of([party_id, 999])) == [party_id]
