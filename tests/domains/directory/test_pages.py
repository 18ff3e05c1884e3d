"""The directory's pages: public to read, administrators write, nothing typed is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from banso.domains.directory import api
from banso.domains.directory.models import Agency

pytestmark = pytest.mark.django_db
NEW = {
    "type_code": "AG07",
    "name": "架空のよろず支援拠点",
    "valid_from": "R6.4.1",
    "prefecture_code": "07",
    "area_kind": "home",
    "functions": ["market_development"],
    "idempotency_key": "key-000000000001",
}


def test_anyone_may_look_for_an_agency(client: Client, register: Callable[..., Any]) -> None:
    agency = register(name="架空の拠点")
    answer = client.get("/directory/")
    assert answer.status_code == 200 and "架空の拠点" in answer.content.decode()
    page = client.get(f"/directory/{agency.id}/")
    assert page.status_code == 200 and "名称の履歴" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=福島", True),
        ("q=鳥取", False),
        ("type=AG07", True),
        ("type=AG01", False),
        ("prefecture=07", True),
        ("prefecture=31", False),
        ("issue=market_development", True),
        ("issue=hiring", False),
        ("order=-name", True),
        ("order=prefecture&size=50&page=99", True),
    ],
)
def test_the_list_is_narrowed_and_sorted(
    client: Client, register: Callable[..., Any], query: str, found: bool
) -> None:
    register(name="福島県の架空拠点")
    answer = client.get(f"/directory/?{query}")
    assert answer.status_code == 200 and ("福島県の架空拠点" in answer.content.decode()) is found


@pytest.mark.parametrize(
    "query",
    ["order=unit__code", "type=AG99", "type=AG05", "page=-1", "q=%00", "unit__name=x", "prefecture=99"],
)
def test_odd_parameters_are_refused(client: Client, query: str) -> None:
    assert client.get(f"/directory/?{query}").status_code == 400


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_exported(client: Client, register: Callable[..., Any], kind: str) -> None:
    register(name="=架空の拠点")
    answer = client.get(f"/directory/?format={kind}")
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    body = b"".join(answer.streaming_content if answer.streaming else [answer.content])
    assert b"PK" in body or "'=架空の拠点" in body.decode()


@pytest.mark.parametrize("path", ["999999", str(10**30), "types/AG99", "types/ag01"])
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    assert client.get(f"/directory/{path}/").status_code == 404


def test_unverified_days_are_shown_as_such(client: Client) -> None:
    assert "日付は未確認" in client.get("/directory/types/AG17/").content.decode()
    assert "日付は未確認）" not in client.get("/directory/types/AG16/").content.decode()
    english = client.get("/directory/types/AG17/", headers={"Accept-Language": "en"}).content.decode()
    assert "SME Vitalization Councils" in english


def test_the_types_are_those_of_today(client: Client) -> None:
    body = client.get("/directory/types/").content.decode()
    assert "取引かけこみ寺" in body and "下請かけこみ寺" not in body and "全国商店街支援センター" not in body


def test_an_administrator_registers_once(sign_in: Callable[..., Client], operator: Any) -> None:
    browser = sign_in(operator)
    assert browser.get("/directory/new/").status_code == 200
    first, second = (browser.post("/directory/new/", NEW) for _ in range(2))
    assert first.status_code == second.status_code == 302 and first.url == second.url
    agency = Agency.objects.get()
    found = api.get_agency(agency.pk, date(2026, 11, 20))
    assert found.areas == ("07",) and found.functions == ("market_development",)


def test_what_is_wrong_is_shown_beside_what_was_typed(sign_in: Callable[..., Client], operator: Any) -> None:
    given = {**NEW, "phone": "番号", "area_kind": "chosen", "areas": "072029", "valid_from": "昭和65年1月1日"}
    answer = sign_in(operator).post("/directory/new/", given)
    body = answer.content.decode()
    assert answer.status_code == 400 and "架空のよろず支援拠点" in body and "072029" in body
    answer = sign_in(operator).post("/directory/new/", {**given, "valid_from": "R6.4.1"})
    assert answer.status_code == 400 and "電話番号として読めません" in answer.content.decode()
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    ("area", "expected"), [("nation", ()), ("home", ("07",)), ("chosen", ("072028", "31"))]
)
def test_areas_are_chosen_in_words(
    sign_in: Callable[..., Client], operator: Any, area: str, expected: tuple[str, ...]
) -> None:
    given = {**NEW, "area_kind": area, "area_prefectures": ["31"], "areas": "072028"}
    assert sign_in(operator).post("/directory/new/", given).status_code == 302
    assert api.get_agency(Agency.objects.get().pk, date(2026, 11, 20)).areas == expected


def test_an_entry_is_changed_renamed_extended_and_closed(
    sign_in: Callable[..., Client], operator: Any, register: Callable[..., Any]
) -> None:
    agency, browser = register(), sign_in(operator)
    base = f"/directory/{agency.id}"
    steps = [
        ("edit", {"prefecture_code": "07", "area_kind": "nation", "functions": ["hiring"]}),
        ("name", {"name": "新しい名の拠点", "from_on": "2026/11/20"}),
        ("offices/new", {"name": "会津の窓口", "prefecture_code": "07", "valid_from": "2026/11/01"}),
    ]
    for version, (path, given) in enumerate(steps, start=1):
        assert browser.get(f"{base}/{path}/").status_code == 200
        sent = {**given, "version": version, "idempotency_key": f"key-00000000-{version}"}
        assert browser.post(f"{base}/{path}/", sent).status_code == 302
    body = browser.get(f"{base}/").content.decode()
    assert "新しい名の拠点" in body and "会津の窓口" in body and "福島県よろず支援拠点（架空）" in body
    stale = browser.post(
        f"{base}/close/", {"last_on": "2026/11/19", "version": 1, "idempotency_key": "key-stale-1"}
    )
    assert stale.status_code == 409
    closed = browser.post(
        f"{base}/close/", {"last_on": "2026/11/19", "version": 4, "idempotency_key": "key-close-1"}
    )
    assert closed.status_code == 302 and browser.get(f"{base}/").status_code == 404


def test_others_may_not_write(
    client: Client,
    sign_in: Callable[..., Client],
    register: Callable[..., Any],
    make_unit: Any,
    make_user: Any,
) -> None:
    agency = register()
    assert client.get("/directory/new/").status_code == 302
    browser = sign_in(make_user("adviser", make_unit()))
    assert browser.get("/directory/new/").status_code == 403
    browser = sign_in(make_user("administrator", make_unit()))
    assert browser.get("/directory/new/").status_code == 403
    assert browser.get(f"/directory/{agency.id}/edit/").status_code == 403


def test_staff_names_are_for_colleagues_only(
    client: Client, sign_in: Callable[..., Client], register: Callable[..., Any], make_user: Any
) -> None:
    from banso.platform.scope.models import Unit

    agency = register()
    user = make_user("adviser", Unit.objects.get(pk=agency.unit_id))
    assert user.display_name not in client.get(f"/directory/{agency.id}/").content.decode()
    assert user.display_name in sign_in(user).get(f"/directory/{agency.id}/").content.decode()
