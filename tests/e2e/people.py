"""Who sits at the browser 登場人物: each with a context of their own, as on separate computers."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState, ViewportSize
from tests.e2e.witness import Witness

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}
VISITOR = "visitor"


class People:
    """Opens contexts for persons by login name, signed in once for the whole run; "visitor" has no account."""

    def __init__(self, browser: Browser, address: str, states: dict[str, StorageState]) -> None:
        self.browser, self.address, self.states = browser, address, states
        self.witnesses: list[Witness] = []

    def open(self, who: str = VISITOR, *, language: str = "ja", **options: Any) -> Page:
        """A page of this person, at no address yet."""
        options.setdefault("viewport", DESKTOP)
        state = None if who == VISITOR else self._state(who)
        context = self.browser.new_context(
            base_url=self.address, locale="ja-JP", timezone_id="Asia/Tokyo", storage_state=state, **options
        )
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "banso_language", "value": language, "url": self.address}])
        self.witnesses.append(Witness(context, self.address))
        return context.new_page()

    def _state(self, who: str) -> StorageState:
        if who not in self.states:
            context = self.browser.new_context(base_url=self.address, locale="ja-JP", viewport=DESKTOP)
            context.set_default_timeout(10_000)
            self.witnesses.append(Witness(context, self.address))
            self.states[who] = _signed_in(context, who)
        return self.states[who]

    def faults(self) -> list[str]:
        return [fault for witness in self.witnesses for fault in witness.faults]

    def each_context(self, do: Callable[[Witness], Any]) -> list[Any]:
        return [do(witness) for witness in self.witnesses]

    def leave(self) -> None:
        for witness in self.witnesses:
            witness.context.close()


def _signed_in(context: BrowserContext, who: str) -> StorageState:
    from banso.faces.demo.accounts import (
        PASSWORD,  # needs Django's apps, which are not there when this file is read
    )

    page = context.new_page()
    page.goto("/sign-in/?next=/account/")
    page.get_by_label("利用者ID").fill(who)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="サインイン").click()
    page.get_by_role("button", name="サインアウト").wait_for()
    return context.storage_state()
