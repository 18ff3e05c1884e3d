"""The one form of a survey 回答."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import AcceptedTextField, BansoForm

from ..calc.versions import SurveyVersion

COMMENT_LENGTH = 1_000


class AnswerForm(BansoForm):
    """The question of one version, with its own scale."""

    score = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    comment = AcceptedTextField(
        label=_("ご意見"),
        help_text=_("よかったこと、足りなかったことがあれば書いてください。"),
        max_length=COMMENT_LENGTH,
        multiline=True,
        required=False,
    )

    def __init__(self, *args: Any, version: SurveyVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["score"].label = show_text(version.question)
        self.fields["score"].choices = [(choice.score, show_text(choice.label)) for choice in version.choices]
        self.fields["score"].error_messages["invalid_choice"] = _("選択肢から選んでください。")
