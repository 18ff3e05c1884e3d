"""Formula escaping 数式の無効化: no text cell may begin as a spreadsheet would begin a formula.

The escape is one apostrophe and can be undone exactly, so that a file we wrote gives the original text when it is read
back: texts that already look escaped get one apostrophe more.
"""

import re

# Half and full width, the control characters that Excel skips before a formula, and spaces before either.
_STARTS = r"[ \u3000]*[=+\-@\t\r\n＝＋－＠]"
_NEEDS_ESCAPE = re.compile(rf"'*{_STARTS}")
_IS_ESCAPED = re.compile(rf"''*{_STARTS}")


def is_formula_start(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula or a command."""
    return re.match(_STARTS, text) is not None


def escape_cell(text: str) -> str:
    """The text as it may stand in a cell: unchanged, or with one apostrophe before it."""
    return f"'{text}" if _NEEDS_ESCAPE.match(text) else text


def unescape_cell(text: str) -> str:
    """The original of `escape_cell(original)`, for every text."""
    return text[1:] if _IS_ESCAPED.match(text) else text
