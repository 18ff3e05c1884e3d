"""Pages of messages: the unit's threads, and one thread for its two sides."""

from typing import Any

import pytest
from tests.domains.casework_fixtures import World

from banso.domains.messages import api as messages
from banso.domains.messages.models import Message

pytestmark = pytest.mark.django_db


def test_thread_for_both_sides(world: World, sign_in: Any) -> None:
    case_id = world.open_case()
    owner = sign_in(world.owner_user)
    body = {"body": "いつ伺えばよいですか。", "idempotency_key": "message-1"}
    assert owner.post(f"/messages/{case_id}/", body).status_code == 302
    assert owner.post(f"/messages/{case_id}/", body).status_code == 302
    assert Message.base.count() == 1
    staff = sign_in(world.adviser_user)
    listed = staff.get("/messages/?unread=yes").content.decode()
    assert "1件" in listed and "架空商店" in listed
    assert "いつ伺えばよいですか。" in staff.get(f"/messages/{case_id}/").content.decode()
    assert "R8-C000001" not in staff.get("/messages/?unread=yes").content.decode()
    assert staff.post(f"/messages/{case_id}/settle/", {"idempotency_key": "settle-01"}).status_code == 302
    assert staff.get("/messages/?q=R8&format=csv").status_code == 200


@pytest.mark.parametrize("body", ["", "あ" * 4001, "番号 123456789018", "a\u0000"])
def test_bad_messages(world: World, sign_in: Any, body: str) -> None:
    case_id = world.open_case()
    answer = sign_in(world.adviser_user).post(f"/messages/{case_id}/", {"body": body, "idempotency_key": "message-1"})
    assert answer.status_code == 400 and "123456789018" not in answer.content.decode()
    assert not Message.base.exists()


def test_strangers_and_visitors(world: World, client: Any) -> None:
    case_id = world.open_case()
    messages.post_message(actor=world.owner, now=world.now, case_id=case_id, body="ここだけの話です。")
    assert client.get(f"/messages/{case_id}/").status_code == 302
    client.force_login(world.other_user)
    assert client.get(f"/messages/{case_id}/").status_code == 404
    assert client.get("/messages/99999999999999999999/").status_code == 404
    client.force_login(world.owner_user)
    assert client.get("/messages/").status_code == 403
