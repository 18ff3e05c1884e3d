"""The list of answers 回答の一覧 about one's own support."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from banso.kernel.issues import ISSUES
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..calc.versions import VERSIONS, version_named

YES, NO = "yes", "no"


def _label(row: Any) -> str:
    return show_text(version_named(row.survey_code, row.survey_version).label_of(row.score))


def _issue(row: Any) -> str:
    return show_text(ISSUES[row.issue].name) if row.issue in ISSUES else ""


def _by_version(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(survey_version=value)


def _by_top_two(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(is_top_two=value == YES)


def _version_choices() -> list[tuple[str, Any]]:
    return [(one.version, f"{show_text(one.name)} {one.version}（{one.scale_points}）") for one in VERSIONS]


def answer_spec() -> ListSpec:
    """Newest first; the firm is not named, the comment is read but never exported."""
    return ListSpec(
        title=_("アンケートの回答"),
        columns=[
            Column(
                "answered", _("回答日"), "answered_on", FieldClass.INTERNAL, "date", order_by=("answered_on",),
                exportable=True, is_row_header=True,
            ),
            Column("label", _("評価"), _label, FieldClass.INTERNAL, exportable=True),
            Column("score", _("点"), "score", FieldClass.INTERNAL, "number", order_by=("score",), exportable=True),
            Column("points", _("段階"), "scale_points", FieldClass.INTERNAL, "number", exportable=True),
            Column("issue", _("課題"), _issue, FieldClass.INTERNAL, exportable=True),
            Column("comment", _("ご意見"), "comment", FieldClass.CONFIDENTIAL),
        ],
        default_order="-answered",
        filters=[
            Filter("version", _("版"), _version_choices, _by_version),
            Filter("top_two", _("上位2段階"), [(YES, _("上位2段階")), (NO, _("それ以外"))], _by_top_two),
        ],
        empty_title=_("回答はまだありません"),
        empty_body=_("取次ぎを受けた支援が終わると、事業者にアンケートが送られます。"),
    )  # fmt: skip
