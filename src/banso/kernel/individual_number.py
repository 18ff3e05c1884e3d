"""個人番号（マイナンバー）の検知: finds what must not be typed into this product at all.

Twelve digits in equal groups (一続き, 4-4-4 …) whose check digit is right are taken for an individual
number, and so are any twelve digits that are labelled as one. Twelve digits pass when they are labelled as
something else (会社法人等番号, 口座番号 …), are grouped as a company registry number (0000-00-000000) or
begin with an international +. The digits themselves are never returned, stored or repeated: only where they
stand. Source: unverified (行政手続における特定の個人を識別するための番号の利用等に関する法律 第2条;
平成26年総務省令第85号 第5条, 検査用数字).
"""

from __future__ import annotations

import re

from .errors import Refusal, Text

_DIGITS = str.maketrans({chr(0xFF10 + digit): str(digit) for digit in range(10)})
_SEPARATORS = " 　\u00a0\\-－‐‑–—―−ー・"
_DIGIT = "[0-9０-９]"
_RUN = re.compile(rf"(?<!{_DIGIT}){_DIGIT}(?:[{_SEPARATORS}]?{_DIGIT}){{11,}}")
_LABEL_REACH = 16
_LABELS = re.compile(r"個人番号|マイナンバー|ﾏｲﾅﾝﾊﾞｰ|(?i:my ?number)")
_OTHER_LABELS = re.compile(
    r"法人等番号|法人番号|登記番号|口座番号|受付番号|受理番号|整理番号|管理番号|注文番号|伝票番号|請求書番号|文書番号|契約番号|許可番号|電話|携帯|(?i:(?<![a-z])(?:fax|tel))"
)


def find_individual_number(text: str) -> int | None:
    """Where (index of character) something shaped like an individual number begins, None if nowhere."""
    for run in _RUN.finditer(text):
        if _is_suspect(text, run):
            return run.start()
    return None


def refuse_individual_number(text: str, *, field: str = "text") -> None:
    """Refuses ``individual_number_refused``; the refusal says where, never what."""
    found = find_individual_number(text)
    if found is None:
        return
    raise Refusal(
        "individual_number_refused",
        reason=Text(
            f"{found + 1}文字目に個人番号（マイナンバー）と思われる12桁の数字があります。このシステムでは扱えません。",
            f"Twelve digits that look like an individual number (My Number) begin at character {found + 1}. "
            "This system must not hold them.",
        ),
        next_step=Text(
            "その番号を消してください。会社法人等番号などの場合は、数字の前にその名前を書いてください。",
            "Remove the number. If it is another kind of number, write its name in front of it.",
        ),
        field=field,
        detail={"offset": found},
    )


def has_individual_check_digit(digits: str) -> bool:
    """Whether the last of twelve ASCII digits checks the other eleven: 11 − (Σ Pn·Qn mod 11), 0 for a remainder ≤ 1.

    Pn is counted from the right without the check digit; Qn = n+1 for n ≤ 6, n−5 from 7 on.
    """
    weights = (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)
    remainder = sum(int(d) * w for d, w in zip(reversed(digits[:11]), weights, strict=True)) % 11
    return int(digits[11]) == (0 if remainder <= 1 else 11 - remainder)


def _is_suspect(text: str, run: re.Match[str]) -> bool:
    groups = re.findall(r"[0-9]+", run.group().translate(_DIGITS))
    digits = "".join(groups)
    if len(digits) != 12:
        return False
    before = text[max(0, run.start() - _LABEL_REACH) : run.start()]
    own = [match.end() for match in _LABELS.finditer(before)]
    other = [match.end() for match in _OTHER_LABELS.finditer(before)]
    if own and max(own) > max(other, default=-1):
        return True
    if other or before.endswith(("+", "＋")):
        return False
    return len({len(group) for group in groups}) == 1 and has_individual_check_digit(digits)
