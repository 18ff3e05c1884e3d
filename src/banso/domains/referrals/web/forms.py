"""Forms of referrals 取次ぎの入力."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import AcceptedTextField, BansoForm

from ..calc.shares import CONTACT, SHARES, SUMMARY
from ..calc.workflow import LABELS, OUTCOMES, REFUSAL_REASONS


class RefuseForm(BansoForm):
    reason_code = forms.ChoiceField(
        label=_("理由"),
        widget=forms.RadioSelect,
        choices=lambda: [(code, show_text(words)) for code, words in REFUSAL_REASONS.items()],
    )
    reason = AcceptedTextField(
        label=_("補足"),
        help_text=_("取次元の担当者だけが読みます。「その他」を選んだときは必ず書いてください。"),
        max_length=1_000,
        multiline=True,
        required=False,
    )


class CloseForm(BansoForm):
    outcome = forms.ChoiceField(
        label=_("結果"),
        widget=forms.RadioSelect,
        choices=lambda: [(state, show_text(LABELS[state])) for state in OUTCOMES],
    )
    note = AcceptedTextField(
        label=_("取次元への報告"),
        help_text=_("どのような支援をしたか、短く書いてください。取次元の担当者が読みます。"),
        max_length=1_000,
        multiline=True,
        required=False,
    )


class WithdrawForm(BansoForm):
    reason = AcceptedTextField(label=_("取り下げる理由"), max_length=1_000, multiline=True)


class WriteForm(BansoForm):
    """What to hand over. `covered` are the shares within the consent; fields without a choice are left out."""

    what_for = AcceptedTextField(
        label=_("取次先にしてほしいこと"),
        help_text=_("例：特許を出願できるか、先行技術を調べてほしいです。"),
        max_length=1_000,
        multiline=True,
    )
    note = AcceptedTextField(
        label=_("取次先の担当者への連絡"),
        help_text=_("例：平日の午後なら電話がつながります。"),
        max_length=1_000,
        multiline=True,
        rows=3,
        required=False,
    )
    shares = forms.MultipleChoiceField(
        label=_("一緒に渡す情報"),
        help_text=_("事業者が同意した範囲だけを渡せます。"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consultation_ids = forms.TypedMultipleChoiceField(
        label=_("渡す相談記録"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    override_reason = AcceptedTextField(
        label=_("この機関に取り次ぐ理由"),
        help_text=_("届出にも規則にもない取次ぎなので、理由を記録します。"),
        max_length=400,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        covered: Collection[str],
        consultations: list[tuple[int, str]],
        needs_reason: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["shares"].choices = [(code, show_text(SHARES[code])) for code in (SUMMARY, CONTACT) if code in covered]
        self.fields["consultation_ids"].choices = consultations
        self.fields["override_reason"].required = needs_reason
        absent = {"shares": not covered, "consultation_ids": not consultations, "override_reason": not needs_reason}
        for name in (name for name, is_absent in absent.items() if is_absent):
            del self.fields[name]
