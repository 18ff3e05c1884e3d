"""Forms of asking 相談の申込みの入力: the worry first, then where to send it, then how to reach the asker."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from banso.domains.cases import api as cases
from banso.domains.directory import api as directory
from banso.kernel.errors import Refusal
from banso.kernel.places import municipalities
from banso.platform.ui.fields import AcceptedTextField, PrefectureField
from banso.platform.ui.formats import is_japanese, show_text
from banso.platform.ui.forms import BansoForm

FIRST_CONTACTS = ("AG01", "AG02")
MOST_AGENCIES = 40
LONGEST_QUESTION = 4_000


class QuestionForm(BansoForm):
    """困っていること."""

    text = AcceptedTextField(
        label=_("困っていること、相談したいこと"),
        multiline=True,
        rows=8,
        max_length=LONGEST_QUESTION,
        help_text=_(
            "自分の言葉で書いてください。短くてもかまいません。例：お客さんが減った。ネットで売りたいが、やり方がわからない。"
        ),
    )
    prefecture_code = PrefectureField(label=_("会社やお店がある都道府県"))


class ContactForm(QuestionForm):
    """相談先と連絡先; the first step's answers travel along unseen."""

    field_order = (
        "text", "prefecture_code", "city_code", "to_unit_id", "subject", "firm_name", "asker_name", "contact_email",
        "contact_phone", "agree",
    )  # fmt: skip

    city_code = forms.ChoiceField(label=_("市区町村"), required=False)
    to_unit_id = forms.ChoiceField(
        label=_("相談するところ"),
        widget=forms.RadioSelect,
        help_text=_("どこを選んでも、必要なときはほかの専門の機関につなぎます。迷ったら、いちばん上を選んでください。"),
    )
    firm_name = AcceptedTextField(
        label=_("会社やお店の名前"), required=False, help_text=_("まだ始めていない人は、書かなくてかまいません。")
    )
    asker_name = AcceptedTextField(label=_("あなたの名前"), max_length=100)
    contact_email = AcceptedTextField(
        label=_("メールアドレス"),
        required=False,
        max_length=254,
        help_text=_("メールか電話の、どちらかを書いてください。例：name@example.jp"),
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email"}),
    )
    contact_phone = forms.CharField(
        label=_("電話番号"),
        required=False,
        max_length=30,
        help_text=_("例：03-1234-5678"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    agree = forms.BooleanField(label=_("書いたことを、選んだ相談先が読むことに同意します"))

    def __init__(self, *args: Any, offer: "Offer", **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("text", "prefecture_code"):
            self.fields[name].widget = forms.HiddenInput()
        self.fields["city_code"].choices = offer.cities
        self.fields["to_unit_id"].choices = offer.agencies
        if len(offer.subjects) > 1:
            self.fields["subject"] = forms.ChoiceField(label=_("どの事業者としての相談か"), choices=offer.subjects)
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any] | None:
        """One way to be reached is needed, of the right shape: said together with everything else that is wrong."""
        cleaned = super().clean()
        try:
            cases.check_contact(self.cleaned_data.get("contact_email", ""), self.cleaned_data.get("contact_phone", ""))
        except Refusal as refusal:
            self.add_refusal(refusal)
        return cleaned

    def hide(self) -> "ContactForm":
        """All fields unseen, for the page that only asks whether everything is right."""
        for field in self.fields.values():
            field.widget = forms.HiddenInput()
        return self


@dataclass(frozen=True)
class Offer:
    """What the second step offers for a prefecture: municipalities, agencies, and the owner's own firms."""

    cities: list[tuple[str, Any]]
    agencies: list[tuple[str, str]]
    subjects: list[tuple[str, str]]


def make_offer(prefecture_code: str, on: date, subjects: list[tuple[str, str]]) -> Offer:
    """First contacts (chambers and societies of commerce) first, then the other agencies that serve the prefecture."""
    cities = [("", _("選ばない")), *((place.code, place.name) for place in municipalities(prefecture_code, on=on))]
    found = directory.find_agencies(on=on, prefecture_code=prefecture_code, limit=200)
    ranked = sorted(found, key=lambda one: (one.type_code not in FIRST_CONTACTS, one.type_code, one.name))
    return Offer(cities, [(str(one.unit_id), _label(one)) for one in ranked[:MOST_AGENCIES]], subjects)


def _label(agency: directory.AgencySummary) -> str:
    name = agency.name if is_japanese() or not agency.name_en else agency.name_en
    first = _now("（はじめての相談に）") if agency.type_code in FIRST_CONTACTS else ""
    parts = [f"{name}{first}", show_text(agency.type_name), agency.address, agency.phone]
    return _now("、").join(part for part in parts if part)
