"""Forms of parties 入力フォーム."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.kernel.errors import Refusal
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import (
    AcceptedTextField,
    BansoForm,
    CorporateNumberField,
    PrefectureField,
    WarekiDateField,
    YenField,
)

from ..calc.attributes import DEFINITIONS
from ..calc.kinds import KINDS
from ..calc.typed_city import read_city


class RegisterForm(BansoForm):
    """Everything a new party may be registered with; the confirmation appears once there are lookalikes."""

    kind = forms.ChoiceField(label=_("種別"), widget=forms.RadioSelect)
    name = AcceptedTextField(label=_("名称（氏名・商号）"), help_text=_("例：株式会社架空製作所"))
    kana = AcceptedTextField(label=_("フリガナ"), required=False, max_length=500, help_text=_("例：カクウセイサクショ"))
    corporate_number = CorporateNumberField(label=_("法人番号"), required=False)
    prefecture_code = PrefectureField()
    city = AcceptedTextField(label=_("市区町村"), required=False, help_text=_("例：福島市"))
    street = AcceptedTextField(label=_("町名・番地・建物"), required=False, max_length=300)
    postal_code = AcceptedTextField(label=_("郵便番号"), required=False, max_length=20, help_text=_("例：960-8111"))
    phone = AcceptedTextField(label=_("電話番号"), required=False, max_length=40, help_text=_("例：024-000-0000"))
    representative = AcceptedTextField(label=_("代表者"), required=False)
    employees = AcceptedTextField(label=_("従業員数"), required=False, max_length=12, help_text=_("例：12"))
    capital_yen = YenField(label=_("資本金（円）"), required=False)
    industry_code = AcceptedTextField(
        label=_("業種（日本標準産業分類）"), required=False, max_length=6, help_text=_("例：24（金属製品製造業）")
    )
    is_confirmed = forms.BooleanField(
        label=_("上のどれとも別の事業者です"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(code, show_text(label)) for code, label in KINDS.items()]

    def ask_confirmation(self) -> None:
        self.fields["is_confirmed"].widget = forms.CheckboxInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("prefecture_code"):
            try:
                cleaned["city_code"] = read_city(cleaned["prefecture_code"], cleaned.get("city") or "")
            except Refusal as refusal:
                self.add_refusal(refusal.at_field("city"))
        return cleaned

    @property
    def arguments(self) -> dict[str, Any]:
        """What the use case takes."""
        return {name: value for name, value in self.values.items() if name != "city"} | {
            "employees": self.values["employees"] or None
        }


class AttributeForm(BansoForm):
    """One attribute with its source and date."""

    name = forms.ChoiceField(label=_("項目"))
    value = AcceptedTextField(label=_("内容"), max_length=300)
    source = AcceptedTextField(label=_("情報の出どころ"), max_length=100, help_text=_("例：本人の申告、決算書、ウェブサイト"))
    as_of = WarekiDateField(label=_("いつの情報か"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(name, show_text(definition.label)) for name, definition in DEFINITIONS.items()]
        self.fields["name"].choices = [("", _("選んでください")), *choices]


class UploadForm(BansoForm):
    """A file of the register."""

    file = forms.FileField(
        label=_("CSVファイル"),
        help_text=_("国税庁法人番号公表サイトのCSV（30列、見出しなし、Unicode版またはShift_JIS版）。ZIPは展開してください。200MBまで。"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    accepts_valid = forms.BooleanField(label=_("誤りのある行を除いて反映する"), required=False)
