"""The directory's REST interface."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
NEW = {
    "type_code": "AG07",
    "name": "架空の拠点",
    "prefecture_code": "07",
    "areas": ["07"],
    "valid_from": "2024-04-01",
}


def send(client: Client, method: str, path: str, body: dict[str, Any], **headers: str) -> Any:
    call = getattr(client, method)
    return call(f"/api/directory{path}", json.dumps(body), content_type="application/json", headers=headers)


def test_reading_is_public_and_paged(client: Client, register: Callable[..., Any]) -> None:
    for number in range(3):
        register(name=f"架空の拠点{number}")
    answer = client.get("/api/directory/agencies?text=拠点&prefecture=07&page=2&page_size=2").json()
    assert answer["total"] == 3 and [row["name"] for row in answer["items"]] == ["架空の拠点2"]
    one = client.get(f"/api/directory/agencies/{answer['items'][0]['id']}")
    assert one["ETag"] == '"1"' and one.json()["type_name"]["en"] == "Yorozu Support Centers"


def test_types_by_day(client: Client) -> None:
    names = {
        row["code"]: row["name"]["ja"] for row in client.get("/api/directory/types?on=2025-12-31").json()
    }
    assert names["AG22"] == "下請かけこみ寺"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("type=AG99", 400),
        ("type=AG05", 422),
        ("prefecture=48", 400),
        ("prefecture=07&city=072029", 400),
        ("issue=nothing", 400),
        ("page=0", 422),
        ("page_size=100000", 422),
        ("on=2026-02-30", 422),
        ("text=%00%25", 200),
        ("on=0001-01-01", 200),
        ("on=9999-12-31", 200),
    ],
)
def test_odd_questions(client: Client, query: str, status: int) -> None:
    assert client.get(f"/api/directory/agencies?{query}").status_code in {
        status,
        status if status != 422 else 400,
    }


@pytest.mark.parametrize("ident", ["0", str(2**63), "999", "x"])
def test_odd_ids(client: Client, ident: str) -> None:
    assert client.get(f"/api/directory/agencies/{ident}").status_code in {404, 422}


def test_writing_is_for_administrators_with_a_key(
    client: Client, sign_in: Callable[..., Client], operator: Any, make_unit: Any, make_user: Any
) -> None:
    assert send(client, "post", "/agencies", NEW).status_code == 401
    assert send(sign_in(make_user("adviser", make_unit())), "post", "/agencies", NEW).status_code == 403
    browser = sign_in(operator)
    assert send(browser, "post", "/agencies", NEW).status_code == 428
    first = send(browser, "post", "/agencies", NEW, **{"Idempotency-Key": "a1"})
    again = send(browser, "post", "/agencies", NEW, **{"Idempotency-Key": "a1"})
    other = send(browser, "post", "/agencies", {**NEW, "name": "別"}, **{"Idempotency-Key": "a1"})
    assert (first.status_code, again.json(), other.status_code) == (201, first.json(), 422)
    assert send(browser, "post", "/agencies", NEW, **{"Idempotency-Key": "a2"}).status_code == 409


def test_changes_need_the_version(
    sign_in: Callable[..., Client], operator: Any, register: Callable[..., Any]
) -> None:
    agency, browser = register(), sign_in(operator)
    path, body = f"/agencies/{agency.id}", {"prefecture_code": "07", "areas": ["07"]}
    assert send(browser, "put", path, body, **{"Idempotency-Key": "b1"}).status_code == 428
    done = send(browser, "put", path, body, **{"Idempotency-Key": "b1", "If-Match": '"1"'})
    stale = send(browser, "put", path, body, **{"Idempotency-Key": "b2", "If-Match": '"1"'})
    assert (done.json(), stale.status_code) == ({"version": 2}, 409)
    renamed = send(
        browser,
        "post",
        f"{path}/names",
        {"name": "新名", "from_on": "2026-11-01"},
        **{"Idempotency-Key": "b3", "If-Match": "2"},
    )
    office = send(
        browser,
        "post",
        f"{path}/offices",
        {"name": "窓口", "prefecture_code": "07", "valid_from": "2026-11-01"},
        **{"Idempotency-Key": "b4", "If-Match": "3"},
    )
    closed = send(
        browser,
        "post",
        f"{path}/closing",
        {"last_on": "9999-12-31"},
        **{"Idempotency-Key": "b5", "If-Match": "4"},
    )
    assert (renamed.status_code, office.status_code, closed.status_code) == (200, 201, 400)
