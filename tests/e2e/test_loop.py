"""The whole loop in a real browser 相談から結果まで: owner, adviser, receiving agency, planner."""

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.e2e import walk
from tests.e2e.board import Reading, read_indicators
from tests.e2e.hands import Keyboard, Mouse
from tests.e2e.people import People
from tests.e2e.walk import Story


def status_of(people_page: Any, path: str) -> int:
    """The status that opening an address gives."""
    answer = people_page.goto(path)
    assert answer is not None
    return int(answer.status)


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
def test_from_question_to_measured_result(hands: type[Mouse], people: People, spare_firms: list[str]) -> None:
    story = Story(firm=spare_firms.pop())
    planner = people.open("planner")
    before = read_indicators(planner)
    owner, adviser, receiver = (hands(people.open(who)) for who in ("visitor", "adviser", "yorozu"))

    walk.ask(owner, story)
    walk.open_enquiry(adviser, story)
    walk.find_firm(adviser, story)
    walk.open_case(adviser, story)
    walk.log_consultation(adviser, "売り先は近くの商店だけ。商品は日持ちする。")
    walk.ask_consent(adviser, story)
    assert status_of(receiver.page, story.case) == 404, "no look before consent and referral"
    walk.accept_consent(owner, story)
    assert status_of(receiver.page, story.case) == 404, "consent alone opens nothing"
    walk.send_referral(adviser, story)
    assert status_of(receiver.page, story.case) == 200, "referral and consent live"
    walk.take_up(receiver, story)
    walk.log_consultation(receiver, "県外の展示会を紹介した。")
    walk.close_as_helped(receiver, story)
    assert status_of(receiver.page, story.case) == 404, "the referral has ended"
    walk.answer_survey(owner, story)

    after = read_indicators(planner)
    assert moved(before, after) == {
        "consultations": (2, 2),
        "distinct_firms": (1, 1),
        "taken_up_in_days": (0, 0),  # counted once its days are over
        "usefulness_top_two": (1, 1),
    }
    for reading in after.values():
        assert reading.rows == reading.denominator


def moved(before: dict[str, Reading], after: dict[str, Reading]) -> dict[str, tuple[int, int]]:
    return {
        code: (after[code].numerator - before[code].numerator, after[code].denominator - before[code].denominator)
        for code in after
    }


def settles_as(page: Page, address: str, word: str) -> bool:
    """Whether a page comes to show a word within 20 seconds: what an event causes follows a moment later."""
    for _ in range(40):
        page.goto(address)
        if word in page.locator("main").inner_text():
            return True
        page.wait_for_timeout(500)
    return False


def test_withdrawn_consent_shuts_the_case(people: People) -> None:
    """The second walk: a firm in no register; the owner takes the consent back while the help is under way."""
    story = Story(firm="架空庵まんじゅう本舗", is_new_firm=True)
    owner, adviser, receiver = (Mouse(people.open(who)) for who in ("visitor", "adviser", "yorozu"))
    stranger = people.open("chamber")

    walk.ask(owner, story)
    walk.open_enquiry(adviser, story)
    walk.register_firm(adviser, story)
    walk.open_case(adviser, story)
    walk.log_consultation(adviser, "菓子の日持ちを確かめた。")
    walk.ask_consent(adviser, story)
    walk.accept_consent(owner, story)
    walk.send_referral(adviser, story)
    walk.take_up(receiver, story)
    assert status_of(receiver.page, story.case) == 200
    assert status_of(stranger, story.case) == 404
    assert status_of(stranger, story.referral) == 404

    walk.withdraw_consent(owner, story)
    assert status_of(receiver.page, story.case) == 404
    assert status_of(receiver.page, story.received_case) == 200, "the receiver keeps its own record"
    receiver.page.goto(story.referral)
    assert "県外の売り先の探し方を助言してほしい" not in receiver.page.content(), "the sender's words are shut at once"
    assert settles_as(receiver.page, story.referral, "取下げ"), "the worker tells the referral of the withdrawal"
    assert status_of(adviser.page, story.case) == 200


def test_refusal_goes_back_to_the_sender(people: People, spare_firms: list[str]) -> None:
    story = Story(firm=spare_firms.pop())
    owner, adviser, receiver = (Mouse(people.open(who)) for who in ("visitor", "adviser", "yorozu"))
    walk.ask(owner, story)
    walk.open_enquiry(adviser, story)
    walk.find_firm(adviser, story)
    walk.open_case(adviser, story)
    walk.ask_consent(adviser, story)
    walk.accept_consent(owner, story)
    walk.send_referral(adviser, story)
    walk.refuse(receiver, story)
    assert status_of(receiver.page, story.case) == 404

    page = adviser.page
    page.goto("/desk/tasks/?size=100")
    row = page.get_by_role("row").filter(has_text=story.firm).filter(has=page.locator(f"a[href='{story.referral}']"))
    assert row.count() == 1, "the sender has it on the worklist again"
    row.get_by_role("link").first.click()
    words = page.locator("main").inner_text()
    assert "担当地域の外" in words and "県北の案件は別の拠点が担当です。" in words
    page.get_by_role("link", name="別の機関に取り次ぐ").click()
    assert "取次先を選ぶ" in page.get_by_role("heading", level=1).inner_text()
    owner.page.goto(story.follow)
    assert "県北の案件は別の拠点が担当です。" not in owner.page.content(), "the reason is between the agencies"
