"""REST interface of cases, consents and messages: keys, versions, refusals as problem documents."""

import json
from typing import Any

import pytest
from tests.domains.casework_fixtures import SECRET_WORDS, World

from banso.domains.cases.models import Case, Consultation, Enquiry

pytestmark = pytest.mark.django_db


class Caller:
    """JSON in and out with an idempotency key and, when given, If-Match."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def send(self, method: str, path: str, body: Any = None, *, key: str | None = "key-1", version: int | None = None) -> Any:
        headers = {} if key is None else {"Idempotency-Key": key}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        data = body if isinstance(body, str) else json.dumps({} if body is None else body)
        return self.client.generic(method, f"/api{path}", data, content_type="application/json", headers=headers)


@pytest.fixture
def staff(world: World, sign_in: Any) -> Caller:
    return Caller(sign_in(world.adviser_user))


def enquiry(world: World, **changes: Any) -> dict[str, Any]:
    return {
        "text": SECRET_WORDS, "asker_name": "架空 花子", "contact_phone": "03-1234-5678", "prefecture_code": "07",
        "to_unit_id": world.unit, **changes,
    }  # fmt: skip


def consultation(**changes: Any) -> dict[str, Any]:
    return {
        "event_on": "2026-11-19", "contact_minutes": 60, "channel": "office", "issues": ["ロ"], "summary": "売り先の相談。",
        **changes,
    }  # fmt: skip


def test_the_public_asks_and_follows(world: World, client: Any) -> None:
    caller = Caller(client)
    assert caller.send("POST", "/cases/enquiries", enquiry(world), key=None).status_code == 428
    made = caller.send("POST", "/cases/enquiries", enquiry(world))
    assert made.status_code == 201, made.content
    again = caller.send("POST", "/cases/enquiries", enquiry(world))
    assert again.json() == made.json() and Enquiry.scoped.unscoped().count() == 1
    other = caller.send("POST", "/cases/enquiries", enquiry(world, text="別"))
    assert other.status_code == 422 and other.json()["code"] == "idempotency_key_reused"
    token = made.json()["follow_path"].split("/")[-2]
    followed = client.get(f"/api/cases/enquiries/links/{token}").json()
    assert followed["state"] == "received" and "text" not in followed
    assert client.get("/api/cases/enquiries/links/none").status_code == 404
    back = caller.send("POST", f"/cases/enquiries/links/{token}/withdrawal")
    assert back.json() == {"done": True} and Enquiry.scoped.unscoped().get().state == "withdrawn"
    bad = caller.send("POST", "/cases/enquiries", enquiry(world, text="", prefecture_code="99"), key="key-2")
    assert bad.status_code == 400 and bad["Content-Type"].startswith("application/problem+json")


def test_from_enquiry_to_closed_case(world: World, staff: Caller) -> None:
    number = world.ask().id
    listed = staff.client.get("/api/cases/enquiries?state=received").json()
    assert listed["total"] == 1 and "text" not in listed["items"][0]
    one = staff.client.get(f"/api/cases/enquiries/{number}")
    assert one["ETag"] == '"1"' and one.json()["text"] == SECRET_WORDS
    link = {"subject_id": world.firm}
    assert staff.send("PUT", f"/cases/enquiries/{number}/firm", link).status_code == 428
    assert staff.send("PUT", f"/cases/enquiries/{number}/firm", link, version=1).json() == {"version": 2}
    stale = staff.send("PUT", f"/cases/enquiries/{number}/firm", link, version=1, key="key-2")
    assert stale.status_code == 409
    body = {"subject_id": world.firm, "title": "販路", "issues": ["ロ"], "enquiry_id": number, "origin": "enquiry"}
    made = staff.send("POST", "/cases", body)
    assert made.status_code == 201, made.content
    case_id = made.json()["id"]
    logged = staff.send("POST", f"/cases/{case_id}/consultations", consultation())
    assert logged.status_code == 201, logged.content
    shown = staff.client.get(f"/api/cases/{case_id}")
    assert shown["ETag"] == '"1"' and shown.json()["consultations"][0]["summary"] == "売り先の相談。"
    assert staff.client.get("/api/cases?state=open").json()["total"] == 1
    assert staff.send("PUT", f"/cases/{case_id}/issues", {"issues": ["ハ"]}, version=1).json() == {"version": 2}
    assert staff.send("POST", f"/cases/{case_id}/closing", {"outcome": "resolved"}, version=2).json() == {"version": 3}
    late = staff.send("POST", f"/cases/{case_id}/consultations", consultation(), key="key-9")
    assert late.status_code == 409 and late.json()["code"] == "case_closed"
    assert staff.send("POST", f"/cases/{case_id}/reopening", version=3).json() == {"version": 4}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"event_on": "2026-11-21"}, 400),
        ({"event_on": "2025-03-31"}, 400),
        ({"event_on": "2023-02-29"}, 422),
        ({"event_on": "0001-01-01"}, 400),
        ({"contact_minutes": 0}, 400),
        ({"contact_minutes": 1441}, 422),
        ({"contact_minutes": 60.0}, 422),
        ({"contact_minutes": "60"}, 422),
        ({"contact_minutes": 10**30}, 422),
        ({"issues": []}, 400),
        ({"issues": ["なし"]}, 400),
        ({"issues": ["ロ"] * 31}, 422),
        ({"channel": "smoke"}, 400),
        ({"summary": "番号 123456789018"}, 400),
        ({"summary": "\ud800"}, 400),
        ({"next_on": "9999-12-31", "next_step": "a"}, 400),
    ],
)
def test_bad_consultations(world: World, staff: Caller, changes: dict[str, Any], status: int) -> None:
    case_id = world.open_case()
    answer = staff.send("POST", f"/cases/{case_id}/consultations", consultation(**changes))
    assert answer.status_code == status, answer.content
    assert "123456789018" not in answer.content.decode()
    assert not Consultation.scoped.unscoped().exists()


def test_strangers_get_404(world: World, sign_in: Any) -> None:
    case_id, number = world.open_case(), world.ask().id
    stranger = Caller(sign_in(world.other_user))
    for path in (f"/cases/{case_id}", f"/cases/enquiries/{number}", f"/messages/{case_id}", f"/cases/{2**62}"):
        assert stranger.client.get(f"/api{path}").status_code == 404, path
    assert stranger.send("POST", f"/cases/{case_id}/consultations", consultation()).status_code == 404
    assert stranger.client.get("/api/cases").json()["total"] == 0
    assert stranger.client.get(f"/api/cases/{10**30}").status_code == 422
    foreign = {"subject_id": world.firm, "title": "販路", "issues": ["ロ"], "origin": "referral"}
    assert stranger.send("POST", "/cases", foreign).status_code == 400
    assert Case.scoped.unscoped().count() == 1


def test_visitors_and_owners(world: World, client: Any) -> None:
    case_id = world.open_case()
    assert client.get(f"/api/cases/{case_id}").status_code == 401
    client.force_login(world.owner_user)
    assert client.get(f"/api/cases/{case_id}").status_code == 403


def test_consents(world: World, staff: Caller) -> None:
    body = {
        "subject_id": world.firm, "field_classes": ["confidential"], "holder_unit_id": world.unit,
        "receiver_unit_id": world.other_unit, "evidence": "paper", "evidence_note": "署名を受領",
    }  # fmt: skip
    made = staff.send("POST", "/consents", body)
    assert made.status_code == 201, made.content
    consent_id = made.json()["id"]
    assert staff.client.get(f"/api/consents/{consent_id}").json()["is_live"]
    assert len(staff.client.get(f"/api/consents?subject_id={world.firm}").json()["items"]) == 1
    late = staff.send("POST", "/consents", {**body, "valid_until": "9999-12-31T23:59:59-12:00"}, key="key-2")
    assert late.status_code == 400 and late.json()["code"] == "consent_term_invalid"
    ended = staff.send("POST", f"/consents/{consent_id}/withdrawal", {"reason": "電話で申出"})
    assert ended.json() == {"grants_ended": 0}
    asked = staff.send("POST", "/consents/requests", {**_asked(body), "what_for": "専門家に頼むため"})
    assert asked.status_code == 201, asked.content
    token = asked.json()["url_path"].split("/")[-2]
    assert staff.client.get(f"/api/consents/links/{token}").json()["is_open"]
    answered = staff.send("POST", f"/consents/links/{token}/answer", {"accepts": True})
    assert answered.status_code == 200 and answered.json()["consent_id"]
    assert staff.send("POST", f"/consents/links/{token}/answer", {"accepts": "yes"}, key="k2").status_code == 422


def _asked(body: dict[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in ("subject_id", "field_classes", "receiver_unit_id")}


def test_messages(world: World, staff: Caller) -> None:
    case_id = world.open_case()
    assert staff.send("POST", f"/messages/{case_id}", {"body": "こんにちは"}).status_code == 201
    assert staff.send("POST", f"/messages/{case_id}", {"body": "こんにちは"}).status_code == 201
    assert len(staff.client.get(f"/api/messages/{case_id}").json()["items"]) == 1
    assert staff.send("POST", f"/messages/{case_id}/read").json() == {"done": True}
    assert staff.send("POST", f"/messages/{case_id}/settlement").json() == {"done": True}
    assert staff.send("POST", "/messages/links/none", {"body": "a"}).status_code == 404
    assert staff.send("POST", f"/messages/{case_id}", "{not json", key="k3").status_code in (400, 422)
