"""Pages of cases: lists, enquiry, opening, logging, closing, and who gets 404."""

from typing import Any

import pytest
from django.utils import translation
from tests.domains.casework_fixtures import SECRET_WORDS, World

from banso.domains.cases import api as cases
from banso.domains.cases.models import Case, Consultation, Enquiry
from banso.platform.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
LOG = {
    "event_on": "令和8年11月19日", "channel": "office", "contact_minutes": "60", "preparation_minutes": "5",
    "issues": ["hiring"], "summary": "求人の出し方を相談した。", "next_step": "", "next_on": "", "idempotency_key": "k" * 12,
}  # fmt: skip


@pytest.fixture
def desk(world: World, sign_in: Any) -> Any:
    return sign_in(world.adviser_user)


def test_enquiry_list_search_filter_export(world: World, desk: Any) -> None:
    receipt = world.ask()
    for query in ("", "?q=R8-000001", "?state=received&prefecture=07", "?order=-number", "?q=架空 花子"):
        page = desk.get(f"/cases/enquiries/{query}")
        assert page.status_code == 200 and receipt.number in page.content.decode()
    assert receipt.number not in desk.get("/cases/enquiries/?state=settled").content.decode()
    for bad in ("?order=password", "?page=-1", "?nothing=1", "?state=odd"):
        assert desk.get(f"/cases/enquiries/{bad}").status_code == 400
    export = b"".join(desk.get("/cases/enquiries/?format=csv").streaming_content).decode()
    assert receipt.number in export and "花子" not in export and SECRET_WORDS not in export


def test_enquiry_to_case(world: World, desk: Any) -> None:
    receipt = world.ask(firm_name="架空商店")
    page = desk.get(f"/cases/enquiries/{receipt.id}/")
    assert SECRET_WORDS in page.content.decode() and "この事業者に結び付ける" in page.content.decode()
    found = desk.get(f"/cases/enquiries/{receipt.id}/?text=架空")
    assert "架空商店" in found.content.decode()
    link = {"subject_id": world.firm, "version": 1, "idempotency_key": "link-1-1-1"}
    assert desk.post(f"/cases/enquiries/{receipt.id}/link/", link).status_code == 302
    address = f"/cases/enquiries/{receipt.id}/open/"
    assert desk.get(address).status_code == 200
    wrong = desk.post(address, {"title": "打った件名", "version": 2, "idempotency_key": "a" * 10})
    assert wrong.status_code == 400 and "打った件名" in wrong.content.decode()
    body = {"title": "求人の相談", "issues": ["hiring"], "version": 2, "idempotency_key": "a" * 10}
    made = desk.post(address, body)
    assert made.status_code == 302
    assert desk.post(address, body).status_code == 302  # sent twice: one case
    assert Case.scoped.unscoped().count() == 1
    assert desk.get(made.url).status_code == 200
    assert AuditEntry.objects.filter(action="look", object_type="cases.enquiry").exists()


def test_settling(world: World, desk: Any) -> None:
    receipt = world.ask()
    address = f"/cases/enquiries/{receipt.id}/settle/"
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"idempotency_key": "b" * 10, "version": 1}).status_code == 400
    body = {"settlement": "duplicate", "idempotency_key": "b" * 10, "version": 1}
    assert desk.post(address, body).status_code == 302
    assert Enquiry.scoped.unscoped().get(pk=receipt.id).state == "settled"
    stale = desk.post(address, {**body, "idempotency_key": "c" * 10})
    assert stale.status_code == 409


def test_case_page_and_list(world: World, desk: Any) -> None:
    case_id = world.open_case()
    world.log(case_id)
    page = desk.get(f"/cases/{case_id}/").content.decode()
    assert "販路の相談" in page and "売り先を広げたい" in page
    assert "販路の相談" not in page.split("</title>")[0]
    listed = desk.get("/cases/?q=架空商店&state=open&issue=market_development&whose=own").content.decode()
    assert "R8-C000001" in listed and "架空商店" in listed
    assert "R8-C000001" not in desk.get("/cases/?issue=hiring").content.decode()
    assert desk.get("/cases/?format=xlsx").status_code == 200


def test_another_units_case_is_404_everywhere(world: World, sign_in: Any) -> None:
    case_id, receipt = world.open_case(), world.ask()
    stranger = sign_in(world.other_user)
    for address in (
        f"/cases/{case_id}/", f"/cases/{case_id}/consultations/new/", f"/cases/{case_id}/close/",
        f"/cases/{case_id}/issues/", f"/cases/enquiries/{receipt.id}/", f"/cases/enquiries/{receipt.id}/open/",
        f"/cases/enquiries/{receipt.id}/settle/", "/cases/999999999/", f"/messages/{case_id}/",
    ):  # fmt: skip
        assert stranger.get(address).status_code == 404, address
    post = {"idempotency_key": "d" * 10, "version": "1", "subject_id": world.firm}
    for address in (f"/cases/{case_id}/reopen/", f"/cases/enquiries/{receipt.id}/link/", f"/messages/{case_id}/settle/"):
        assert stranger.post(address, post).status_code == 404, address
    assert "R8-" not in stranger.get("/cases/").content.decode()
    assert AuditEntry.objects.filter(action="denied").exists()


def test_owners_and_visitors_do_not_enter_the_desk(world: World, client: Any, sign_in: Any) -> None:
    assert client.get("/cases/").status_code == 302
    assert sign_in(world.owner_user).get("/cases/").status_code == 403


def test_log_consultation(world: World, desk: Any) -> None:
    case_id = world.open_case()
    address = f"/cases/{case_id}/consultations/new/"
    assert desk.get(address).status_code == 200
    wrong = desk.post(address, {**LOG, "event_on": "平成31年5月1日"})
    assert wrong.status_code == 400
    shown = wrong.content.decode()
    assert "令和元年5月1日" in shown and "求人の出し方を相談した。" in shown
    future = desk.post(address, {**LOG, "event_on": "令和8年11月21日"})
    assert future.status_code == 400 and "今日より後" in future.content.decode()
    assert desk.post(address, LOG).status_code == 302
    assert desk.post(address, LOG).status_code == 302
    assert Consultation.scoped.unscoped().count() == 1
    changed = desk.post(address, {**LOG, "summary": "別の内容"})
    assert changed.status_code == 422


def test_an_individual_number_is_not_shown_again(world: World, desk: Any) -> None:
    case_id = world.open_case()
    wrong = desk.post(f"/cases/{case_id}/consultations/new/", {**LOG, "summary": "番号は123456789018だそうです"})
    shown = wrong.content.decode()
    assert wrong.status_code == 400
    assert "123456789018" not in shown and "番号は＊＊＊＊＊＊＊＊＊＊＊＊だそうです" in shown


def test_quick_log_begins_a_case(world: World, desk: Any) -> None:
    address = f"/cases/log/?subject={world.firm}"
    assert desk.get(address).status_code == 200
    untitled = desk.post(address, {**LOG, "case": "new"})
    assert untitled.status_code == 400 and "件名" in untitled.content.decode()
    made = desk.post(address, {**LOG, "case": "new", "title": "求人の相談"})
    assert made.status_code == 302
    case = Case.scoped.unscoped().get()
    again = desk.post(address, {**LOG, "case": str(case.pk), "title": "", "idempotency_key": "e" * 12})
    assert again.status_code == 302
    assert Consultation.scoped.unscoped().filter(case=case).count() == 2
    for bad in ("/cases/log/", "/cases/log/?subject=abc", "/cases/log/?subject=" + "9" * 30, "/cases/new/?subject=²"):
        assert desk.get(bad).status_code == 400
    assert desk.get("/cases/log/?subject=999999999").status_code == 404


def test_issues_close_reopen(world: World, desk: Any) -> None:
    case_id = world.open_case()
    body = {"title": "新しい件名", "issues": ["hiring"], "version": 1, "idempotency_key": "f" * 10}
    assert desk.post(f"/cases/{case_id}/issues/", body).status_code == 302
    stale = desk.post(f"/cases/{case_id}/close/", {"outcome": "resolved", "version": 1, "idempotency_key": "g" * 10})
    assert stale.status_code == 409
    close = {"outcome": "resolved", "note": "済", "version": 2, "idempotency_key": "h" * 10}
    assert desk.post(f"/cases/{case_id}/close/", close).status_code == 302
    assert desk.get(f"/cases/{case_id}/consultations/new/").status_code == 409
    reopen = {"version": "3", "idempotency_key": "i" * 10}
    assert desk.post(f"/cases/{case_id}/reopen/", reopen).status_code == 302
    assert cases.get_case(world.adviser, world.now, case_id).state == "open"


@pytest.mark.parametrize("version", ["x", "-1", "9" * 40])
def test_bad_versions(world: World, desk: Any, version: str) -> None:
    case_id = world.open_case()
    answer = desk.post(f"/cases/{case_id}/reopen/", {"version": version, "idempotency_key": "j" * 10})
    assert answer.status_code == 400


def test_a_form_without_a_key_is_refused(world: World, desk: Any) -> None:
    case_id = world.open_case()
    assert desk.post(f"/cases/{case_id}/reopen/", {"version": "1"}).status_code == 400


def test_english(world: World, desk: Any) -> None:
    case_id = world.open_case()
    desk.cookies["banso_language"] = "en"
    with translation.override("ja"):  # what the request activates would outlive it
        page = desk.get(f"/cases/{case_id}/").content.decode()
    assert "20 November 2026" in page and "Market development" in page
