"""How a person works a page 操作: by mouse, or by keyboard alone. Both find controls by what is written on them."""

import re

from playwright.sync_api import Locator, Page

# The most steps a keyboard may need to get from the top of a page to a control, or along a list of choices.
LONGEST_WAY = 400


def begins_with(words: str) -> re.Pattern[str]:
    """Words read aloud from the beginning; a part only for screen readers stands behind a gap."""
    return re.compile(r"^\s*" + r"\s*（".join(map(re.escape, words.split("（"))))


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def _main(self, role: str, name: str) -> Locator:
        return self.page.get_by_role(role, name=begins_with(name)).first  # type: ignore[arg-type]

    def field(self, label: str) -> Locator:
        """The control with this label."""
        return self.page.locator("main").get_by_label(begins_with(label)).first

    def fill(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def select(self, label: str, value: str) -> None:
        self.field(label).select_option(value)

    def choose(self, words: str) -> None:
        """A radio button by the beginning of its words."""
        self.field(words).check()

    def tick(self, words: str) -> None:
        self.field(words).check()

    def press(self, name: str) -> None:
        """A button that sends or leads on."""
        self._activate(self._main("button", name))

    def follow(self, name: str) -> None:
        """A link by the beginning of its words."""
        self._activate(self._main("link", name))

    def agree(self) -> None:
        """Yes to the question that a button asks back."""
        self._activate(self.page.get_by_role("dialog").get_by_role("button", name="はい"))

    def _activate(self, control: Locator) -> None:
        control.click()
        self.page.wait_for_load_state()


class Keyboard(Mouse):
    """Tab, arrows, Space, Enter and letters; never the mouse."""

    def fill(self, label: str, text: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def select(self, label: str, value: str) -> None:
        control = self.field(label)
        self._reach(control)
        self._until("ArrowDown", lambda: control.input_value() == value, f"{label} = {value}")

    def choose(self, words: str) -> None:
        """A group of radio buttons is one stop of the Tab key; the arrows move within it."""
        wanted = self.field(words)
        name = wanted.get_attribute("name")
        in_group = "(name) => document.activeElement.name === name"
        self._until("Tab", lambda: bool(self.page.evaluate(in_group, name)), words)
        if wanted.is_checked():
            return
        if _has_focus(wanted):
            self.page.keyboard.press("Space")
        self._until("ArrowDown", wanted.is_checked, words)

    def tick(self, words: str) -> None:
        box = self.field(words)
        self._reach(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        assert box.is_checked(), words

    def _activate(self, control: Locator) -> None:
        self._reach(control)
        if control.evaluate("(one) => one.tagName === 'A'"):
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
            return
        self.page.keyboard.press("Space")
        self.page.wait_for_load_state()

    def _reach(self, control: Locator) -> None:
        control.wait_for()
        self._until("Tab", lambda: _has_focus(control), str(control))

    def _until(self, key: str, is_there: object, what: str) -> None:
        assert callable(is_there)
        for _step in range(LONGEST_WAY):
            if is_there():
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {what} on {self.page.url}")


def _has_focus(control: Locator) -> bool:
    return bool(control.evaluate("(one) => one === document.activeElement"))
