"""Checks of what an asker types 連絡先: every refusal at once."""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from banso.kernel.errors import Refusal, Refusals
from banso.kernel.text import accept_text

from ..errors import contact_required, email_invalid, phone_invalid

LONGEST_QUESTION = 4_000
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－ー―‐（）＋　", "0123456789----()+ ")
_PHONE = re.compile(r"\+?[0-9()\- ]{9,20}")


def all_or_refuse(checks: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    """The value of every check, or all refusals together."""
    values, refusals = {}, []
    for name, check in checks.items():
        try:
            values[name] = check()
        except Refusal as refusal:
            refusals.append(refusal)
    if len(refusals) == 1:
        raise refusals[0]
    if refusals:
        raise Refusals(refusals)
    return values


def accept_email(text: str) -> str:
    """An e-mail address, or nothing. Errors: email_invalid and those of text."""
    value = accept_text(text.strip(), field="contact_email", max_length=254, required=False)
    if value:
        try:
            validate_email(value)
        except ValidationError:
            raise email_invalid() from None
    return value


def accept_phone(text: str) -> str:
    """A telephone number of 9 to 15 digits as typed, or nothing. Errors: phone_invalid, text_too_long.

    Typed by itself in its own field it is no individual number, so only its shape is checked.
    """
    value = text.strip()
    plain = value.translate(_HALF_WIDTH)
    if value and not (_PHONE.fullmatch(plain) and 9 <= sum(map(str.isdigit, plain)) <= 11 + 4 * plain.startswith("+")):
        raise phone_invalid()
    return value


def check_contact(email: str, phone: str) -> None:
    """Whether somebody can be reached: at least one, each of the right shape. Refuses all that is wrong at once."""
    all_or_refuse(
        {
            "contact_email": lambda: accept_email(email),
            "contact_phone": lambda: accept_phone(phone),
            "contact": lambda: require_contact(email, phone),
        }
    )


def require_contact(email: str, phone: str) -> None:
    if not email.strip() and not phone.strip():
        raise contact_required()
