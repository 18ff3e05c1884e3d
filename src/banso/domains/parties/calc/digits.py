"""Digits as people write them 数字の読取り: full width read as plain, only the separators named are dropped."""

_PLAIN = str.maketrans({chr(0xFF10 + digit): str(digit) for digit in range(10)})
HYPHENS = "-‐‑‒–—―−－ー"
BLANKS = " 　"


def plain_digits(text: str, *, separators: str = "") -> str:
    """The ASCII digits of a text that has nothing else but the separators; "" for any other text."""
    plain = text.translate(_PLAIN).translate(dict.fromkeys(map(ord, separators)))
    return plain if plain.isascii() and plain.isdigit() else ""
