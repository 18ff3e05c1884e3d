"""What a planner reads 指標の読取り: each number of the year, and how many rows it opens into."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

CODES = ("consultations", "distinct_firms", "taken_up_in_days", "usefulness_top_two")


@dataclass(frozen=True)
class Reading:
    """An indicator as shown: a share has both counts, any other its number as numerator."""

    numerator: int
    denominator: int
    rows: int


def read_indicators(planner: Page) -> dict[str, Reading]:
    """All four, each opened into the rows behind it."""
    return {code: _read(planner, code) for code in CODES}


def _read(page: Page, code: str) -> Reading:
    page.goto(f"/board/indicators/{code}/")
    card = page.locator(".card.stat").first
    shares = re.search(r"分子 ([\d,]+) ／ 分母 ([\d,]+)", card.inner_text())
    if shares:
        numerator, denominator = (int(word.replace(",", "")) for word in shares.groups())
    else:
        numerator = denominator = int(re.sub(r"\D", "", card.locator(".stat-value").inner_text()))
    card.get_by_role("link", name=re.compile("(分母の|もとになった)行を開く")).click()
    return Reading(numerator, denominator, _count(page))


def _count(page: Page) -> int:
    """How many rows the list says it has."""
    found = re.search(r"^([\d,]+)件", page.get_by_role("status").first.inner_text())
    assert found, page.url
    return int(found.group(1).replace(",", ""))
