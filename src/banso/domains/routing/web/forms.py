"""The question put to the rules 候補を見るための条件."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banso.domains.directory import api as directory
from banso.kernel.issues import ISSUES
from banso.platform import clock
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import BansoForm, PrefectureField

from ..calc.rules import OWNER


def _askers() -> list[tuple[str, Any]]:
    kinds = [(kind.code, show_text(kind.name)) for kind in directory.agency_types(clock.today())]
    return [("", _("選んでください")), (OWNER, _("事業者本人")), *kinds]


def _issues() -> list[tuple[str, Any]]:
    named = [(issue.code, f"{issue.symbol} {show_text(issue.name)}".strip()) for issue in ISSUES.values()]
    return [("", _("選んでください")), *named]


class QuestionForm(BansoForm):
    """An issue, who is asked, and where."""

    idempotency_key = None  # a question changes nothing
    version = None

    issue = forms.ChoiceField(label=_("経営課題"), choices=_issues)
    from_type = forms.ChoiceField(label=_("相談を受けた機関の種別"), choices=_askers)
    prefecture_code = PrefectureField(label=_("事業者の都道府県"))
