"""Following by the link: one request and nothing else of the firm."""

from typing import Any

import pytest
from tests.domains.casework_fixtures import SECRET_WORDS, World

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.messages import api as letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(world: World) -> tuple[str, int]:
    """The token of an enquiry and the case it became."""
    receipt = world.ask()
    case_id = world.open_case(enquiry_id=receipt.id, origin="enquiry")
    world.log(case_id, summary="内部のメモ：資金の見込みが甘い。")
    return receipt.token, case_id


def ask_consent(world: World, case_id: int) -> int:
    return consents.ask_consent(
        actor=world.adviser, now=world.now, subject_id=world.firm, purpose="referral",
        field_classes=["confidential"], receiver_unit_id=world.other_unit, what_for="販路の専門家に頼むため", case_id=case_id,
    ).id  # fmt: skip


def test_before_anybody_is_in_charge(world: World, client: Any) -> None:
    receipt = world.ask()
    page = client.get(f"/portal/follow/{receipt.token}/").content.decode()
    assert SECRET_WORDS in page and "担当が決まると" in page and receipt.number in page
    early = client.post(f"/portal/follow/{receipt.token}/", {"body": "追加です", "idempotency_key": "p" * 10})
    assert early.status_code == 409 and "追加です" in early.content.decode()
    withdraw = {"idempotency_key": "w" * 10}
    assert client.post(f"/portal/follow/{receipt.token}/withdraw/", withdraw).status_code == 302
    assert "取り下げられました" in client.get(f"/portal/follow/{receipt.token}/").content.decode()


def test_messages_by_link(world: World, client: Any, linked: tuple[str, int]) -> None:
    token, case_id = linked
    letters.post_message(actor=world.adviser, now=world.now, case_id=case_id, body="月曜にお越しください。")
    page = client.get(f"/portal/follow/{token}/").content.decode()
    assert "月曜にお越しください。" in page and "未読" in page
    assert "未読" not in client.get(f"/portal/follow/{token}/").content.decode()
    sent = client.post(f"/portal/follow/{token}/", {"body": "伺います。", "idempotency_key": "m" * 10})
    assert sent.status_code == 302
    assert "伺います。" in client.get(f"/portal/follow/{token}/").content.decode()
    number = client.post(f"/portal/follow/{token}/", {"body": "番号 123456789018", "idempotency_key": "n" * 10})
    assert number.status_code == 400 and "123456789018" not in number.content.decode()


def test_advisers_notes_are_not_shown(world: World, client: Any, linked: tuple[str, int]) -> None:
    token, _ = linked
    assert "内部のメモ" not in client.get(f"/portal/follow/{token}/").content.decode()


def test_consent_by_link(world: World, client: Any, linked: tuple[str, int]) -> None:
    token, case_id = linked
    request_id = ask_consent(world, case_id)
    assert "お返事をお願いします" in client.get(f"/portal/follow/{token}/").content.decode()
    address = f"/portal/follow/{token}/requests/{request_id}/"
    assert "販路の専門家に頼むため" in client.get(address).content.decode()
    assert client.post(address, {"idempotency_key": "a" * 10}).status_code == 400
    assert client.post(address, {"answer": "yes", "idempotency_key": "a" * 10}).status_code == 302
    given = consents.consents_of_case(case_id, world.now)
    assert [(one.is_live, one.evidence) for one in given] == [(True, "link")]
    withdraw = f"/portal/follow/{token}/consents/{given[0].id}/"
    assert client.get(withdraw).status_code == 200
    assert client.post(withdraw, {"idempotency_key": "b" * 10}).status_code == 302
    assert not consents.consents_of_case(case_id, world.now)[0].is_live


def test_the_link_opens_nothing_else_of_the_firm(world: World, client: Any, linked: tuple[str, int]) -> None:
    token, _ = linked
    elsewhere = world.open_case(title="別の相談")
    request_id = ask_consent(world, elsewhere)
    assert client.get(f"/portal/follow/{token}/requests/{request_id}/").status_code == 404
    consent_id = consents.answer_consent_request(
        actor=world.owner, now=world.now, request_id=request_id, accepts=True
    )
    address = f"/portal/follow/{token}/consents/{consent_id}/"
    assert client.post(address, {"idempotency_key": "c" * 10}).status_code == 404
    assert "別の相談" not in client.get(f"/portal/follow/{token}/").content.decode()
    assert client.get(f"/cases/{elsewhere}/").status_code == 302  # to sign in


@pytest.mark.parametrize("token", ["x", "0" * 64, "あ", "a" * 3000, "%00", "..%2f"])
def test_wrong_links(world: World, client: Any, token: str) -> None:
    world.ask()
    assert client.get(f"/portal/follow/{token}/").status_code == 404


def test_who_looked_is_shown(world: World, client: Any, linked: tuple[str, int]) -> None:
    token, case_id = linked
    assert "まだだれも見ていません" in client.get(f"/portal/follow/{token}/").content.decode()
    cases.look_at_case(actor=world.adviser, now=world.now, case_id=case_id)
    assert "実際に見た記録" in client.get(f"/portal/follow/{token}/").content.decode()


def test_the_page_is_not_cached_and_its_title_says_nothing(world: World, client: Any) -> None:
    receipt = world.ask()
    answer = client.get(f"/portal/follow/{receipt.token}/")
    assert answer["Cache-Control"] == "no-store"
    title = answer.content.decode().split("<title>")[1].split("</title>")[0]
    assert receipt.number not in title and "花子" not in title
