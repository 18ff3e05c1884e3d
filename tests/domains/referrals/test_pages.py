"""Pages of referrals through the test client: the whole hand-over, and what each visitor may open."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.domains.handover_fixtures import WHAT_FOR, Handover, enter

from banso.domains.consents import api as consents
from banso.domains.referrals import api as referrals
from banso.domains.referrals.models import Referral
from banso.platform.scope.actor import Actor


def text(response: Any) -> str:
    return response.content.decode()


def hidden(response: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text(response))
    assert found, name
    return found[1]


@pytest.fixture
def sender(handover: Handover) -> Client:
    return enter(handover.world.adviser_user)


@pytest.fixture
def receiver(handover: Handover) -> Client:
    return enter(handover.world.other_user)


def write_url(handover: Handover) -> str:
    return f"/referrals/new/{handover.case}/{handover.world.other_unit}/?issue=market_development"


def test_candidates_show_rule_and_evidence(handover: Handover, sender: Client) -> None:
    page = sender.get("/referrals/new/", {"case": handover.case})
    assert page.status_code == 200
    assert "架空よろず支援拠点" in text(page)
    assert re.search(r"RT\d\d", text(page))
    assert "平成29年" in text(page)
    assert "同意あり" in text(page)


def test_any_agency_can_be_found_in_the_directory(handover: Handover, sender: Client, third_agency: Actor) -> None:
    page = sender.get("/referrals/new/", {"case": handover.case, "issue": "succession", "q": "事業承継", "prefecture": "07"})
    assert f"/referrals/new/{handover.case}/{third_agency.unit_id}/?issue=succession" in text(page)
    nothing = sender.get("/referrals/new/", {"case": handover.case, "q": "存在しない機関"})
    assert "見つかりませんでした" in text(nothing)


def test_write_review_edit_send(handover: Handover, sender: Client) -> None:
    page = sender.get(write_url(handover))
    assert page.status_code == 200
    body = {
        "what_for": WHAT_FOR,
        "note": "午後に電話",
        "shares": ["summary"],
        "consultation_ids": [handover.consultation],
        "idempotency_key": hidden(page, "idempotency_key"),
    }
    review = sender.post(write_url(handover), {**body, "stage": "review"})
    assert "送ったあとは変えられません" in text(review)
    assert WHAT_FOR in text(review)
    assert not Referral.scoped.unscoped().exists()
    edit = sender.post(write_url(handover), {**body, "stage": "edit"})
    assert WHAT_FOR in text(edit)
    sent = sender.post(write_url(handover), {**body, "stage": "send"})
    number = Referral.scoped.unscoped().get().pk
    assert (sent.status_code, sent.url) == (302, f"/referrals/{number}/")
    again = sender.post(write_url(handover), {**body, "stage": "send"})
    assert (again.status_code, again.url) == (302, f"/referrals/{number}/")
    assert Referral.scoped.unscoped().count() == 1


def test_nothing_typed_is_lost(handover: Handover, sender: Client) -> None:
    page = sender.post(write_url(handover), {"what_for": "", "note": "ここまで書いた", "stage": "review"})
    assert page.status_code == 400
    assert "ここまで書いた" in text(page)
    assert "入力してください" in text(page)


def test_without_consent_the_way_to_get_it(handover: Handover, sender: Client) -> None:
    world = handover.world
    consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=handover.consent)
    page = sender.get(write_url(handover))
    assert "有効な同意がありません" in text(page)
    about = f"subject={world.firm}&amp;receiver={world.other_unit}&amp;case={handover.case}"
    assert f"/consents/new/?{about}" in text(page)
    assert f"/consents/ask/?{about}" in text(page)
    assert "<textarea" not in text(page)


def test_a_reason_is_asked_where_no_rule_speaks(handover: Handover, sender: Client, third_agency: Actor) -> None:
    handover.consent_for(handover.world.adviser, third_agency.require_unit())
    url = f"/referrals/new/{handover.case}/{third_agency.unit_id}/?issue=it_use"
    assert "override_reason" in text(sender.get(url))
    refused = sender.post(url, {"what_for": WHAT_FOR, "stage": "review"})
    assert refused.status_code == 400


def test_take_up_and_close(handover: Handover, receiver: Client) -> None:
    number = handover.send()
    basket = receiver.get("/referrals/basket/")
    assert "架空商店" in text(basket)
    page = receiver.get(f"/referrals/{number}/")
    assert WHAT_FOR in text(page)
    done = receiver.post(f"/referrals/{number}/take-up/", {"version": 1, "idempotency_key": "take-up-0001"})
    assert done.status_code == 302
    assert "結果を記録して終える" in text(receiver.get(f"/referrals/{number}/"))
    closing = receiver.get(f"/referrals/{number}/close/")
    body = {"version": hidden(closing, "version"), "idempotency_key": "close-00001"}
    missing = receiver.post(f"/referrals/{number}/close/", body)
    assert missing.status_code == 400
    closed = receiver.post(f"/referrals/{number}/close/", {**body, "outcome": "helped", "note": "商談会"})
    assert closed.status_code == 302
    after = text(receiver.get(f"/referrals/{number}/"))
    assert WHAT_FOR not in after
    assert "いまは表示できません" in after


def test_refusing_needs_a_reason_and_keeps_the_words(handover: Handover, receiver: Client, sender: Client) -> None:
    number = handover.send()
    url = f"/referrals/{number}/refuse/"
    body = {"version": 1, "idempotency_key": "refuse-0001", "reason": "書きかけ"}
    missing = receiver.post(url, body)
    assert (missing.status_code, "書きかけ" in text(missing)) == (400, True)
    assert receiver.post(url, {**body, "reason_code": "no_capacity"}).status_code == 302
    page = text(sender.get(f"/referrals/{number}/"))
    assert "いまは受けられない" in page
    assert "別の機関に取り次ぐ" in page
    seen = sender.post(f"/referrals/{number}/seen/", {"idempotency_key": "seen-000001"})
    assert (seen.status_code, seen.url) == (302, "/desk/")


def test_a_stale_page_is_told_so(handover: Handover, receiver: Client) -> None:
    number = handover.send()
    referrals.take_up(actor=handover.world.other, now=handover.world.now, referral_id=number)
    page = receiver.post(f"/referrals/{number}/take-up/", {"version": 1, "idempotency_key": "take-up-0002"})
    assert page.status_code == 409
    assert "ほかの人が先に更新しました" in text(page)


def test_withdraw_by_the_firm(handover: Handover) -> None:
    number, owner = handover.send(), enter(handover.world.owner_user)
    assert owner.get(f"/referrals/{number}/").status_code == 200
    done = owner.post(f"/referrals/{number}/withdraw/", {"reason": "不要です", "version": 1, "idempotency_key": "withdraw-1"})
    assert done.status_code == 302
    assert handover.read(number).state == "withdrawn"


def test_another_agency_finds_nothing(
    handover: Handover, third_agency: Actor, sender: Client, receiver: Client
) -> None:
    from banso.platform.identity.models import User

    number = handover.send()
    stranger = enter(User.objects.get(pk=third_agency.user_id))
    for path in ("", "refuse/", "close/", "withdraw/"):
        assert stranger.get(f"/referrals/{number}/{path}").status_code == 404
    assert stranger.post(f"/referrals/{number}/take-up/", {"idempotency_key": "stranger-01"}).status_code == 404
    assert "架空商店" not in text(stranger.get("/referrals/basket/"))
    assert receiver.get("/referrals/new/", {"case": handover.case}).status_code == 404
    assert Client().get(f"/referrals/{number}/").status_code == 302
    assert sender.post(f"/referrals/{number}/take-up/", {"version": 1, "idempotency_key": "sender-0001"}).status_code == 403


def test_lists_search_filter_sort_page_export(handover: Handover, sender: Client) -> None:
    number = handover.send()
    handover.send(issue="hiring")
    assert "2件" in text(sender.get("/referrals/sent/"))
    assert "2件" in text(sender.get("/referrals/sent/", {"q": "架空商"}))
    assert "条件に合うものがありません" in text(sender.get("/referrals/sent/", {"q": "別の店"}))
    assert "1件" in text(sender.get("/referrals/sent/", {"issue": "hiring", "state": "open", "order": "-sent"}))
    export = sender.get("/referrals/sent/", {"format": "csv"})
    lines = b"".join(export.streaming_content).decode("utf-8-sig") if export.streaming else text(export)
    assert str(number) in lines
    assert "架空商店" not in lines


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"order": "password"}, 400),
        ({"page": "-1"}, 400),
        ({"page": "999999999"}, 200),
        ({"state": "lost"}, 400),
        ({"owner_unit__code": "x"}, 400),
        ({"q": "あ\x00"}, 400),
        ({"q": "x" * 5_000}, 400),
    ],
)
def test_list_parameters_are_held_against_an_allow_list(
    handover: Handover, sender: Client, query: dict[str, str], status: int
) -> None:
    for box in ("basket", "sent"):
        assert sender.get(f"/referrals/{box}/", query).status_code == status


@pytest.mark.parametrize("query", [{}, {"case": "x"}, {"case": "9" * 40}, {"case": "-1"}, {"case": "1", "issue": "ヰ"}])
def test_bad_addresses_are_no_faults(handover: Handover, sender: Client, query: dict[str, str]) -> None:
    assert sender.get("/referrals/new/", query).status_code in (400, 404)


def test_unknown_receivers_are_refused(handover: Handover, sender: Client) -> None:
    assert sender.get(f"/referrals/new/{handover.case}/999999999/").status_code == 400
    assert sender.get("/referrals/999999999999999999999/").status_code == 404
    assert sender.delete("/referrals/basket/").status_code == 405


def test_pages_are_complete_in_english(handover: Handover, sender: Client) -> None:
    number = handover.send()
    sender.cookies["banso_language"] = "en"
    page = text(sender.get(f"/referrals/{number}/"))
    assert 'lang="en"' in page
    assert "Market development" in page
