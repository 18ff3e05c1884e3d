"""REST of referrals: keys, versions, shapes, and the same secrecy as the pages."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.domains.handover_fixtures import WHAT_FOR, Handover, enter

from banso.domains.referrals.models import Referral


def post(client: Client, path: str, body: Any = None, key: str = "key-00000001", version: str = "") -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    if version:
        headers["If-Match"] = version
    return client.post(f"/api/referrals{path}", json.dumps(body or {}), content_type="application/json", headers=headers)


def body_of(handover: Handover, **changes: Any) -> dict[str, Any]:
    return {
        "case_id": handover.case,
        "to_unit_id": handover.world.other_unit,
        "issue": "ロ",
        "what_for": WHAT_FOR,
        "consent_id": handover.consent,
        **changes,
    }


def test_send_once_per_key(handover: Handover) -> None:
    sender = enter(handover.world.adviser_user)
    first = post(sender, "", body_of(handover))
    again = post(sender, "", body_of(handover))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert post(sender, "", body_of(handover, note="別")).json()["code"] == "idempotency_key_reused"
    assert post(sender, "", body_of(handover), key="").status_code == 428
    assert Referral.scoped.unscoped().count() == 1


def test_the_whole_life_by_etag(handover: Handover) -> None:
    sender, receiver = enter(handover.world.adviser_user), enter(handover.world.other_user)
    number = post(sender, "", body_of(handover)).json()["id"]
    read = receiver.get(f"/api/referrals/{number}")
    assert (read.status_code, read["ETag"]) == (200, '"1"')
    assert read.json()["content"]["what_for"] == WHAT_FOR
    assert read.json()["steps"] == ["taken_up", "not_for_us"]
    assert post(receiver, f"/{number}/take-up").status_code == 428
    taken = post(receiver, f"/{number}/take-up", version='"1"')
    assert taken.status_code == 200
    stale = post(receiver, f"/{number}/close", {"outcome": "helped"}, version='"1"')
    assert (stale.status_code, stale.json()["code"]) == (409, "version_conflict")
    assert post(receiver, f"/{number}/close", {"outcome": "helped"}, version='"2"').status_code == 204
    after = receiver.get(f"/api/referrals/{number}").json()
    assert (after["content"], after["referral"]["state"], after["steps"]) == (None, "helped", [])
    listed = sender.get("/api/referrals?box=sent").json()
    assert (listed["total"], listed["items"][0]["id"]) == (1, number)


def test_refuse_and_withdraw(handover: Handover) -> None:
    sender, receiver = enter(handover.world.adviser_user), enter(handover.world.other_user)
    number = post(sender, "", body_of(handover)).json()["id"]
    wrong = post(receiver, f"/{number}/refuse", {"reason_code": "busy"}, version='"1"')
    assert (wrong.status_code, wrong.json()["field"]) == (400, "reason_code")
    forbidden = post(receiver, f"/{number}/withdraw", {"reason": "やめる"}, version='"1"', key="key-00000002")
    assert (forbidden.status_code, forbidden.json()["code"]) == (403, "referral_not_yours_to_change")
    assert post(sender, f"/{number}/withdraw", {"reason": "取消"}, version='"1"').status_code == 204


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("?page=-1", 422),
        ("?page=1000000000", 422),
        ("?page_size=5000", 422),
        ("?box=all", 422),
        ("/0", 422),
        ("/99999999999999999999", 422),
        ("/987654321", 404),
        ("/x", 422),
    ],
)
def test_numbers_are_bounded(handover: Handover, path: str, status: int) -> None:
    assert enter(handover.world.adviser_user).get(f"/api/referrals{path}").status_code == status


def test_strangers_and_visitors(handover: Handover) -> None:
    handover.send()
    assert Client().get("/api/referrals").status_code == 401
    assert enter(handover.world.owner_user).get("/api/referrals").status_code == 403
    owner_sees = enter(handover.world.owner_user).get(f"/api/referrals/{Referral.scoped.unscoped().get().pk}")
    assert owner_sees.status_code == 200
