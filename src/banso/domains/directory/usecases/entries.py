"""What an entry of the directory may hold 登録内容の確認: each value checked, all refusals at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from banso.kernel.corporate_number import parse_corporate_number
from banso.kernel.eras import refuse_out_of_range
from banso.kernel.errors import Refusal, Refusals, Text
from banso.kernel.folding import fold
from banso.kernel.issues import parse_issue
from banso.kernel.places import parse_municipality_code, prefecture
from banso.kernel.text import accept_text

from ..calc.areas import parse_areas
from ..models import AgencyName

LARGEST_CAPACITY = 100_000
NO_CODES: tuple[str, ...] = ()
Value = TypeVar("Value")


class Collector:
    """Runs checks, keeps their refusals, and raises them together."""

    def __init__(self) -> None:
        self._refusals: list[Refusal] = []

    def take(self, check: Callable[[], Value], otherwise: Value) -> Value:
        try:
            return check()
        except Refusal as refusal:
            self._refusals.append(refusal)
            return otherwise

    def finish(self) -> None:
        if len(self._refusals) == 1:
            raise self._refusals[0]
        if self._refusals:
            raise Refusals(self._refusals)


@dataclass(frozen=True)
class ContactDetails:
    """Where an agency is and how it is reached, as accepted."""

    prefecture_code: str
    city_code: str
    street: str
    phone: str
    email: str


def accept_contact(
    checks: Collector, *, prefecture_code: str, city_code: str, street: str, phone: str, email: str
) -> ContactDetails:
    """Check place, street, telephone and mail. Refusals are collected."""
    return ContactDetails(
        checks.take(lambda: prefecture(prefecture_code, field="prefecture_code").code, ""),
        checks.take(lambda: accept_city(city_code, prefecture_code), ""),
        checks.take(lambda: accept_text(street, field="street", max_length=200, required=False), ""),
        checks.take(lambda: accept_phone(phone), ""),
        checks.take(lambda: accept_mail(email), ""),
    )


def accept_city(city_code: str, prefecture_code: str) -> str:
    """The municipality's six digits, "" if none. Errors: those of the code, city_outside_prefecture."""
    if not city_code:
        return ""
    code = parse_municipality_code(city_code, field="city_code")
    if not code.startswith(prefecture_code):
        raise _refused(
            "city_outside_prefecture",
            "city_code",
            "市区町村が都道府県と合いません。",
            "The municipality lies in another prefecture.",
            "どちらかを選び直してください。",
            "Choose one of the two again.",
        )
    return code


def accept_day(day: date, field: str) -> date:
    """A day this product can hold. Errors: date_out_of_range."""
    refuse_out_of_range(day.year, day.month, day.day, field=field)
    return day


def accept_phone(phone: str) -> str:
    """Digits with hyphens, brackets, plus and blanks, at most 30 characters. Errors: phone_invalid."""
    text = accept_text(phone, field="phone", max_length=30, required=False).strip()
    if text and not set(text) <= set("0123456789-+() "):
        raise _refused(
            "phone_invalid",
            "phone",
            "電話番号として読めません。",
            "This is not a telephone number.",
            "半角の数字とハイフンで入力してください（例：024-525-4039）。",
            "Use digits and hyphens, such as 024-525-4039.",
        )
    return text


def accept_mail(email: str) -> str:
    """A mail address or nothing. Errors: email_invalid."""
    text = accept_text(email, field="email", max_length=254, required=False).strip()
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise _refused(
            "email_invalid",
            "email",
            "メールアドレスとして読めません。",
            "This is not a mail address.",
            "soudan@example.jp のような形で入力してください。",
            "Enter it like soudan@example.jp.",
        ) from None
    return text


def accept_capacity(capacity: int | None) -> int | None:
    """How many hand-overs a month, None = not stated. Errors: capacity_out_of_range."""
    if capacity is not None and not 0 <= capacity <= LARGEST_CAPACITY:
        raise _refused(
            "capacity_out_of_range",
            "capacity_per_month",
            "月の受入れ可能件数が範囲の外です。",
            "The capacity is out of range.",
            "0から100,000までの整数を入力してください。",
            "Enter a whole number from 0 to 100,000.",
        )
    return capacity


def accept_functions(issues: Iterable[str]) -> tuple[str, ...]:
    """Issue codes (or letters), each once. Errors: issue_unknown."""
    return tuple(sorted({parse_issue(issue, field="functions").code for issue in issues}))


def accept_number(text: str) -> str:
    """The corporate number or "". Errors: those of the number."""
    return parse_corporate_number(text) if text else ""


def accept_areas(codes: Iterable[str]) -> tuple[str, ...]:
    """Area codes, each once; none = the whole nation. Errors: area_unknown."""
    return parse_areas(codes)


def add_name(agency_id: int, name: str, name_en: str, valid_from: date) -> AgencyName:
    """A name row from a day on, with its search key."""
    key = " ".join(filter(None, (fold(name), fold(name_en))))
    return AgencyName.objects.create(
        agency_id=agency_id, name=name, name_en=name_en, search_key=key, valid_from=valid_from
    )


def _refused(code: str, field: str, ja: str, en: str, next_ja: str, next_en: str, **more: Any) -> Refusal:
    return Refusal(code, field=field, reason=Text(ja, en), next_step=Text(next_ja, next_en), **more)
