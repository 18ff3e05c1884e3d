"""Masking 伏せ字: a form shows again what was typed, except an individual number, which must not be repeated."""

from banso.kernel.individual_number import find_individual_number

DIGITS = frozenset("0123456789０１２３４５６７８９")
MASK = "＊"
LENGTH = 12


def mask_individual_numbers(text: str) -> str:
    """The text with the digits of every suspected individual number replaced; its length does not change."""
    start = find_individual_number(text)
    while start is not None:
        text = _masked(text, start)
        start = find_individual_number(text)
    return text


def _masked(text: str, start: int) -> str:
    characters, left = list(text), LENGTH
    for position in range(start, len(characters)):
        if left and characters[position] in DIGITS:
            characters[position], left = MASK, left - 1
    return "".join(characters)
