"""Form fields 入力欄 on the kernel's parsers: what a person may type, refused in the kernel's own words."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from banso.kernel.corporate_number import parse_corporate_number
from banso.kernel.errors import Refusal
from banso.kernel.money import parse_yen
from banso.kernel.places import PREFECTURES
from banso.kernel.text import accept_text
from banso.kernel.wareki import parse_date

from .formats import is_japanese, show_date

LARGEST_YEN = 10**15 - 1


def as_validation_error(refusal: Refusal) -> ValidationError:
    """The refusal's reason and next step as a form error, in the page's language, under the same code."""
    language = get_language() or "ja"
    gap = "" if is_japanese() else " "
    words = f"{refusal.reason.in_language(language)}{gap}{refusal.next_step.in_language(language)}"
    return ValidationError(words, code=refusal.code)


class KernelField(forms.Field):
    """A field whose value a kernel parser reads; `display_width` names how wide it is drawn."""

    display_width = ""
    empty_value: Any = None

    def parse(self, text: str) -> Any:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        if value is None or not str(value).strip():
            return self.empty_value
        try:
            return self.parse(value)
        except Refusal as refusal:
            raise as_validation_error(refusal) from None


class AcceptedTextField(KernelField):
    """文字: the text exactly as typed; refuses what `accept_text` refuses. `multiline` gives a text area."""

    empty_value = ""

    def __init__(
        self, *, max_length: int = 200, multiline: bool = False, rows: int = 5, **options: Any
    ) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}) if multiline else forms.TextInput())
        super().__init__(**options)
        self.max_length, self.multiline = max_length, multiline

    def parse(self, text: str) -> str:
        return accept_text(text, max_length=self.max_length, multiline=self.multiline)


class SearchField(AcceptedTextField):
    """検索語: one line, optional by nature."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"type": "search", "autocomplete": "off"}))
        options.setdefault("required", False)
        super().__init__(max_length=100, **options)


class WarekiDateField(KernelField):
    """日付: a date, in Japanese or Western years; shown as 令和8年11月21日."""

    display_width = "date"

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        options.setdefault("help_text", _("例：令和8年11月21日、R8.11.21、2026/11/21"))
        super().__init__(**options)

    def parse(self, text: str) -> date:
        return parse_date(text)

    def prepare_value(self, value: Any) -> Any:
        return show_typeable_date(value) if isinstance(value, date) else value


class YenField(KernelField):
    """金額（円）: whole yen; accepts 1,200,000円, 120万, full width."""

    display_width = "number"

    def __init__(self, *, minimum: int = 0, maximum: int = LARGEST_YEN, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}))
        options.setdefault("help_text", _("例：1,200,000円、120万円"))
        super().__init__(**options)
        self.minimum, self.maximum = minimum, maximum

    def parse(self, text: str) -> int:
        return parse_yen(text, minimum=self.minimum, maximum=self.maximum)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}" if isinstance(value, int) else value


class CorporateNumberField(KernelField):
    """法人番号: thirteen digits with a right check digit."""

    display_width = "short"

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        options.setdefault("help_text", _("13桁の数字。例：7000012050002"))
        super().__init__(**options)

    def parse(self, text: str) -> str:
        return parse_corporate_number(text)


class PrefectureField(forms.ChoiceField):
    """都道府県: one of the 47, its code as value ("01" to "47", "" when optional and not chosen)."""

    display_width = "short"

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("都道府県"))
        options.setdefault("error_messages", {"invalid_choice": _("選択肢から選んでください。")})
        super().__init__(choices=prefecture_choices, **options)


def prefecture_choices() -> list[tuple[str, Any]]:
    """A blank line and the 47 prefectures by code, named in the page's language."""
    japanese = is_japanese()
    named = [(code, place.name if japanese else place.name_en) for code, place in sorted(PREFECTURES.items())]
    return [("", _("選んでください")), *named]


def show_typeable_date(value: date) -> str:
    """A date as the date field accepts it back: the Japanese era, or ISO on an English page."""
    return show_date(value) if is_japanese() else value.isoformat()
