"""The pages of parties through the Django client: what a person can do, and what bad input gets."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from banso.domains.parties.api import register_party
from banso.domains.parties.models import Party, PartyAttribute
from banso.platform.audit.models import AuditEntry
from banso.platform.imports.models import ImportRun
from banso.platform.jobs.queue import run_due

from .conftest import cells, line, number

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(make_user: Callable, make_unit: Callable) -> Any:
    return make_user("adviser", make_unit("架空商工会"))


@pytest.fixture
def administrator(make_user: Callable, make_unit: Callable) -> Any:
    return make_user("administrator", make_unit("運営"))


def register(user: Any, actor_of: Callable, now: datetime, **changes: Any) -> int:
    values = {"kind": "sole_proprietor", "name": "架空商店", "prefecture_code": "07", **changes}
    return register_party(actor=actor_of(user), now=now, **values)


def form_values(**changes: str) -> dict[str, str]:
    return {"kind": "corporation", "name": "株式会社架空製作所", "prefecture_code": "07", "city": "福島市", **changes}


@pytest.mark.parametrize("path", ["/parties/", "/parties/new/", "/parties/imports/", "/parties/imports/new/", "/parties/1/"])
def test_nobody_unknown_gets_in(client: Any, path: str) -> None:
    assert client.get(path).status_code == 302


def test_an_adviser_does_not_import(sign_in: Callable, user: Any) -> None:
    assert sign_in(user).get("/parties/imports/").status_code == 403


def test_an_owner_does_not_search(sign_in: Callable, make_user: Callable) -> None:
    assert sign_in(make_user("owner", subject_id=1)).get("/parties/").status_code == 403


def test_search_finds_and_leads_to_the_party(sign_in: Callable, user: Any, actor_of: Callable, now: datetime) -> None:
    party_id = register(user, actor_of, now)
    page = sign_in(user).get("/parties/", {"q": "商店"})
    assert page.status_code == 200
    assert f"/parties/{party_id}/" in page.content.decode()
    assert AuditEntry.objects.filter(action="search").count() == 1
    empty = sign_in(user).get("/parties/", {"q": "存在しない", "prefecture": "13"})
    assert "条件に合うものがありません" in empty.content.decode()


@pytest.mark.parametrize(
    "query",
    [{"order": "password"}, {"page": "-1"}, {"page": "x"}, {"size": "1000000"}, {"prefecture": "99"}, {"kind": "x"},
     {"filter[_connector]": "OR"}, {"q": "a\x00"}, {"q": "あ" * 101}, {"format": "exe"}],
)  # fmt: skip
def test_bad_queries_are_refused_in_words(sign_in: Callable, user: Any, query: dict[str, str]) -> None:
    assert sign_in(user).get("/parties/", query).status_code == 400


@pytest.mark.parametrize("query", [{"q": '"'}, {"q": "%"}, {"q": "' OR 1=1"}, {"q": "東", "page": "999999999"}, {"q": "あ" * 100}])
def test_odd_queries_are_answered(sign_in: Callable, user: Any, query: dict[str, str]) -> None:
    assert sign_in(user).get("/parties/", query).status_code == 200


def test_export_escapes_formulas(sign_in: Callable, user: Any, actor_of: Callable, now: datetime) -> None:
    register(user, actor_of, now, name="=1+1商店")
    answer = sign_in(user).get("/parties/", {"q": "商店", "format": "csv"})
    assert b"'=1+1" in b"".join(answer.streaming_content)
    assert sign_in(user).get("/parties/", {"q": "商店", "format": "xlsx"}).status_code == 200


def test_register_shows_lookalikes_then_registers_once(sign_in: Callable, user: Any, actor_of: Callable, now: datetime) -> None:
    known = register(user, actor_of, now, kind="corporation", name="(株)架空製作所")
    client = sign_in(user)
    first = client.post("/parties/new/", form_values(idempotency_key="key-00001"))
    assert first.status_code == 409
    shown = first.content.decode()
    assert f"/parties/{known}/" in shown and 'type="checkbox"' in shown and "株式会社架空製作所" in shown
    values = form_values(idempotency_key="key-00001", is_confirmed="on", phone="024-000-0001", employees="12人")
    done = client.post("/parties/new/", values)
    assert done.status_code == 302
    assert client.post("/parties/new/", values).headers["Location"] == done.headers["Location"]
    assert Party.scoped.unscoped().count() == 2
    page = client.get(done.headers["Location"]).content.decode()
    assert "福島県福島市" in page and "024-000-0001" in page and "支援機関の登録" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "入力してください"),
        ({"corporate_number": "7000012050003"}, "検査用数字"),
        ({"city": "千代田区"}, "その市区町村はありません"),
        ({"city": "福島"}, "福島市"),
        ({"employees": "-3"}, "0以上の整数"),
        ({"phone": "12"}, "10桁または11桁"),
        ({"name": "個人番号123456789018"}, "個人番号"),
        ({"kind": "x"}, "選択"),
        ({"capital_yen": "NaN"}, ""),
    ],
)
def test_bad_forms_come_back_with_everything_typed(sign_in: Callable, user: Any, changes: dict[str, str], words: str) -> None:
    answer = sign_in(user).post("/parties/new/", form_values(street="架空町１番", **changes))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page and "架空町１番" in page
    assert not Party.scoped.unscoped().exists()


def test_another_units_party_is_not_found(sign_in: Callable, user: Any, make_user: Callable, make_unit: Callable,
                                          actor_of: Callable, now: datetime) -> None:  # fmt: skip
    party_id = register(user, actor_of, now)
    client = sign_in(make_user("adviser", make_unit("別の機関")))
    assert client.get(f"/parties/{party_id}/").status_code == 404
    assert client.get(f"/parties/{party_id}/attributes/new/").status_code == 404
    assert client.get("/parties/999999/").status_code == 404
    assert AuditEntry.objects.filter(action="denied").exists()


def test_recording_an_attribute(sign_in: Callable, user: Any, actor_of: Callable, now: datetime) -> None:
    party_id = register(user, actor_of, now)
    address = f"/parties/{party_id}/attributes/new/"
    client = sign_in(user)
    assert client.get(address).status_code == 200
    values = {"name": "employees", "value": "15", "source": "決算書", "as_of": "R8.4.1", "idempotency_key": "key-00001"}
    assert client.post(address, values).status_code == 302
    assert client.post(address, values).status_code == 302
    assert PartyAttribute.scoped.unscoped().count() == 1
    assert "決算書" in client.get(f"/parties/{party_id}/").content.decode()
    assert client.post(address, values | {"as_of": "R9.4.1", "idempotency_key": "key-00002"}).status_code == 400
    assert client.post(address, values | {"value": "x", "idempotency_key": "key-00003"}).status_code == 400


def upload(client: Any, *rows: list[str], **more: str) -> Any:
    content = "".join(f"{line(row)}\n" for row in rows).encode("cp932")
    return client.post("/parties/imports/new/", {"file": SimpleUploadedFile("houjin.csv", content), **more})


def test_an_import_from_the_page_to_the_search(sign_in: Callable, administrator: Any, now: datetime) -> None:
    client = sign_in(administrator)
    taken = upload(client, cells(1), cells(2))
    assert taken.status_code == 302
    while run_due(now):
        pass
    page = client.get(taken.headers["Location"]).content.decode()
    assert "反映済み" in page
    assert "架空1番" in client.get("/parties/", {"q": number(1)}).content.decode()
    again = upload(client, cells(1), cells(2))
    assert again.status_code == 409
    assert "すでに取り込まれています" in again.content.decode()
    assert client.get("/parties/imports/").status_code == 200


def test_errors_stop_an_import_until_they_are_accepted(sign_in: Callable, administrator: Any, now: datetime) -> None:
    client = sign_in(administrator)
    address = upload(client, cells(1), cells(2, process="2")).headers["Location"]
    run_due(now)
    page = client.get(address).content.decode()
    assert "まだ何も反映していません" in page and "3列目「処理区分」" in page
    errors = client.get(address, {"format": "csv"})
    assert "処理区分" in b"".join(errors.streaming_content).decode("utf-8-sig")
    assert not Party.scoped.unscoped().exists()
    assert client.post(f"{address}accept/").status_code == 302
    run_due(now)
    assert Party.scoped.unscoped().count() == 1
    assert client.post(f"{address}accept/").status_code == 409


def test_an_import_can_be_given_up(sign_in: Callable, administrator: Any, now: datetime) -> None:
    client = sign_in(administrator)
    address = upload(client, cells(1), cells(2, process="2")).headers["Location"]
    run_due(now)
    assert client.post(f"{address}cancel/").status_code == 302
    assert ImportRun.objects.get().state == "cancelled"
    assert client.post(f"{address}cancel/").status_code == 409
    assert upload(client, cells(1), cells(2, process="2")).status_code == 302


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n", "あ".encode("utf-16"), b"\x83"])
def test_what_is_no_such_file_is_refused(sign_in: Callable, administrator: Any, content: bytes) -> None:
    answer = sign_in(administrator).post("/parties/imports/new/", {"file": SimpleUploadedFile("x.csv", content)})
    assert answer.status_code == 400
    assert not ImportRun.objects.exists()


def test_no_file_at_all(sign_in: Callable, administrator: Any) -> None:
    assert sign_in(administrator).post("/parties/imports/new/", {}).status_code == 400
    assert sign_in(administrator).get("/parties/imports/77/").status_code == 404


def test_pages_in_english(sign_in: Callable, user: Any, actor_of: Callable, now: datetime) -> None:
    party_id = register(user, actor_of, now)
    client = sign_in(user)
    client.cookies["banso_language"] = "en"
    page = client.get(f"/parties/{party_id}/").content.decode()
    assert "Sole proprietor" in page and "Registered by a support agency" in page


def test_what_an_enquiry_told_is_filled_in_and_the_way_back_is_taken(sign_in: Callable, user: Any) -> None:
    client = sign_in(user)
    address = "/parties/new/?next=/cases/enquiries/5/%3Ftext%3D"
    shown = client.post(address, {"prefill": "1", "name": "架空商店", "prefecture_code": "11", "phone": ""})
    assert shown.status_code == 200
    assert "架空商店" in shown.content.decode()
    filled = form_values(name="架空商店")
    assert client.post(address, filled)["Location"] == "/cases/enquiries/5/?text=%E6%9E%B6%E7%A9%BA%E5%95%86%E5%BA%97"
    elsewhere = client.post("/parties/new/?next=https://example.invalid/", form_values(name="別の商店"))
    assert elsewhere["Location"].startswith("/parties/")
