"""法人番号と登録番号: thirteen digits, the first of which checks the other twelve.

Source: 国税庁 法人番号公表サイト, check digit formula (seen; agrees with all sample rows of its files).
Source: unverified for the articles (法人番号の指定等に関する省令第2条; 消費税法第57条の2, 登録番号 = T +
13桁).
"""

from __future__ import annotations

import re

from .errors import Refusal, Text

_PLAIN = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"Ｔ": "T", "ｔ": "T", "t": "T"}
    | dict.fromkeys(" 　-－‐−", "")
)
_LONGEST = 40


def check_digit(body: str) -> int:
    """検査用数字 (1 to 9) of a twelve-digit body: 9 − (Σ Pn·Qn mod 9), Pn counted from the right, Qn = 1, 2, 1, 2 …

    A body that is not twelve ASCII digits is a programming error (ValueError).
    """
    if not re.fullmatch(r"[0-9]{12}", body):
        raise ValueError("the body of a corporate number has twelve digits")
    total = sum(int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(body)))
    return 9 - total % 9


def parse_corporate_number(text: str, *, field: str = "corporate_number") -> str:
    """法人番号: its thirteen ASCII digits. Full-width digits, blanks and hyphens are read as plain ones.

    Refuses ``corporate_number_invalid`` (not digits), ``corporate_number_length`` and
    ``corporate_number_check_digit`` (the message and ``detail["expected"]`` name the digit the rest asks
    for).
    """
    plain = _plain(text, field)
    if plain.startswith("T"):
        raise _invalid(
            field,
            Text("先頭の「T」は登録番号の印です。", "The leading T marks an invoice registration number."),
            Text("「T」を除いた13桁を入力してください。", "Enter the thirteen digits without the T."),
        )
    return _checked(plain, field)


def parse_invoice_number(text: str, *, field: str = "invoice_number") -> str:
    """登録番号（適格請求書発行事業者）: ``T`` and thirteen digits. Refuses as ``parse_corporate_number`` does."""
    plain = _plain(text, field)
    if not plain.startswith("T"):
        raise _invalid(
            field,
            Text("登録番号は「T」で始まります。", "An invoice registration number begins with T."),
            Text("「T」と13桁の数字を入力してください。", "Enter T followed by thirteen digits."),
        )
    return "T" + _checked(plain[1:], field)


def _plain(text: str, field: str) -> str:
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise _not_digits(field)
    return text.translate(_PLAIN).strip("\t\r\n")


def _checked(digits: str, field: str) -> str:
    if not re.fullmatch(r"[0-9]+", digits):
        raise _not_digits(field)
    if len(digits) != 13:
        raise _wrong_length(len(digits), field)
    expected, found = check_digit(digits[1:]), digits[0]
    if str(expected) != found:
        raise Refusal(
            "corporate_number_check_digit",
            reason=Text(
                f"検査用数字（1桁目）が合いません。残りの12桁からは{expected}になるはずですが、{found}です。",
                f"The check digit (first digit) should be {expected} for the other twelve digits, not {found}.",
            ),
            next_step=Text("番号を1桁ずつ確かめてください。", "Check the number digit by digit."),
            field=field,
            detail={"expected": str(expected), "found": found},
        )
    return digits


def _wrong_length(length: int, field: str) -> Refusal:
    hint = Text("13桁を入力してください。", "Enter thirteen digits.")
    if length == 12:
        hint = Text(
            "13桁を入力してください。12桁の会社法人等番号は、前に検査用数字1桁が付いたものが法人番号です。",
            "Enter thirteen digits. A twelve-digit company registry number needs its check digit in front.",
        )
    return Refusal(
        "corporate_number_length",
        reason=Text(
            f"法人番号は13桁です。入力は{length}桁でした。",
            f"A corporate number has 13 digits; this has {length}.",
        ),
        next_step=hint,
        field=field,
        detail={"length": length},
    )


def _not_digits(field: str) -> Refusal:
    return _invalid(
        field,
        Text("法人番号に数字でない文字があります。", "A corporate number has digits only."),
        Text("13桁の数字を入力してください。", "Enter thirteen digits."),
    )


def _invalid(field: str, reason: Text, next_step: Text) -> Refusal:
    return Refusal("corporate_number_invalid", reason=reason, next_step=next_step, field=field)
