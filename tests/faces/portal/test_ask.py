"""Asking without an account: three pages, nothing lost, one effect, throttled."""

import re
from typing import Any

import pytest
from tests.domains.casework_fixtures import SECRET_WORDS, World

from banso.domains.cases.models import Enquiry
from banso.domains.cases.usecases.throttle import PER_HOUR
from banso.platform.idempotency.models import UsedKey
from banso.platform.mail.models import MailMessage

pytestmark = pytest.mark.django_db


def typed(world: World, **changes: str) -> dict[str, str]:
    return {
        "text": SECRET_WORDS,
        "prefecture_code": "07",
        "to_unit_id": str(world.unit),
        "city_code": "",
        "firm_name": "架空商店",
        "asker_name": "架空 花子",
        "contact_email": "hanako@example.jp",
        "contact_phone": "",
        "agree": "on",
        "idempotency_key": "portal-key-0001",
        "step": "send",
        **changes,
    }


def test_three_pages(world: World, client: Any) -> None:
    first = client.get("/portal/ask/")
    assert first.status_code == 200 and "相談する" in first.content.decode()
    key = re.search(r'name="idempotency_key" value="([^"]+)"', first.content.decode()).group(1)
    question = {"text": SECRET_WORDS, "prefecture_code": "07", "idempotency_key": key, "step": "agency"}
    second = client.post("/portal/ask/", question).content.decode()
    assert SECRET_WORDS in second and key in second
    assert second.index("架空商工会") < second.index("架空よろず支援拠点")
    third = client.post("/portal/ask/", typed(world, step="confirm", idempotency_key=key))
    shown = third.content.decode()
    assert "まだ送っていません" in shown and "架空 花子" in shown and not Enquiry.scoped.unscoped().exists()
    sent = client.post("/portal/ask/", typed(world, idempotency_key=key))
    assert sent.status_code == 302
    follow = client.get(sent.url)
    assert follow.status_code == 200 and "R8-000001" in follow.content.decode()
    assert Enquiry.scoped.unscoped().get().text == SECRET_WORDS
    assert sent.url in MailMessage.objects.get().body


def test_going_back_keeps_everything(world: World, client: Any) -> None:
    edit = client.post("/portal/ask/", typed(world, step="edit")).content.decode()
    assert 'value="架空 花子"' in edit and SECRET_WORDS in edit
    question = client.post("/portal/ask/", typed(world, step="question")).content.decode()
    assert SECRET_WORDS in question


def test_sent_twice_is_one_enquiry_and_one_link(world: World, client: Any) -> None:
    first, second = (client.post("/portal/ask/", typed(world)) for _ in range(2))
    assert first.url == second.url
    assert Enquiry.scoped.unscoped().count() == 1
    token = first.url.split("/")[-2]
    assert token not in str(list(UsedKey.objects.values()))
    other = client.post("/portal/ask/", typed(world, text="別の相談"))
    assert other.status_code == 422 and "別の相談" in other.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"asker_name": ""},
        {"contact_email": "", "contact_phone": ""},
        {"contact_email": "not-an-address"},
        {"contact_phone": "abc"},
        {"agree": ""},
        {"to_unit_id": "999999"},
        {"to_unit_id": "x"},
        {"city_code": "999999"},
        {"text": ""},
        {"text": "あ" * 4001},
        {"text": "a\u202eb"},
        {"prefecture_code": "48"},
        {"asker_name": "a\u0000b"},
    ],
)
@pytest.mark.parametrize("step", ["confirm", "send"])
def test_bad_input_is_said_and_nothing_is_lost(world: World, client: Any, changes: dict, step: str) -> None:
    answer = client.post("/portal/ask/", typed(world, step=step, **changes))
    assert answer.status_code == 400
    if "text" not in changes:
        assert SECRET_WORDS in answer.content.decode()
    assert not Enquiry.scoped.unscoped().exists()


def test_all_that_is_wrong_is_said_at_once(world: World, client: Any) -> None:
    answer = client.post("/portal/ask/", typed(world, asker_name="", contact_email="", agree="", step="confirm"))
    shown = answer.content.decode()
    for identifier in ("id_asker_name", "id_contact_email", "id_agree"):
        assert f'href="#{identifier}"' in shown


def test_an_individual_number_is_neither_kept_nor_shown(world: World, client: Any, caplog: Any) -> None:
    for field in ("text", "asker_name", "firm_name"):
        answer = client.post("/portal/ask/", typed(world, **{field: "番号 123456789018"}))
        assert answer.status_code == 400
        assert "123456789018" not in answer.content.decode() + caplog.text
    assert not Enquiry.scoped.unscoped().exists()


def test_no_agency_in_the_prefecture(world: World, client: Any) -> None:
    answer = client.post("/portal/ask/", typed(world, prefecture_code="47", step="agency"))
    assert answer.status_code == 200 and "相談先が見つかりません" in answer.content.decode()


def test_throttled_by_address(world: World, client: Any) -> None:
    for number in range(PER_HOUR):
        assert client.post("/portal/ask/", typed(world, idempotency_key=f"key-number-{number}")).status_code == 302
    answer = client.post("/portal/ask/", typed(world, idempotency_key="one-too-many"))
    assert answer.status_code == 429
    assert Enquiry.scoped.unscoped().count() == PER_HOUR
    elsewhere = client.post("/portal/ask/", typed(world, idempotency_key="another-place"), REMOTE_ADDR="192.0.2.9")
    assert elsewhere.status_code == 302


def test_a_signed_in_owner_asks_for_the_firm(world: World, sign_in: Any) -> None:
    owner = sign_in(world.owner_user)
    second = owner.post("/portal/ask/", typed(world, step="agency")).content.decode()
    assert world.owner_user.display_name in second
    owner.post("/portal/ask/", typed(world))
    assert Enquiry.scoped.unscoped().get().subject_id == world.firm
    assert "R8-000001" in owner.get("/portal/").content.decode()
