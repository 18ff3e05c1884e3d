"""The owner who signs in 利用者IDのある事業者: decides, follows, sees who may look and who looked, answers."""

from typing import Any

from playwright.sync_api import expect
from tests.e2e import walk
from tests.e2e.hands import Mouse
from tests.e2e.people import People
from tests.e2e.walk import CENTRE, Story


def test_owner_with_an_account(people: People, places: dict[str, Any]) -> None:
    """The case stands ready in the made-up data, with a request for consent still open."""
    owner, adviser, receiver = (Mouse(people.open(who)) for who in ("owner", "adviser", "yorozu"))
    page = owner.page
    story = Story(firm=places["owner_firm_name"], case=f"/cases/{places['owner_case']}/")

    page.goto("/portal/")
    owner.follow(f"返事をする（{CENTRE}）")
    owner.choose("見せてよい")
    owner.press("返事を送る")
    page.goto("/portal/visibility/")
    expect(page.get_by_role("heading", name="あなたの同意").locator("xpath=following::ul[1]")).to_contain_text(CENTRE)

    walk.send_referral(adviser, story)
    assert receiver.page.goto(story.case).status == 200  # type: ignore[union-attr]
    walk.take_up(receiver, story)
    walk.log_consultation(receiver, "展示会の準備を手伝った。")
    walk.close_as_helped(receiver, story)

    page.goto("/portal/visibility/")
    expect(page.get_by_role("table", name="見られた記録")).to_contain_text(CENTRE)
    page.goto("/portal/")
    owner.follow("答える")
    owner.page.locator("input[name=score][value='4']").check()
    owner.press("答えを送る")
    expect(page.get_by_role("heading", level=1)).to_have_text("アンケートのお答えを受け取りました")
    page.goto("/portal/")
    expect(page.get_by_role("link", name="答える")).to_have_count(0)


def test_owner_sees_only_the_own_firm(people: People, places: dict[str, Any]) -> None:
    page = people.open("owner")
    for path in (f"/portal/cases/{places['case']}/", f"/portal/requests/{places['enquiry_new']}/", f"/messages/{places['case']}/"):
        answer = page.goto(path)
        assert answer is not None and answer.status == 404, path
    answer = page.goto("/desk/")
    assert answer is not None and answer.status == 403
