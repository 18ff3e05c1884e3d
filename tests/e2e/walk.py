"""The steps of the loop 相談から結果まで, each by the person who takes it, on the pages they would use."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect
from tests.e2e.hands import Mouse

SOCIETY = "さいたま市商工会（架空）"
CENTRE = "埼玉県よろず支援拠点（架空）"
SAITAMA = "11"
ISSUE = "market_development"


@dataclass
class Story:
    """What one walk of the loop tells, and the addresses it finds on the way."""

    firm: str
    question: str = "地元の客が減った。県外にも売りたいが、やり方が分からない。"
    is_new_firm: bool = False
    number: str = ""
    follow: str = ""
    case: str = ""
    referral: str = ""
    received_case: str = ""


def path_of(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url).split("?")[0].split("#")[0]


# the owner


def ask(owner: Mouse, story: Story) -> None:
    """Own words, agency, contact, confirmation; then the receipt with the number and the link."""
    page = owner.page
    page.goto("/")
    owner.follow("相談する")
    owner.fill("困っていること、相談したいこと", story.question)
    owner.select("会社やお店がある都道府県", SAITAMA)
    owner.press("次へ：相談先を選ぶ")
    expect(page.locator(".as-typed")).to_have_text(story.question)
    owner.choose(SOCIETY)
    owner.fill("会社やお店の名前", story.firm)
    owner.fill("あなたの名前", "架空 試子")
    owner.fill("メールアドレス", "shiko@banso.invalid")
    owner.tick("書いたことを、選んだ相談先が読むことに同意します")
    owner.press("次へ：内容を確かめる")
    expect(page.locator("main")).to_contain_text(story.question)
    owner.press("送る")
    expect(page.get_by_role("heading", level=1)).to_have_text("相談の経過")
    story.number = _number(page, r"受付番号：(\S+)")
    story.follow = path_of(page)
    assert re.fullmatch(r"/portal/follow/[\w-]{20,}/", story.follow)


def accept_consent(owner: Mouse, story: Story) -> None:
    """The request has come to the owner's own page; the answer is yes."""
    page = owner.page
    page.goto(story.follow)
    owner.follow("内容を見て返事をする")
    expect(page.locator("main")).to_contain_text(CENTRE)
    owner.choose("見せてよい")
    owner.press("返事を送る")
    expect(page.locator("main")).to_contain_text(f"{CENTRE}に見せてよいと同意しています。")


def withdraw_consent(owner: Mouse, story: Story) -> None:
    owner.page.goto(story.follow)
    owner.follow("同意を取り消す")
    owner.press("取り消す")
    expect(owner.page.locator("main")).to_contain_text("同意を取り消しました。")


def answer_survey(owner: Mouse, story: Story) -> None:
    """From the owner's own page, without an account."""
    page = owner.page
    page.goto(story.follow)
    expect(page.locator("main")).to_contain_text("アンケートに答えられます。")
    owner.follow(CENTRE)
    assert story.firm not in page.content(), "a survey names no firm"
    owner.page.locator("input[name=score][value='5']").wait_for()
    owner.choose(page.locator("label", has=page.locator("input[name=score][value='5']")).inner_text().strip())
    owner.press("答えを送る")
    expect(page.get_by_role("heading", level=1)).to_have_text("アンケートのお答えを受け取りました")


# the adviser


def open_enquiry(adviser: Mouse, story: Story) -> None:
    """From the worklist to the enquiry."""
    page = adviser.page
    page.goto("/desk/")
    adviser.follow("相談の申込み")
    adviser.fill("受付番号", story.number)
    adviser.press("絞り込む")
    adviser.follow(story.number)
    expect(page.locator(".as-typed").first).to_have_text(story.question)


def find_firm(adviser: Mouse, story: Story) -> None:
    """Find the firm and say that it is the one that asked."""
    adviser.fill("名前・フリガナ・法人番号・電話の一部", story.firm)
    adviser.press("探す")
    adviser.press(f"この事業者に結び付ける（{story.firm}）")
    expect(adviser.page.get_by_role("heading", name="結び付いた事業者")).to_be_visible()


def register_firm(adviser: Mouse, story: Story) -> None:
    """The firm is in no register: take it down with what the asker wrote, and come back to the enquiry."""
    page = adviser.page
    enquiry = path_of(page)
    adviser.press("新しい事業者として登録する")
    expect(adviser.field("名称（氏名・商号）")).to_have_value(story.firm)
    expect(adviser.field("都道府県")).to_have_value(SAITAMA)
    adviser.choose("個人事業主")
    adviser.press("登録する")
    expect(page.locator("main")).to_contain_text("登録しました。")
    assert path_of(page) == enquiry
    adviser.press(f"この事業者に結び付ける（{story.firm}）")
    expect(page.get_by_role("heading", name="結び付いた事業者")).to_be_visible()


def open_case(adviser: Mouse, story: Story) -> None:
    page = adviser.page
    adviser.follow("案件を始める")
    adviser.fill("件名", "県外への販路")
    adviser.tick(_issue_label(page))
    adviser.press("案件を始める")
    expect(page.locator("main")).to_contain_text("案件を始めました。")
    story.case = path_of(page)


def log_consultation(staff: Mouse, summary: str) -> None:
    """On the page of a case: what was heard, with the day and the issues already filled in."""
    page = staff.page
    staff.follow("相談を記録")
    staff.fill("相談の内容", summary)
    staff.press("記録する")
    expect(page.locator("main")).to_contain_text("相談を記録しました。")
    expect(page.locator(".timeline")).to_contain_text(summary)


def ask_consent(adviser: Mouse, story: Story) -> None:
    """The candidate with its rule and evidence; no consent yet, so the owner is asked by link."""
    page = adviser.page
    page.goto(story.case)
    adviser.follow("取次ぐ")
    candidate = page.locator("li", has=page.get_by_role("heading", name=CENTRE))
    expect(candidate).to_contain_text(re.compile(r"RT\d\d"))
    expect(candidate).to_contain_text("期待される役割（平成29年 中間整理案）")
    assert candidate.locator("ul li").count() > 0, "a candidate says why"
    adviser.follow(f"この機関に取り次ぐ（{CENTRE}）")
    expect(page.locator("main")).to_contain_text("この機関への有効な同意がありません")
    adviser.follow("お願いを作る")
    adviser.fill("何のために見せるか", "県外の販路にくわしい担当者に引き継ぐため")
    adviser.press("リンクを作る")
    expect(page.get_by_role("heading", level=1)).to_have_text("同意のお願いを作りました")


def send_referral(adviser: Mouse, story: Story) -> None:
    page = adviser.page
    page.goto(story.case)
    adviser.follow("取次ぐ")
    adviser.follow(f"この機関に取り次ぐ（{CENTRE}）")
    adviser.fill("取次先にしてほしいこと", "県外の売り先の探し方を助言してほしいです。")
    adviser.press("内容を確かめる")
    expect(page.get_by_role("heading", level=1)).to_have_text("取次ぎを確かめて送る")
    adviser.press("送る")
    expect(page.locator("main")).to_contain_text("取り次ぎました。")
    story.referral = path_of(page)


# the receiving agency


def take_up(receiver: Mouse, story: Story) -> None:
    """From the basket; an own case is opened."""
    page = receiver.page
    page.goto("/desk/")
    receiver.follow("届いた取次ぎ")
    page.goto(f"{path_of(page)}?q={story.firm}")
    receiver.follow(story.firm)
    assert path_of(page) == story.referral
    receiver.press("引き受ける")
    receiver.agree()
    expect(page.locator("main")).to_contain_text("引き受けました。")
    receiver.follow("自分の案件を開く")
    story.received_case = path_of(page)


def close_as_helped(receiver: Mouse, story: Story) -> None:
    page = receiver.page
    page.goto(story.referral)
    receiver.follow("結果を記録して終える")
    receiver.choose("支援した")
    receiver.fill("取次元への報告", "県外の展示会への出展を助言しました。")
    receiver.press("記録して終える")
    expect(page.locator("main")).to_contain_text("結果を記録し、取次元に知らせました。")


def refuse(receiver: Mouse, story: Story) -> None:
    page = receiver.page
    page.goto(story.referral)
    receiver.follow("対応できない")
    receiver.choose("担当地域の外")
    receiver.fill("補足", "県北の案件は別の拠点が担当です。")
    receiver.press("対応できないと返す")
    expect(page.locator("main")).to_contain_text("対応できないことを取次元に返しました。")


def _issue_label(page: Page) -> str:
    box = page.locator(f"input[name=issues][value={ISSUE}]")
    return page.locator("label", has=box).inner_text().strip()


def _number(page: Page, pattern: str) -> str:
    found = re.search(pattern, page.locator("main").inner_text())
    assert found, f"{pattern} is not on {page.url}"
    return found.group(1)
