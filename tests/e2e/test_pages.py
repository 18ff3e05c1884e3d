"""Every page in its states 全画面: axe without a violation, no sideways scrolling, both languages, a phone, zoom, print."""

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.e2e.addresses import page_names
from tests.e2e.looks import axe_violations, japanese_left, sideways_scroll
from tests.e2e.people import DESKTOP, PHONE, People
from tests.e2e.visits import EXCEPTIONS, VISITS, Visit

# What a window of 1280 pixels leaves at 200 % zoom.
ZOOMED = {"width": 640, "height": 400}
MAIN = [visit for visit in VISITS if visit.state == "filled"]


def test_every_page_is_visited() -> None:
    visited = {visit.route for visit in VISITS}
    names = set(page_names())
    assert sorted(names - visited - set(EXCEPTIONS)) == []
    assert sorted((visited | set(EXCEPTIONS)) - names) == [], "these routes are gone"


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_page_has_no_violation(visit: Visit, people: People, places: dict[str, Any]) -> None:
    page = people.open(visit.who)
    answer = page.goto(visit.address(places))
    assert answer is not None and answer.ok, f"{answer and answer.status} at {page.url}"
    assert page.locator("h1").count() == 1
    found = axe_violations(page) + sideways_scroll(page) + _narrow_violations(page)
    if visit in MAIN:
        found += _printed_violations(page)
    assert not found, "\n".join(sorted(set(found)))


def _narrow_violations(page: Page) -> list[str]:
    """At 200 % zoom and on the narrowest phone."""
    found = []
    for size in (ZOOMED, PHONE):
        page.set_viewport_size(size)
        found += sideways_scroll(page)
    return found + axe_violations(page)


def _printed_violations(page: Page) -> list[str]:
    """As on paper, where neither menus nor buttons are left."""
    page.set_viewport_size(DESKTOP)
    page.emulate_media(media="print")
    assert not page.locator(".face-switch").is_visible()
    assert not page.locator("main .button:visible").count()
    return axe_violations(page)


@pytest.mark.parametrize("visit", MAIN, ids=str)
def test_page_speaks_english(visit: Visit, people: People, places: dict[str, Any]) -> None:
    page = people.open(visit.who, language="en", viewport=PHONE)
    page.goto(visit.address(places))
    assert page.locator("html").get_attribute("lang") == "en"
    found = axe_violations(page) + sideways_scroll(page)
    assert not found, "\n".join(found)


def test_no_japanese_is_left_on_english_pages(people: People, places: dict[str, Any]) -> None:
    """Buttons, labels, headings, hints, states; names and what people typed stay as they are."""
    left: dict[str, str] = {}
    openers: dict[str, Page] = {}
    for visit in MAIN:
        page = openers.get(visit.who) or openers.setdefault(visit.who, people.open(visit.who, language="en"))
        page.goto(visit.address(places))
        for words in japanese_left(page, places["names"]):
            left.setdefault(words, str(visit))
    assert not left, "\n".join(f"{visit}: {words}" for words, visit in left.items())


def test_language_switch_keeps_the_page(people: People, places: dict[str, Any]) -> None:
    """The switch is on every page and leads back to it, with what was asked in the address."""
    lost = []
    openers: dict[str, Page] = {}
    for visit in MAIN:
        page = openers.get(visit.who) or openers.setdefault(visit.who, people.open(visit.who))
        page.goto(visit.address(places))
        before, spoken = page.url, page.locator("html").get_attribute("lang")
        name, wanted = ("English", "en") if spoken == "ja" else ("日本語", "ja")
        page.get_by_role("button", name=name, exact=True).click()
        if page.url != before or page.locator("html").get_attribute("lang") != wanted:
            lost.append(f"{visit}: {before} → {page.url}")
    assert not lost, "\n".join(lost)
