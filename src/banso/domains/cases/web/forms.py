"""Forms of cases 案件の入力."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.kernel.issues import ISSUES
from banso.platform import clock
from banso.platform.ui.fields import AcceptedTextField, SearchField, WarekiDateField
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import BansoForm

from ..calc.channels import CHANNEL_NAMES
from ..calc.consultation import LONGEST_MINUTES
from ..calc.workflow import OUTCOMES, SETTLEMENTS
from ..usecases.consult import LONGEST_SUMMARY

NEW_CASE = "new"


def issue_choices() -> list[tuple[str, str]]:
    """The ten fields with their letters, then the topics."""
    return [
        (code, f"{issue.symbol}　{show_text(issue.name)}" if issue.symbol else show_text(issue.name))
        for code, issue in ISSUES.items()
    ]


def channel_choices() -> list[tuple[str, str]]:
    return [(code, show_text(name)) for code, name in CHANNEL_NAMES.items()]


def _issues_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("経営課題"),
        widget=forms.CheckboxSelectMultiple,
        choices=issue_choices,
        help_text=_("いくつでも選べます（8つまで）。はっきりしないときは「課題が不明確」を選びます。"),
    )


def _minutes_field(label: Any, minimum: int, initial: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=minimum,
        max_value=LONGEST_MINUTES,
        initial=initial,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "6"}),
        error_messages={"invalid": _("分を整数で入力してください。例：60")},
    )


class OpenCaseForm(BansoForm):
    """案件を始める."""

    title = AcceptedTextField(label=_("件名"), max_length=100, help_text=_("例：地元産品のネット販売について"))
    issues = _issues_field()


class ConsultationForm(BansoForm):
    """相談記録."""

    event_on = WarekiDateField(label=_("相談日"), initial=clock.today)
    channel = forms.ChoiceField(label=_("方法"), choices=channel_choices, initial="office")
    contact_minutes = _minutes_field(_("相談した時間（分）"), 1, 60)
    preparation_minutes = _minutes_field(_("準備した時間（分）"), 0, 0)
    issues = _issues_field()
    summary = AcceptedTextField(
        label=_("相談の内容"), multiline=True, rows=6, max_length=LONGEST_SUMMARY, help_text=_("聞いたこと、助言したこと。")
    )
    next_step = AcceptedTextField(
        label=_("次にすること"), max_length=200, required=False, help_text=_("例：見積書を見せてもらう")
    )
    next_on = WarekiDateField(label=_("その期日"), required=False)


class QuickForm(ConsultationForm):
    """その場の相談記録: into one of the firm's open cases, or a new one."""

    field_order = ("case", "title")

    case = forms.ChoiceField(label=_("どの案件の相談か"), widget=forms.RadioSelect)
    title = AcceptedTextField(
        label=_("新しい案件の件名"), max_length=100, required=False, help_text=_("新しい案件として始めるときに書きます。")
    )

    def __init__(self, *args: Any, cases: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [*cases, (NEW_CASE, _("新しい案件として始める"))]
        self.fields["case"].choices = choices
        self.fields["case"].initial = choices[0][0]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("case") == NEW_CASE and not self.cleaned_data.get("title") and "title" not in self.errors:
            self.add_error("title", forms.ValidationError(_("新しい案件の件名を入力してください。"), code="text_required"))
        return cleaned


class IssuesForm(OpenCaseForm):
    """課題の見直し."""


class CloseForm(BansoForm):
    """案件を終える."""

    outcome = forms.ChoiceField(
        label=_("結果"),
        widget=forms.RadioSelect,
        choices=lambda: [(code, show_text(name)) for code, name in OUTCOMES.items()],
    )
    note = AcceptedTextField(label=_("まとめ"), multiline=True, rows=4, max_length=2000, required=False)


class SettleForm(BansoForm):
    """案件にせず終える."""

    settlement = forms.ChoiceField(
        label=_("理由"),
        widget=forms.RadioSelect,
        choices=lambda: [(code, show_text(name)) for code, name in SETTLEMENTS.items()],
    )


class FirmSearch(forms.Form):
    """申込みの事業者を探す; a plain GET form."""

    template_name = "ui/components/form_body.html"
    use_required_attribute = False

    text = SearchField(label=_("名前・フリガナ・法人番号・電話の一部"))
