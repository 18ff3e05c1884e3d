"""The desk: what is due, and everything one unit may see of a firm."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.domains.handover_fixtures import Handover, enter

from banso.domains.consents import api as consents
from banso.domains.messages import api as messages
from banso.domains.referrals import api as referrals
from banso.platform import clock


def text(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_desk_says_what_to_do_next(world: Any) -> None:
    page = text(enter(world.other_user).get("/desk/"))
    assert "いまやることはありません" in page
    assert "事業者を探す" in page


def test_home_shows_enquiries_cases_and_referrals(handover: Handover) -> None:
    world = handover.world
    receipt = world.ask()
    number = handover.send()
    sender = text(enter(world.adviser_user).get("/desk/"))
    for words in (receipt.number, "相談の申込みに対応する", "販路の相談", "架空よろず支援拠点"):
        assert words in sender
    receiver = text(enter(world.other_user).get("/desk/"))
    assert "届いた取次ぎに返答する" in receiver
    assert f"/referrals/{number}/" in receiver
    assert "架空商店" in receiver
    assert receipt.number not in receiver


def test_overdue_is_counted_and_marked(handover: Handover) -> None:
    handover.send()
    client = enter(handover.world.other_user)
    with clock.frozen(handover.world.now + timedelta(days=13)):
        assert "3日超過" in text(client.get("/desk/"))
        assert "1件" in text(client.get("/desk/tasks/", {"due": "overdue"}))
        assert "条件に合うものがありません" in text(client.get("/desk/tasks/", {"due": "today"}))


def test_the_worklist_is_a_list(handover: Handover) -> None:
    handover.send()
    client = enter(handover.world.other_user)
    assert "架空商店" in text(client.get("/desk/tasks/"))
    export = b"".join(client.get("/desk/tasks/", {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "届いた取次ぎに返答する" in export
    assert "架空商店" not in export
    assert client.get("/desk/tasks/", {"order": "subject_id"}).status_code == 400


def karte(handover: Handover, user: Any, **query: Any) -> Any:
    return enter(user).get(f"/desk/firms/{handover.world.firm}/", query)


def test_the_karte_joins_everything(handover: Handover) -> None:
    world = handover.world
    messages.post_message(actor=world.adviser, now=world.now, case_id=handover.case, body="資料をお送りください。")
    handover.send()
    page = text(karte(handover, world.adviser_user))
    for words in ("売り先を広げたいとのこと", "案件を始めた", "資料をお送りください", "取次ぎを送った", "相談を記録", "取次ぐ"):
        assert words in page
    assert "見られる機関" in page
    assert "架空よろず支援拠点" in page


@pytest.mark.parametrize(
    ("kind", "shown", "hidden"),
    [
        ("consultation", "売り先を広げたい", "案件を始めた"),
        ("case", "案件を始めた", "売り先を広げたい"),
        ("referral", "取次ぎを送った", "売り先を広げたい"),
        ("message", "相談を取り次ぎました", "案件を始めた"),
    ],
)
def test_the_timeline_narrows(handover: Handover, kind: str, shown: str, hidden: str) -> None:
    handover.send()
    page = text(karte(handover, handover.world.adviser_user, kind=kind))
    assert shown in page
    assert hidden not in page


def test_another_agency_opens_the_karte_only_while_it_may(handover: Handover) -> None:
    world = handover.world
    assert karte(handover, world.other_user).status_code == 404
    number = handover.send()
    page = text(karte(handover, world.other_user))
    assert "売り先を広げたいとのこと" in page
    assert "相談を取り次ぎました" not in page
    consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=handover.consent)
    assert karte(handover, world.other_user).status_code == 404
    assert referrals.get_referral(world.other, world.now, number).firm_name == ""


def test_after_taking_up_the_own_work_stays(handover: Handover) -> None:
    world = handover.world
    number = handover.send()
    referrals.take_up(actor=world.other, now=world.now, referral_id=number)
    referrals.close_referral(actor=world.other, now=world.now, referral_id=number, outcome="helped")
    page = text(karte(handover, world.other_user))
    assert "売り先を広げたいとのこと" not in page
    assert "からの取次ぎ" in page


@pytest.mark.parametrize("query", [{"kind": "secret"}, {"page": "0"}, {"page": "-1"}, {"page": "x"}, {"page": "9" * 9}])
def test_bad_parameters_are_refused(handover: Handover, query: dict[str, str]) -> None:
    assert karte(handover, handover.world.adviser_user, **query).status_code == 400


def test_pages_far_beyond_are_empty(handover: Handover) -> None:
    assert "経過はまだありません" in text(karte(handover, handover.world.adviser_user, page="99999"))


def test_owners_and_visitors_have_no_desk(handover: Handover) -> None:
    assert Client().get("/desk/").status_code == 302
    assert enter(handover.world.owner_user).get("/desk/").status_code == 403
    assert karte(handover, handover.world.owner_user).status_code == 403
