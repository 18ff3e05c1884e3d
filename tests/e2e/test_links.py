"""No dead ends 行き止まりなし: whatever a page offers its reader as a link, the reader may open."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.e2e.people import People
from tests.e2e.visits import VISITS

LINKS = "() => [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))"
WHO = sorted({visit.who for visit in VISITS})


@pytest.mark.parametrize("who", WHO)
def test_every_link_opens(who: str, people: People, places: dict[str, Any]) -> None:
    page = people.open(who)
    tried: set[str] = set()
    dead = []
    for visit in VISITS:
        if visit.who != who:
            continue
        page.goto(visit.address(places))
        for address in _addresses(page):
            kind = re.sub(r"\d+", "0", address)
            if kind in tried:
                continue
            tried.add(kind)
            answer = page.context.request.get(people.address + address)
            if answer.status >= 400:
                dead.append(f"{visit}: {address} gives {answer.status}")
    assert not dead, "\n".join(dead)


def _addresses(page: Page) -> list[str]:
    """Addresses of ours that the page links to, made absolute; places within the page itself left out."""
    here = re.sub(r"^https?://[^/]+", "", page.url).split("?")[0]
    found = [str(address) for address in page.evaluate(LINKS)]
    return [here + address if address.startswith("?") else address for address in found if address.startswith(("/", "?"))]
