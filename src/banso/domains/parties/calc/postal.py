"""Postal codes 郵便番号."""

from banso.kernel.errors import Refusal, Text

from .digits import BLANKS, HYPHENS, plain_digits


def read_postal_code(text: str, field: str = "postal_code") -> str:
    """Seven digits, however written; "" for nothing. Refuses `postal_code_invalid`."""
    if not text.strip():
        return ""
    plain = plain_digits(text, separators=f"{HYPHENS}{BLANKS}〒")
    if len(plain) != 7:
        raise Refusal(
            "postal_code_invalid",
            field=field,
            reason=Text("郵便番号は7桁の数字です。", "A postal code has seven digits."),
            next_step=Text("例：100-8912。先頭の0が失われていないか確かめてください。", "Example: 100-8912. Check for a lost leading 0."),
        )
    return plain
