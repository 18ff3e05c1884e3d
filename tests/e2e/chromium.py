"""Starting Debian's Chromium ブラウザ: headless, silent towards the outside."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# Without these Chromium looks for its maker's hosts at every start.
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PLACES = ("/usr/bin/chromium", "/usr/lib/chromium/chromium")


def chromium_program() -> str:
    """BANSO_CHROMIUM, or where Debian puts it; "" when there is none."""
    named = os.environ.get("BANSO_CHROMIUM")
    return named or next((path for path in PLACES if os.access(path, os.X_OK)), "")


@contextmanager
def open_browser() -> Iterator[Browser]:
    program = chromium_program()
    assert program, "no Chromium: apt-get install chromium, or name it in BANSO_CHROMIUM"
    options = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=options)
        yield launched
        launched.close()
