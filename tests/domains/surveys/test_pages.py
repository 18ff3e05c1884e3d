"""The answer page without an account, and the list for the agency judged."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from banso.domains.surveys import api as surveys
from banso.domains.surveys.models import Answer
from banso.platform import clock

Invite = Callable[..., surveys.InvitationLink]
SENT = {"score": "4", "comment": "助かりました", "idempotency_key": "answer-0001"}


def text(response: Any) -> str:
    return response.content.decode()


def test_answered_from_a_link_then_thanked(invite: Invite, client: Client) -> None:
    path = invite().url_path
    page = client.get(path)
    assert page.status_code == 200
    assert "とても役に立った" in text(page)
    assert "架空支援センター" in text(page)
    sent = client.post(path, SENT)
    assert (sent.status_code, sent.url) == (302, path)
    assert "お答えを受け取りました" in text(client.get(path))
    assert client.post(path, SENT).status_code == 302
    second = client.post(path, {**SENT, "idempotency_key": "answer-0002"})
    assert (second.status_code, "すでにお答え" in text(second)) == (409, True)
    assert Answer.scoped.unscoped().count() == 1


def test_in_english(invite: Invite, client: Client) -> None:
    client.cookies["banso_language"] = "en"
    page = text(client.get(invite().url_path))
    assert "Was the support useful to you?" in page
    assert "Neither useful nor useless" in page


@pytest.mark.parametrize("score", ["", "0", "6", "x", "5.0", "９９", "9" * 500])
def test_nothing_typed_is_lost(invite: Invite, client: Client, score: str) -> None:
    page = client.post(invite().url_path, {"score": score, "comment": "書きかけ"})
    assert (page.status_code, "書きかけ" in text(page)) == (400, True)
    assert not Answer.scoped.unscoped().exists()


def test_wrong_and_old_links(invite: Invite, client: Client, now: Any) -> None:
    assert client.get("/surveys/a/guess/").status_code == 404
    path = invite().url_path
    with clock.frozen(now + timedelta(days=61)):
        assert "期限が過ぎました" in text(client.get(path))
        assert client.post(path, SENT).status_code == 409


def test_title_and_address_name_nobody(invite: Invite, client: Client) -> None:
    page = text(client.get(invite().url_path))
    title = page[page.index("<title>") : page.index("</title>")]
    assert "架空" not in title


def test_the_agency_reads_its_answers(invite: Invite, client: Client, unit: Any, make_user: Any, make_unit: Any) -> None:
    client.post(invite().url_path, SENT)
    assert client.get("/surveys/").status_code == 302
    client.force_login(make_user("adviser", unit))
    page = client.get("/surveys/", {"version": "R5", "top_two": "yes"})
    assert "助かりました" in text(page)
    export = client.get("/surveys/", {"format": "csv"})
    assert "助かりました" not in b"".join(export.streaming_content).decode("utf-8-sig")
    assert client.get("/surveys/", {"order": "comment"}).status_code == 400
    client.force_login(make_user("adviser", make_unit("別の機関")))
    assert "助かりました" not in text(client.get("/surveys/"))


def test_rest(invite: Invite, client: Client, unit: Any, make_user: Any) -> None:
    link = invite()
    path = f"/api/surveys/invitations/{link.token}"
    question = client.get(path).json()
    assert (question["state"], question["scale_points"], len(question["choices"])) == ("open", 5, 5)

    def send(key: str, score: Any) -> Any:
        headers = {"Idempotency-Key": key} if key else {}
        body = json.dumps({"score": score, "comment": ""})
        return client.post(f"{path}/answer", body, content_type="application/json", headers=headers)

    assert send("", 5).status_code == 428
    assert send("key-1", 6).status_code == 422
    assert send("key-1", 5.5).status_code == 422
    first, again = send("key-1", 5), send("key-1", 5)
    assert (first.status_code, again.json()) == (201, first.json())
    assert send("key-2", 5).status_code == 409
    assert client.get("/api/surveys/invitations/none").status_code == 404
    assert client.get("/api/surveys/answers").status_code == 401
    client.force_login(make_user("adviser", unit))
    listed = client.get("/api/surveys/answers").json()
    assert (listed["total"], listed["items"][0]["score"]) == (1, 5)
    assert client.get("/api/surveys/answers?page_size=10000").status_code == 422
