"""The list of agencies 支援機関の一覧: columns, filters and search."""

from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.kernel.errors import Text
from banso.kernel.issues import ISSUES
from banso.kernel.places import PREFECTURES
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..models import Agency
from ..queries import agency_types, narrow_to_issue, narrow_to_place, narrow_to_text, narrow_to_type


def agency_list_spec(on: date) -> ListSpec:
    """The list as of a day: kinds and names are those of that day."""
    return ListSpec(
        title=_("支援機関の一覧"),
        columns=_COLUMNS,
        default_order="type",
        search=narrow_to_text,
        search_label=_("名称の一部"),
        filters=[
            Filter(
                "type", _("種別"), partial(_type_choices, on), lambda rows, code: narrow_to_type(rows, [code])
            ),
            Filter(
                "prefecture", _("担当する都道府県"), _prefecture_choices, partial(_narrow_to_prefecture, on)
            ),
            Filter("issue", _("対応できる課題"), issue_choices, partial(_narrow_to_issue, on)),
        ],
        empty_title=_("支援機関はまだ登録されていません"),
        empty_body=_("運営主体の管理者が登録すると、ここに並びます。"),
    )


def issue_choices() -> list[tuple[str, str]]:
    return [(issue.code, show_text(issue.name)) for issue in ISSUES.values()]


def _type_choices(on: date) -> list[tuple[str, str]]:
    return [(kind.code, show_text(kind.name)) for kind in agency_types(on)]


def _prefecture_choices() -> list[tuple[str, str]]:
    return [(place.code, show_text(Text(place.name, place.name_en))) for place in PREFECTURES.values()]


def _narrow_to_prefecture(on: date, rows: QuerySet[Agency], code: str) -> QuerySet[Agency]:
    return narrow_to_place(rows, on, code)


def _narrow_to_issue(on: date, rows: QuerySet[Agency], issue: str) -> QuerySet[Agency]:
    return narrow_to_issue(rows, on, issue)


def _name(row: Any) -> Text:
    return Text(row.shown_name, row.shown_name_en or row.shown_name)


def _type(row: Any) -> Text:
    return Text(row.shown_type, row.shown_type_en)


def _prefecture(row: Agency) -> Text:
    place = PREFECTURES[row.prefecture_code]
    return Text(place.name, place.name_en)


_COLUMNS = [
    Column(
        "name",
        _("名称"),
        _name,
        FieldClass.PUBLIC,
        order_by=("shown_name",),
        href=lambda row: reverse("directory:agency", args=[row.pk]),
        exportable=True,
        is_row_header=True,
    ),
    Column(
        "type",
        _("種別"),
        _type,
        FieldClass.PUBLIC,
        order_by=("agency_type__sort_order", "prefecture_code", "shown_name"),
        href=lambda row: reverse("directory:type", args=[row.agency_type_id]),
        exportable=True,
    ),
    Column(
        "prefecture",
        _("所在地"),
        _prefecture,
        FieldClass.PUBLIC,
        order_by=("prefecture_code", "agency_type__sort_order", "shown_name"),
        exportable=True,
    ),
    Column("phone", _("電話番号"), "phone", FieldClass.PUBLIC, kind="code", exportable=True),
    Column("email", _("メール"), "email", FieldClass.PUBLIC, exportable=True, shown=False),
]
