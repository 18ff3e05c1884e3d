"""Postal codes 郵便番号."""

import re

from banso.kernel.errors import Refusal, Text
from banso.kernel.folding import fold


def read_postal_code(text: str, field: str = "postal_code") -> str:
    """Seven digits, however written; "" for nothing. Refuses `postal_code_invalid`."""
    plain = re.sub(r"[\s〒-]", "", fold(text))
    if plain and not re.fullmatch(r"[0-9]{7}", plain):
        raise Refusal(
            "postal_code_invalid",
            field=field,
            reason=Text("郵便番号は7桁の数字です。", "A postal code has seven digits."),
            next_step=Text("例：100-8912。先頭の0が失われていないか確かめてください。", "Example: 100-8912. Check for a lost leading 0."),
        )
    return plain
