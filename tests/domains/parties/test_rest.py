"""The REST interface of parties."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from banso.domains.parties.api import register_party
from banso.domains.parties.models import Party
from banso.platform.jobs.queue import run_due

from .conftest import cells, line

pytestmark = pytest.mark.django_db
NEW = {"kind": "sole_proprietor", "name": "架空商店", "prefecture_code": "07", "phone": "024-000-0001"}


@pytest.fixture
def user(make_user: Callable, make_unit: Callable) -> Any:
    return make_user("adviser", make_unit("架空商工会"))


def post(client: Any, address: str, body: Any, key: str | None = "k1") -> Any:
    headers = {} if key is None else {"Idempotency-Key": key}
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_sign_in_first(client: Any) -> None:
    assert client.get("/api/parties/", {"text": "東京"}).status_code == 401


def test_register_search_get(sign_in: Callable, user: Any) -> None:
    client = sign_in(user)
    made = post(client, "/api/parties/", NEW)
    assert made.status_code == 201
    party_id = made.json()["id"]
    assert post(client, "/api/parties/", NEW).json()["id"] == party_id
    assert Party.scoped.unscoped().count() == 1
    found = client.get("/api/parties/", {"text": "商店"}).json()
    assert (found["total"], found["is_capped"], found["items"][0]["id"]) == (1, False, party_id)
    one = client.get(f"/api/parties/{party_id}")
    assert one.headers["ETag"] == '"1"'
    assert {part["name"]: part["value"] for part in one.json()["attributes"]}["phone"] == "024-000-0001"
    alike = client.get("/api/parties/lookalikes", {"name": "架空商店"}).json()
    assert [part["id"] for part in alike] == [party_id]
    again = post(client, "/api/parties/", NEW, key="k2")
    assert (again.status_code, again.json()["code"]) == (409, "lookalikes_found")
    assert post(client, "/api/parties/", NEW | {"is_confirmed": True}, key="k2").status_code == 201


def test_attributes(sign_in: Callable, user: Any, actor_of: Callable, now: datetime) -> None:
    party_id = register_party(actor=actor_of(user), now=now, kind="pre_founder", name="架空 太郎", prefecture_code="07")
    client = sign_in(user)
    body = {"name": "employees", "value": "3", "source": "本人", "as_of": "2026-04-01"}
    assert post(client, f"/api/parties/{party_id}/attributes", body).status_code == 201
    assert post(client, f"/api/parties/{party_id}/attributes", body | {"name": "x"}, key="k3").status_code == 400
    assert post(client, "/api/parties/9999/attributes", body, key="k4").status_code == 404
    assert post(client, f"/api/parties/{party_id}/attributes", body, key=None).status_code == 428


@pytest.mark.parametrize(
    "query",
    [{}, {"text": ""}, {"text": "あ" * 101}, {"text": "東", "page": "0"}, {"text": "東", "page": "1000000000"},
     {"text": "東", "page_size": "-1"}, {"text": "東", "prefecture_code": "48"}, {"text": "東", "kind": "x"}],
)  # fmt: skip
def test_bad_queries(sign_in: Callable, user: Any, query: dict[str, str]) -> None:
    assert sign_in(user).get("/api/parties/", query).status_code == 422


@pytest.mark.parametrize("address", ["/api/parties/0", "/api/parties/-1", "/api/parties/99999999999999999999", "/api/parties/x"])
def test_bad_ids(sign_in: Callable, user: Any, address: str) -> None:
    assert sign_in(user).get(address).status_code in (404, 422)


@pytest.mark.parametrize("changes", [{"name": "a\x00"}, {"kind": "x"}, {"prefecture_code": "99"}, {"corporate_number": "1"}])
def test_bad_registrations(sign_in: Callable, user: Any, changes: dict[str, str]) -> None:
    answer = post(sign_in(user), "/api/parties/", NEW | changes)
    assert answer.status_code == 400
    assert answer.json()["code"]


def test_import(sign_in: Callable, make_user: Callable, make_unit: Callable, user: Any, now: datetime) -> None:
    client = sign_in(make_user("administrator", make_unit("運営")))

    def send(key: str) -> Any:
        file = SimpleUploadedFile("houjin.csv", f"{line(cells(1))}\n".encode())
        return client.post("/api/parties/imports", {"file": file}, headers={"Idempotency-Key": key})

    taken = send("i1")
    assert taken.status_code == 202
    assert send("i1").json() == taken.json()
    while run_due(now):
        pass
    report = client.get(f"/api/parties/imports/{taken.json()['id']}").json()
    assert (report["state"], report["read"], report["inserted"]) == ("published", 1, 1)
    again = send("i2")
    assert (again.status_code, again.json()["code"]) == (409, "duplicate_file")
    assert again.json()["detail"]["import_id"] == taken.json()["id"]
    assert sign_in(user).get(f"/api/parties/imports/{taken.json()['id']}").status_code == 403
