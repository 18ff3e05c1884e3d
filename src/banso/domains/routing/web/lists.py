"""The list of routing rules 取次ぎの規則の一覧."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.domains.directory import api as directory
from banso.kernel.errors import Text
from banso.kernel.folding import fold
from banso.kernel.issues import ISSUES
from banso.kernel.places import prefecture
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..calc.matching import fit_issue
from ..calc.rules import KINDS, OWNER, all_rules
from .rule_rows import RuleRow, RuleRows


def rule_list_spec(on: date) -> ListSpec:
    """The list as of a day."""
    kinds = [(kind.code, show_text(kind.name)) for kind in directory.agency_types(on)]
    owner = (OWNER, _("事業者本人"))
    return ListSpec(
        title=_("取次ぎの規則"),
        columns=_COLUMNS,
        default_order="id",
        search=_search,
        search_label=_("規則の言葉"),
        filters=[
            Filter("issue", _("課題"), _issue_choices, _of_issue),
            Filter("from", _("相談を受けた機関"), [owner, *kinds], _from),
            Filter("to", _("行き先"), kinds, _to),
            Filter("kind", _("種類"), [(code, show_text(name)) for code, name in KINDS.items()], _of_kind),
            Filter("prefecture", _("地域の規則"), _prefecture_choices, _of_prefecture),
        ],
        page_sizes=(50, 20, 100),
        empty_title=_("規則がありません"),
    )


def _issue_choices() -> list[tuple[str, Any]]:
    return [(issue.code, f"{issue.symbol} {show_text(issue.name)}".strip()) for issue in ISSUES.values()]


def _prefecture_choices() -> list[tuple[str, Any]]:
    codes = sorted({code for rule in all_rules() for code in rule.prefectures})
    return [(code, show_text(Text(prefecture(code).name, prefecture(code).name_en))) for code in codes]


def _search(rows: RuleRows, text: str) -> RuleRows:
    words = fold(text)
    return rows.where(lambda row: words in row.words)


def _of_issue(rows: RuleRows, issue: str) -> RuleRows:
    return rows.where(lambda row: bool(fit_issue(row.rule, issue)))


def _from(rows: RuleRows, code: str) -> RuleRows:
    return rows.where(lambda row: code in (*row.rule.from_types, *row.rule.from_targets))


def _to(rows: RuleRows, code: str) -> RuleRows:
    return rows.where(lambda row: code in (*row.rule.to_types, *row.rule.returns_to))


def _of_kind(rows: RuleRows, kind: str) -> RuleRows:
    return rows.where(lambda row: row.rule.kind == kind)


def _of_prefecture(rows: RuleRows, code: str) -> RuleRows:
    return rows.where(lambda row: code in row.rule.prefectures)


def _link(row: RuleRow) -> str:
    return reverse("routing:rule", args=[row.pk])


def _column(name: str, label: Any, value: Any, **more: Any) -> Column:
    return Column(name, label, value, FieldClass.PUBLIC, exportable=True, **more)


_COLUMNS = [
    _column("id", _("番号"), "pk", kind="code", order_by=("pk",), href=_link, is_row_header=True),
    _column("issue", _("課題"), "issues", order_by=("issues", "pk")),
    _column("kind", _("種類"), lambda row: KINDS[row.rule.kind], order_by=("kind", "pk")),
    _column("from", _("相談を受けた機関"), "senders"),
    _column("condition", _("どんなとき"), "rule.condition"),
    _column("to", _("行き先"), "receivers"),
    _column("what_for", _("何のために"), "rule.what_for"),
    _column("place", _("地域"), "place", order_by=("place", "pk")),
    _column("label", _("性格"), "rule.label"),
    _column("source", _("出典"), "source"),
]
