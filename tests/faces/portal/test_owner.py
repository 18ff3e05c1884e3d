"""The signed-in owner: own requests, what is due, who may see what, who looked."""

from typing import Any

import pytest
from tests.domains.casework_fixtures import World

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.messages import api as letters
from banso.domains.parties import api as parties
from banso.platform.audit.record import record
from banso.platform.work import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def portal(world: World, sign_in: Any) -> Any:
    return sign_in(world.owner_user)


def test_home_when_empty(world: World, portal: Any) -> None:
    page = portal.get("/portal/").content.decode()
    assert "いま、することはありません" in page and "まだ相談はありません" in page


def test_home_shows_requests_and_what_is_due(world: World, portal: Any) -> None:
    case_id = world.open_case()
    asked = consents.ask_consent(
        actor=world.adviser, now=world.now, subject_id=world.firm, purpose="referral",
        field_classes=["confidential"], receiver_unit_id=world.other_unit, what_for="専門家に頼むため", case_id=case_id,
    )  # fmt: skip
    letters.post_message(actor=world.adviser, now=world.now, case_id=case_id, body="お知らせです。")
    page = portal.get("/portal/").content.decode()
    assert "架空よろず支援拠点に相談の内容を見せてよいですか" in page
    assert "お知らせが1件" in page and "R8-C000001" in page
    assert portal.get(f"/portal/cases/{case_id}/").status_code == 200
    assert "お知らせです。" in portal.get(f"/messages/{case_id}/").content.decode()
    answer = {"answer": "yes", "idempotency_key": "a" * 10}
    assert portal.post(f"/consents/requests/{asked.id}/answer/", answer).status_code == 302
    assert "架空商工会から架空よろず支援拠点へ" in portal.get("/portal/visibility/").content.decode()


def test_visibility_shows_grants_consents_and_looks(world: World, portal: Any) -> None:
    case_id = world.open_case()
    consent_id = consents.give_consent(
        actor=world.owner, now=world.now, subject_id=world.firm, purpose="referral", field_classes=["confidential"],
        holder_unit_id=world.unit, receiver_unit_id=world.other_unit, evidence="click",
    )  # fmt: skip
    with work(world.adviser, world.now) as unit_of_work:
        cases.share_case(
            now=world.now, case_id=case_id, unit_id=world.other_unit, purpose="referral", source="referral:1",
            field_classes=["confidential"], consent_id=consent_id,
        )  # fmt: skip
        unit_of_work.audit("referral.send")
    cases.look_at_case(actor=world.other, now=world.now, case_id=case_id)
    record(world.other, world.now, "look", subject_id=world.firm, purpose="investigation")
    page = portal.get("/portal/visibility/").content.decode()
    assert "相談の内容と記録" in page and page.count("架空よろず支援拠点") >= 3
    assert "investigation" not in page
    assert portal.get(f"/portal/visibility/?unit={world.other_unit}").status_code == 200
    assert portal.get("/portal/visibility/?unit=999").status_code == 400
    assert portal.get("/portal/visibility/?format=csv").status_code == 200
    withdraw = f"/consents/{consent_id}/withdraw/"
    assert portal.get(withdraw).status_code == 200
    assert portal.post(withdraw, {"idempotency_key": "b" * 10}).status_code == 302
    assert "いま見られる機関" in portal.get("/portal/visibility/").content.decode()
    assert not consents.get_consent(world.owner, world.now, consent_id).is_live


def test_another_firms_pages_are_404(world: World, portal: Any, make_user: Any) -> None:
    other_firm = parties.register_party(
        actor=world.adviser, now=world.now, kind="sole_proprietor", name="別の商店", prefecture_code="07"
    )
    receipt = world.ask()
    cases.link_enquiry(actor=world.adviser, now=world.now, enquiry_id=receipt.id, subject_id=other_firm)
    case_id = world.open_case(subject_id=other_firm, enquiry_id=receipt.id)
    for address in (f"/portal/requests/{receipt.id}/", f"/portal/cases/{case_id}/", f"/messages/{case_id}/"):
        assert portal.get(address).status_code == 404, address
    assert receipt.number not in portal.get("/portal/").content.decode()


def test_staff_have_no_portal_home(world: World, sign_in: Any, client: Any) -> None:
    assert client.get("/portal/").status_code == 302
    assert sign_in(world.adviser_user).get("/portal/").status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/portal/requests/99999999999999999999999/", "/portal/cases/99999999999999999999999/", "/portal/visibility/?page=1e9"],
)
def test_odd_addresses(world: World, portal: Any, address: str) -> None:
    assert portal.get(address).status_code in (400, 404)
