"""How a page is looked at 画面の検査: axe with all its rules, no sideways scrolling, no Japanese left on English pages."""

import re
from collections.abc import Iterable
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff々〆]+")
# What our pages say themselves; table rows, descriptions and titles hold names and words that people typed.
CHROME = (
    "button, label, legend, h1, h2, h3, dt, caption, th[scope=col], thead a, option, .button, .purpose, .field-hint, "
    ".field-need, .field-error, .error-summary, .tag, .notice, .stat-label, .stat-note, .steps li, .tabs a, .face-switch a, "
    ".breadcrumb li, .empty-state, .clock, .law-note, .card-title, .list-exports, .quiet, .demo-banner, .site-footer, .skip-link"
)
# What is marked as Japanese may stay so: a screen reader then says it in Japanese.
OWN_TEXTS = """
(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => !one.closest('[lang="ja"], .as-typed, template'))
  .map((one) => {
    const own = one.cloneNode(true)
    own.querySelectorAll('[lang="ja"], select').forEach((part) => part.remove())
    return [one.tagName.toLowerCase(), own.textContent]
  })
"""
# The ten fields of issues go by their official letters, and an example of Japanese input is Japanese.
SYMBOL = re.compile(r"^\s*[イロハニホヘトチリヌ]\s")
EXAMPLE = re.compile(r"^\s*(For example|Example)\b.*", re.DOTALL)


def axe_violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line per violated rule and place."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)")
    return [
        f"{page.url} axe {rule['id']} ({rule['impact']}): {node['target']} {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways_scroll(page: Page) -> list[str]:
    """The page must not be wider than its window; wide tables scroll inside their own region."""
    width, window = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [f"{page.url} is {width} px wide in a window of {window} px"] if width > window else []


def japanese_left(page: Page, names: Iterable[str]) -> list[str]:
    """Japanese in the page's own words, after the known names have been taken out (longest first)."""
    known = sorted(set(names), key=len, reverse=True)
    left: list[str] = []
    for place, text in page.evaluate(OWN_TEXTS, CHROME):
        text = EXAMPLE.sub("", SYMBOL.sub("", text))
        if not JAPANESE.search(text):
            continue
        for name in known:
            text = text.replace(name, "")
        if JAPANESE.search(text):
            left.append(f"{place} {' '.join(text.split())[:120]}")
    return left
