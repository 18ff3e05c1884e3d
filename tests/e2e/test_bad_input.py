"""Wrong input in the browser 誤った入力: said beside the field and above the form, nothing lost, nothing stored twice."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.looks import axe_violations
from tests.e2e.people import PHONE, People

SUMMARY = ".error-summary"


@dataclass(frozen=True)
class Wrong:
    """A form, what is typed, and which field is wrong. `kept` is what must still stand there afterwards."""

    name: str
    path: str
    who: str
    button: str
    wrong_field: str
    typed: dict[str, str] = field(default_factory=dict)
    status: int = 400

    def __str__(self) -> str:
        return self.name


FORMS = (
    Wrong("sign in", "/sign-in/", "visitor", "サインイン", "password", {"login_id": "adviser"}),
    Wrong("ask: nothing", "/portal/ask/", "visitor", "次へ", "text"),
    Wrong("ask: no prefecture", "/portal/ask/", "visitor", "次へ", "prefecture_code", {"text": "売上が減った。"}),
    Wrong("consultation: future", "/cases/{case}/consultations/new/", "adviser", "記録する", "event_on",
          {"event_on": "令和9年1月5日", "summary": "長い時間をかけて書いた記録。", "next_step": "見積りを見る"}),
    Wrong("consultation: era", "/cases/{case}/consultations/new/", "adviser", "記録する", "event_on",
          {"event_on": "平成31年5月1日", "summary": "長い時間をかけて書いた記録。"}),
    Wrong("consultation: minutes", "/cases/{case}/consultations/new/", "adviser", "記録する", "contact_minutes",
          {"contact_minutes": "９９９９", "summary": "記録"}),
    Wrong("quick log", "/cases/log/?subject={case_firm}", "adviser", "記録する", "summary", {"next_step": "電話する"}),
    Wrong("open case", "/cases/new/?subject={firm}", "adviser", "案件を始める", "issues", {"title": "菓子の販路"}),
    Wrong("close case", "/cases/{case}/close/", "adviser", "案件を終える", "outcome", {"note": "まとめの言葉"}),
    Wrong("settle enquiry", "/cases/enquiries/{enquiry_new}/settle/", "adviser", "終える", "settlement"),
    Wrong("register firm", "/parties/new/", "adviser", "登録する", "corporate_number",
          {"name": "株式会社書きかけ", "kana": "カキカケ", "corporate_number": "1234567890123", "street": "架空町1-1"}),
    Wrong("attribute", "/parties/{firm}/attributes/new/", "adviser", "記録する", "as_of",
          {"value": "12", "source": "本人の申告", "as_of": "2026-02-30"}),
    Wrong("paper consent", "/consents/new/?subject={case_firm}&case={case_spare}&receiver={yorozu_unit}", "adviser",
          "記録する", "valid_until", {"evidence_note": "窓口で署名", "valid_until": "昭和65年1月1日"}),
    Wrong("ask consent", "/consents/ask/?subject={case_firm}&case={case_spare}&receiver={yorozu_unit}", "adviser",
          "リンクを作る", "what_for"),
    Wrong("write referral", "/referrals/new/{case}/{yorozu_unit}/", "adviser", "内容を確かめる", "what_for",
          {"what_for": "", "note": "午後に電話を"}),
    Wrong("refuse referral", "/referrals/{waiting}/refuse/", "yorozu", "対応できないと返す", "reason_code", {"reason": "補足の言葉"}),
    Wrong("close referral", "/referrals/{taken_up}/close/", "yorozu", "記録して終える", "outcome", {"note": "報告の言葉"}),
    Wrong("withdraw referral", "/referrals/{waiting}/withdraw/", "adviser", "取り下げる", "reason"),
    Wrong("message", "/messages/{case}/", "adviser", "送る", "body"),
    Wrong("consent answer", "/consents/r/{consent_link}/", "visitor", "返事を送る", "answer"),
    Wrong("survey", "/surveys/a/{survey_open}/", "visitor", "答えを送る", "score", {"comment": "たすかりました"}),
    Wrong("agency", "/directory/new/", "administrator", "登録", "name"),
    Wrong("upload", "/parties/imports/new/", "administrator", "", "file"),
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_wrong_input_is_said_and_nothing_is_lost(form: Wrong, people: People, places: dict[str, Any]) -> None:
    page = people.open(form.who)
    page.goto(form.path.format_map(places))
    for name, text in form.typed.items():
        page.locator(f"main [name={name}]").fill(text)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.locator("main form.form, main form:has(.field)").get_by_role("button", name=form.button).last.click()
    assert answered.value.status == form.status
    page.wait_for_load_state()
    for name, text in form.typed.items():
        if page.locator(f"main [name={name}]").get_attribute("type") != "password":
            expect(page.locator(f"main [name={name}]")).to_have_value(text)
    _check_errors(page, form.wrong_field)
    found = axe_violations(page)
    page.set_viewport_size(PHONE)
    found += axe_violations(page)
    assert not found, "\n".join(found)


def _check_errors(page: Page, wrong_field: str) -> None:
    """The summary has the focus; its link leads to the field, which is marked and says what is wrong."""
    expect(page.locator(SUMMARY)).to_be_focused()
    assert page.title().startswith("エラー："), page.title()
    owner = page.locator(".field-invalid").filter(has=page.locator(f"[name={wrong_field}]"))
    expect(owner).to_have_count(1)
    assert owner.locator(".field-error").inner_text().strip()
    target = owner.get_attribute("id") or owner.locator(f"[name={wrong_field}]").get_attribute("id")
    link = page.locator(f"{SUMMARY} a[href='#{target}']")
    expect(link).to_have_count(1)
    link.click()
    assert page.evaluate("(id) => document.activeElement.id === id", target), f"the link does not reach #{target}"


def test_individual_number_is_not_repeated(people: People) -> None:
    """A 12-digit individual number is refused and not shown again; the other words are kept."""
    page = people.open()
    page.goto("/portal/ask/")
    page.locator("[name=text]").fill("売上が減りました。番号は 123456789018 です。")
    page.locator("[name=prefecture_code]").select_option("11")
    page.get_by_role("button", name="次へ").click()
    expect(page.locator(SUMMARY)).to_be_visible()
    assert "123456789018" not in page.content()
    expect(page.locator("[name=text]")).to_have_value("売上が減りました。番号は ************ です。".replace("*", _mask(page)))


def _mask(page: Page) -> str:
    """The sign that stands for each digit."""
    return page.locator("[name=text]").input_value().split("番号は ")[1][0]


def test_going_back_and_forth_while_asking_loses_nothing(people: People) -> None:
    page = people.open()
    page.goto("/portal/ask/")
    page.locator("[name=text]").fill("一行目\n二行目　<b>太字ではない</b>")
    page.locator("[name=prefecture_code]").select_option("11")
    page.get_by_role("button", name="次へ").click()
    page.locator("[name=asker_name]").fill("架空 試子")
    page.locator("[name=contact_email]").fill("まちがい")
    page.get_by_role("button", name="次へ").click()
    expect(page.locator(SUMMARY)).to_be_visible()
    expect(page.locator("[name=asker_name]")).to_have_value("架空 試子")
    expect(page.locator("[name=contact_email]")).to_have_value("まちがい")
    page.get_by_role("button", name="前のページに戻る").click()
    expect(page.locator("[name=text]")).to_have_value("一行目\n二行目　<b>太字ではない</b>")


def test_double_click_makes_one(people: People, places: dict[str, Any]) -> None:
    """Twice on the button, and once more with the script off: one record each time."""
    for has_script in (True, False):
        page = people.open("adviser", java_script_enabled=has_script)
        words = f"二度押しの試験（{has_script}）"
        page.goto(f"/cases/{places['case_spare']}/consultations/new/")
        page.locator("[name=summary]").fill(words)
        page.get_by_role("button", name="記録する").dblclick()
        expect(page.locator("main")).to_contain_text("相談を記録しました。")
        page.goto(f"/cases/{places['case_spare']}/")
        assert page.locator("main").inner_text().count(words) == 1


def test_reloading_after_sending_sends_nothing(people: People, places: dict[str, Any]) -> None:
    page = people.open("adviser")
    words = "読み直しの試験"
    page.goto(f"/cases/{places['case_spare']}/consultations/new/")
    page.locator("[name=summary]").fill(words)
    page.get_by_role("button", name="記録する").click()
    expect(page.locator("main")).to_contain_text("相談を記録しました。")
    page.reload()
    assert page.locator("main").inner_text().count(words) == 1
