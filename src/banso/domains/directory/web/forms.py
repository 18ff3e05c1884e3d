"""Forms of the directory 登録と変更の入力欄."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.platform import clock
from banso.platform.ui.fields import prefecture_choices
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import (
    AcceptedTextField,
    BansoForm,
    CorporateNumberField,
    PrefectureField,
    WarekiDateField,
)

from ..queries import AgencySummary, agency_types
from .lists import issue_choices

HOME, CHOSEN, NATION = "home", "chosen", "nation"


def _type_choices() -> list[tuple[str, Any]]:
    kinds = [(kind.code, f"{kind.code} {show_text(kind.name)}") for kind in agency_types(clock.today())]
    return [("", _("選んでください")), *kinds]


class EntryForm(BansoForm):
    """Place, contact, area, functions and capacity of an agency."""

    prefecture_code = PrefectureField()
    city_code = AcceptedTextField(
        label=_("市区町村コード"),
        help_text=_("6桁の数字。例：072028（会津若松市）"),
        max_length=6,
        required=False,
    )
    street = AcceptedTextField(label=_("市区町村より後の住所"), required=False)
    phone = AcceptedTextField(
        label=_("電話番号"), help_text=_("例：024-525-4039"), max_length=30, required=False
    )
    email = AcceptedTextField(label=_("メールアドレス"), max_length=254, required=False)
    area_kind = forms.ChoiceField(
        label=_("担当区域"),
        choices=[(HOME, _("所在地の都道府県")), (CHOSEN, _("選んだ都道府県・市区町村")), (NATION, _("全国"))],
        initial=HOME,
        widget=forms.RadioSelect,
    )
    area_prefectures = forms.MultipleChoiceField(
        label=_("担当する都道府県"),
        help_text=_("担当区域で「選んだ都道府県・市区町村」を選んだときだけ使います。"),
        choices=lambda: prefecture_choices()[1:],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    areas = AcceptedTextField(
        label=_("担当する市区町村のコード"),
        help_text=_("6桁の数字を空白で区切って並べます。"),
        max_length=4000,
        required=False,
    )
    functions = forms.MultipleChoiceField(
        label=_("対応できる経営課題"),
        choices=issue_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    capacity_per_month = forms.IntegerField(
        label=_("1か月に受け入れられる件数"),
        help_text=_("決めていなければ空欄"),
        min_value=0,
        max_value=100_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("area_kind") == CHOSEN and not (values.get("area_prefectures") or values.get("areas")):
            self.add_error("area_prefectures", _("担当する都道府県か市区町村を選んでください。"))
        return values

    @property
    def entry(self) -> dict[str, Any]:
        """The values as the use cases take them."""
        values = self.values
        kind, chosen = values.pop("area_kind"), values.pop("area_prefectures")
        towns = values["areas"].replace(",", " ").replace("、", " ").split()
        values["areas"] = {NATION: [], HOME: [values["prefecture_code"]], CHOSEN: [*chosen, *towns]}[kind]
        return values


class NewAgencyForm(EntryForm):
    """A new agency: what it is, then the entry."""

    type_code = forms.ChoiceField(label=_("種別"), choices=_type_choices)
    name = AcceptedTextField(label=_("名称"))
    name_en = AcceptedTextField(label=_("英語の名称"), required=False)
    corporate_number = CorporateNumberField(label=_("法人番号"), required=False)
    valid_from = WarekiDateField(label=_("この日から名簿に載せる"))

    field_order = ("type_code", "name", "name_en", "corporate_number", "valid_from")


class RenameForm(BansoForm):
    """A new name from a day on."""

    name = AcceptedTextField(label=_("新しい名称"))
    name_en = AcceptedTextField(label=_("新しい英語の名称"), required=False)
    from_on = WarekiDateField(label=_("この日から使う"))


class CloseForm(BansoForm):
    """The last day in the directory."""

    last_on = WarekiDateField(label=_("名簿に載せる最後の日"))


class OfficeForm(BansoForm):
    """A further office."""

    name = AcceptedTextField(label=_("拠点の名称"))
    name_en = AcceptedTextField(label=_("英語の名称"), required=False)
    prefecture_code = PrefectureField()
    city_code = AcceptedTextField(
        label=_("市区町村コード"),
        help_text=_("6桁の数字。例：072028（会津若松市）"),
        max_length=6,
        required=False,
    )
    street = AcceptedTextField(label=_("市区町村より後の住所"), required=False)
    phone = AcceptedTextField(
        label=_("電話番号"), help_text=_("例：024-525-4039"), max_length=30, required=False
    )
    valid_from = WarekiDateField(label=_("この日から開く"))


def entry_initial(agency: AgencySummary, street: str) -> dict[str, Any]:
    """What the form of changes shows at first."""
    towns = [area for area in agency.areas if len(area) == 6]
    prefectures = [area for area in agency.areas if len(area) == 2]
    at_home = prefectures == [agency.prefecture_code] and not towns
    return {
        "prefecture_code": agency.prefecture_code,
        "city_code": agency.city_code,
        "street": street,
        "phone": agency.phone,
        "email": agency.email,
        "area_kind": HOME if at_home else CHOSEN if agency.areas else NATION,
        "area_prefectures": [] if at_home else prefectures,
        "areas": " ".join(towns),
        "functions": list(agency.functions),
        "capacity_per_month": agency.capacity_per_month,
    }
