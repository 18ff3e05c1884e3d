"""Forms of consents 同意の入力."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.platform import clock
from banso.platform.ui.fields import AcceptedTextField, SearchField, WarekiDateField
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import BansoForm

from ..calc.purposes import SHAREABLE

USUAL_CLASSES = ["internal", "confidential", "personal"]


def class_choices() -> list[tuple[str, str]]:
    return [(code, show_text(text)) for code, text in SHAREABLE.items()]


class TermsForm(BansoForm):
    """What is shared and until when."""

    field_classes = forms.MultipleChoiceField(
        label=_("見せる情報"), widget=forms.CheckboxSelectMultiple, choices=class_choices, initial=USUAL_CLASSES
    )
    valid_until = WarekiDateField(
        label=_("同意の期限（この日まで）"),
        required=False,
        help_text=_("空欄のときは、撤回されるまで続きます。例：令和9年3月31日"),
    )

    @property
    def until(self) -> datetime | None:
        """The instant at which the consent ends: the start of the day after its last day, in Tokyo."""
        last_day = self.cleaned_data["valid_until"]
        if last_day is None:
            return None
        return datetime.combine(last_day + timedelta(days=1), time(), clock.TOKYO)


class PaperForm(TermsForm):
    """書面・口頭の同意の記録."""

    field_order = ("evidence", "field_classes", "valid_until", "evidence_note", "scan")

    evidence = forms.ChoiceField(
        label=_("確認の方法"),
        widget=forms.RadioSelect,
        choices=[("paper", _("書面で受け取った")), ("oral", _("口頭で確認した"))],
        initial="paper",
    )
    evidence_note = AcceptedTextField(
        label=_("確認の記録"),
        multiline=True,
        rows=3,
        max_length=1000,
        help_text=_("いつ、だれから、どう確認したか。書面の保管場所。例：11月20日に窓口で代表者から署名を受領。書庫B-3"),
    )
    scan = forms.FileField(
        label=_("書面の写し"), required=False, help_text=_("PDF・PNG・JPEG、20MBまで。選び直しが必要なことがあります。")
    )


class AskForm(TermsForm):
    """同意のお願い."""

    field_order = ("what_for", "field_classes", "valid_until")

    what_for = AcceptedTextField(
        label=_("何のために見せるか"),
        multiline=True,
        rows=3,
        max_length=1000,
        help_text=_("事業者が読みます。例：海外の販路にくわしい担当者に、これまでの相談を引き継ぐため"),
    )


class WithdrawForm(BansoForm):
    """撤回."""

    def __init__(self, *args: Any, is_staff: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_staff:
            self.fields["reason"].help_text = _("いつ、だれから、どのように申出があったか。例：11月20日に代表者から電話")

    reason = AcceptedTextField(label=_("申出の記録・理由"), multiline=True, rows=3, max_length=1000, required=False)


class AnswerForm(BansoForm):
    """同意のお願いへの回答."""

    answer = forms.ChoiceField(
        label=_("お返事"),
        widget=forms.RadioSelect,
        choices=[("yes", _("見せてよい（同意する）")), ("no", _("見せたくない（同意しない）"))],
    )


class ReceiverSearch(forms.Form):
    """見せる先の機関を探す; a plain GET form."""

    template_name = "ui/components/form_body.html"
    use_required_attribute = False

    text = SearchField(label=_("機関の名前の一部"))
