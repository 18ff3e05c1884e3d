"""The attribute dictionary 属性の定義: which attributes a unit may record about a party, and how each is read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from banso.kernel.errors import Refusal, Text
from banso.kernel.industries import Revision, industry
from banso.kernel.money import parse_yen
from banso.kernel.text import accept_text
from banso.kernel.wareki import parse_date

from .digits import BLANKS, HYPHENS, plain_digits

LONGEST = 300
_PHONE_DIGITS = re.compile(r"0[0-9]{9,10}")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_COUNT = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True)
class Definition:
    """One attribute: its names, its confidentiality class (a FieldClass value) and the reader of what was typed."""

    label: Text
    field_class: str
    read: Callable[[str, str], str]


def phone_digits(text: str) -> str:
    """The digits of a Japanese phone number however it is written; "" for anything else."""
    if len(text) > LONGEST:
        return ""
    national = re.sub(r"^\s*[+＋][8８][1１]", "0", text)
    digits = plain_digits(national, separators=f"{HYPHENS}{BLANKS}()（）")
    return digits if _PHONE_DIGITS.fullmatch(digits) and not text.strip().startswith(tuple(HYPHENS)) else ""


def _text(value: str, field: str) -> str:
    return accept_text(value, field=field, max_length=LONGEST)


def _phone(value: str, field: str) -> str:
    typed = accept_text(f"電話 {value}", field=field, max_length=40).removeprefix("電話 ")
    if not phone_digits(typed):
        raise _refused(
            "phone_invalid", field,
            Text("電話番号は0から始まる10桁または11桁です。", "A phone number has 10 or 11 digits and begins with 0."),
            Text("例：03-0000-0000。先頭の0が失われていないか確かめてください。", "Example: 03-0000-0000. Check for a lost leading 0."),
        )
    return typed


def _email(value: str, field: str) -> str:
    typed = accept_text(value, field=field, max_length=254).strip()
    if not _EMAIL.fullmatch(typed):
        raise _refused(
            "email_invalid", field,
            Text("メールアドレスの形ではありません。", "This is not a mail address."),
            Text("例：name@example.jp", "Example: name@example.jp"),
        )
    return typed


def _count(value: str, field: str) -> str:
    digits = plain_digits(value.strip().removesuffix("人").removesuffix("名"), separators=f"{BLANKS},，")
    if not _COUNT.fullmatch(digits):
        raise _refused(
            "count_invalid", field,
            Text("人数は0以上の整数です。", "A number of people is a whole number, 0 or more."),
            Text("数字だけを入力してください。例：12", "Enter digits only, for example 12."),
        )
    return str(int(digits))


def _yen(value: str, field: str) -> str:
    return str(parse_yen(value, field=field))


def _date(value: str, field: str) -> str:
    return parse_date(value, field=field).isoformat()


def _industry(value: str, field: str) -> str:
    """A code of the 14th revision, or of the 13th where only that has it."""
    code = value.strip().upper()
    try:
        return industry(code, field=field).code
    except Refusal:
        return industry(code, Revision.R13, field=field).code


def _refused(code: str, field: str, reason: Text, next_step: Text) -> Refusal:
    return Refusal(code, field=field, reason=reason, next_step=next_step)


DEFINITIONS: Mapping[str, Definition] = MappingProxyType(
    {
        "phone": Definition(Text("電話番号", "Phone"), "internal", _phone),
        "email": Definition(Text("メールアドレス", "Mail address"), "personal", _email),
        "representative": Definition(Text("代表者", "Representative"), "personal", _text),
        "contact_name": Definition(Text("連絡窓口の人", "Contact person"), "personal", _text),
        "trade_name": Definition(Text("屋号", "Trade name"), "internal", _text),
        "website": Definition(Text("ウェブサイト", "Website"), "public", _text),
        "industry_code": Definition(Text("業種（日本標準産業分類）", "Industry (JSIC)"), "internal", _industry),
        "business": Definition(Text("事業の内容", "Line of business"), "internal", _text),
        "employees": Definition(Text("従業員数", "Employees"), "internal", _count),
        "capital_yen": Definition(Text("資本金（円）", "Capital (yen)"), "internal", _yen),
        "founded_on": Definition(Text("創業・設立の日", "Founded on"), "internal", _date),
    }
)


def read_attribute(name: str, value: str, field: str | None = None) -> str:
    """The value as it is kept. Refuses `attribute_unknown`, and what the attribute's own reader refuses."""
    definition = DEFINITIONS.get(name)
    if definition is None:
        raise _refused(
            "attribute_unknown", field or "name",
            Text("この属性は記録できません。", "There is no such attribute."),
            Text("項目の一覧から選んでください。", "Choose one of the listed attributes."),
        )
    return definition.read(value, field or name)
