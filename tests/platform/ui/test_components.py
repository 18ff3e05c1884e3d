"""Components as they are written on pages."""

from datetime import date
from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.scope.actor import Actor
from banso.platform.ui.components import Entry, Head, Item, Link, Step, Tag, plain_table
from banso.platform.ui.context import page_url

EVIL = '"><script>alert(1)</script>'


def drawn(source: str, **context: Any) -> str:
    return Template("{% load ui i18n %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 12, 1), ["令和8年12月1日", "あと11日"]),
        (date(2026, 11, 20), ["本日まで", "tone-warning"]),
        (date(2026, 11, 17), ["3日超過", "tone-danger"]),
        (None, ["期限なし"]),
    ],
)
def test_a_clock_says_the_date_and_what_is_left(due_on: date | None, words: list[str]) -> None:
    html = drawn("{% clock due_on %}", due_on=due_on)
    assert all(word in html for word in words)


def test_an_ended_clock_counts_no_days() -> None:
    assert "超過" not in drawn("{% clock due_on ended=True %}", due_on=date(2026, 1, 1))


@pytest.mark.parametrize("tone", ["neutral", "info", "progress", "success", "warning", "danger"])
def test_a_status_is_a_word_and_a_shape(tone: str) -> None:
    html = drawn("{% status_tag '受付' tone %}", tone=tone)
    assert "受付" in html and "<svg" in html


def test_an_unknown_tone_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="tone"):
        drawn("{% status_tag 'x' 'red' %}")


@pytest.mark.parametrize(
    "source",
    [
        "{% button evil href=evil about=evil %}",
        "{% button evil name=evil value=evil confirm=evil %}",
        "{% action evil evil version=1 confirm=evil %}",
        "{% status_tag evil %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% card title=evil href=evil %}{{ evil }}{% endcard %}",
        "{% empty_state evil evil href=evil label=evil %}",
        "{% stat_tile evil evil unit=evil note=evil href=evil %}",
        "{% ruby evil evil %}{% copy_link evil evil %}",
        "{% breadcrumb links %}{% tabs links evil %}",
        "{% summary_list items %}{% timeline entries %}{% steps steps %}{% table table %}",
    ],
)
def test_whatever_is_shown_is_escaped(source: str) -> None:
    html = drawn(
        source,
        evil=EVIL,
        links=[Link(EVIL, EVIL), Link(EVIL, EVIL, True)],
        items=[Item(EVIL, EVIL, href=EVIL, href_label=EVIL)],
        entries=[Entry(date(2026, 11, 20), EVIL, EVIL, EVIL, Tag(EVIL), EVIL)],
        steps=[Step(EVIL, "current", EVIL)],
        table=plain_table(EVIL, [EVIL, Head(EVIL, sort_url=EVIL)], [[EVIL, EVIL]]),
    )
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_an_action_carries_its_keys() -> None:
    html = drawn("{% action '/x/' '引き受ける' version=3 confirm='よろしいですか。' %}", csrf_token="token")
    assert 'method="post"' in html and 'name="csrfmiddlewaretoken" value="token"' in html
    assert 'name="idempotency_key"' in html and 'name="version" value="3"' in html
    assert 'data-confirm="よろしいですか。"' in html


def test_a_table_is_one_to_a_screen_reader() -> None:
    table = plain_table(
        "取次ぎ",
        [Head("名称", sort="ascending", sort_url="?order=-name"), Head("件数", "number")],
        [["甲", 1234]],
    )
    html = drawn("{% table table %}", table=table)
    assert 'aria-sort="ascending"' in html and '<th scope="row"' in html and "<caption" in html
    assert '<td class="cell-number">1,234</td>' in html


def error_page(kind: Kind) -> str:
    refusal = Refusal(
        "some_code", kind=kind, reason=Text("できません。", "No."), next_step=Text("戻る。", "Back.")
    )
    request = RequestFactory().get("/x")
    request.actor = Actor(user_id=1, name="見本 花子")
    context = {"refusal": refusal, "reason": "できません。", "next_step": "戻る。", "request_id": "id-1"}
    return render_to_string(
        "ui/error.html", {**context, "nav": [Link("窓口", "/desk/", True)], "request": request}
    )


def test_an_error_page_says_reason_next_step_code_and_number() -> None:
    html = error_page(Kind.CONFLICT)
    assert "<h1>できません。</h1>" in html and "<title>できません。 | Banso 伴走</title>" in html
    assert all(word in html for word in ("戻る。", "some_code", "id-1", "見本 花子", "/desk/"))


def test_a_fault_page_asks_nothing_of_the_frame() -> None:
    html = error_page(Kind.UNAVAILABLE)
    assert "見本 花子" not in html and "/desk/" not in html and "できません。" in html


def test_dates_follow_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert drawn("{{ on|wareki }}", on=date(2026, 11, 21)) == "21 November 2026"


@pytest.mark.parametrize(
    ("method", "referer", "expected"),
    [
        ("get", "", "/desk/?q=%E5%95%86"),
        ("post", "http://testserver/desk/3/?a=b", "/desk/3/?a=b"),
        ("post", "https://elsewhere.invalid/desk/", "/"),
        ("post", "http://testserver", "/"),
        ("post", "javascript:alert(1)", "/"),
        ("post", "", "/"),
    ],
)
def test_the_language_switch_comes_back_to_a_page_of_ours(method: str, referer: str, expected: str) -> None:
    request = getattr(RequestFactory(), method)("/desk/?q=%E5%95%86", headers={"Referer": referer})
    assert page_url(request) == expected


def test_furigana_stands_over_the_name_and_not_over_the_legal_form() -> None:
    from banso.platform.ui.templatetags.ui import ruby

    assert ruby("合同会社北斗食堂", "ホクトショクドウ").startswith("合同会社<ruby>北斗食堂<rp>")
    assert ruby("北斗食堂株式会社", "ホクトショクドウ").endswith("</ruby>株式会社")
    assert ruby("北斗食堂", "ホクトショクドウ").startswith("<ruby>北斗食堂<rp>")
    assert ruby("北斗食堂") == "北斗食堂"
