"""The list of rows behind a number 内訳の一覧: its columns come from the dataset, codes read as words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.domains.indicators import api
from banso.domains.referrals import api as referrals
from banso.kernel.errors import Text
from banso.platform.ui.formats import show_text
from banso.platform.ui.list_columns import Column, ListSpec

from .questions import KEPT

KINDS = {"integer": "number", "text": "text", "date": "date", "instant": "instant", "flag": "text", "surrogate": "code"}
# Which columns of the datasets hold codes of a dimension.
CODED = {
    "prefecture": ("prefecture", "prefecture_code", "sender_prefecture", "receiver_prefecture"),
    "agency_type": ("agency_type", "sender_type", "receiver_type"),
    "issue": ("issue", "main_issue", "issues"),
}
# What a file needs and a screen does not.
ONLY_IN_FILES = frozenset(
    {
        "unit", "unit_id", "sender_unit_id", "receiver_unit_id", "fiscal_year", "reported_on", "is_ai", "main_issue",
        "preparation_minutes", "position", "survey_code", "survey_version", "about_type", "about_id", "is_top_two",
    }
)  # fmt: skip
LARGEST_LIST, LARGEST_EXPORT = 1_000_000, 100_000


def row_list(asked: api.Selection, rows: api.Rows) -> ListSpec:
    """A list page over the rows, in the order of their key."""
    words = _words(asked)
    columns = [
        _column(column, words.get(column.name), is_first=number == 0) for number, column in enumerate(rows.columns)
    ]
    return ListSpec(
        title=_("%(indicator)sの内訳") % {"indicator": show_text(asked.definition.label)},
        columns=columns,
        default_order=columns[0].name,
        empty_title=_("数えた行はありません"),
        empty_body=_("期間や条件を変えてください。"),
        kept=KEPT,
        count_limit=LARGEST_LIST,
        export_limit=LARGEST_EXPORT,
        tie_break=rows.key,
    )


def _words(asked: api.Selection) -> dict[str, Mapping[str, Text]]:
    """The words behind the codes of a column."""
    offered = [each.dimension for each in asked.definition.breakdowns]
    found: dict[str, Mapping[str, Text]] = {"channel": cases.CHANNEL_NAMES, "state": referrals.LABELS}
    for dimension, names in CODED.items():
        if dimension in offered:
            found.update(dict.fromkeys(names, asked.keys(dimension).labels))
    return found


def _column(column: api.RowColumn, words: Mapping[str, Text] | None, *, is_first: bool) -> Column:
    kind = KINDS[column.kind]
    is_code = column.kind == "integer" and (column.source == "pk" or column.source.endswith(("_id", "__pk", "_year")))
    return Column(
        name=column.name,
        label=show_text(column.label),
        value=lambda row: _cell(column.read(row), words),
        field_class=column.field_class,
        kind="code" if is_code else kind,
        order_by=(column.source,),
        exportable=True,
        shown=column.name not in ONLY_IN_FILES,
        is_row_header=is_first,
    )


def _cell(value: Any, words: Mapping[str, Text] | None) -> Any:
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if words is not None and isinstance(value, str):
        # One code, or several between blanks.
        return _("、").join(show_text(words[code]) if code in words else code for code in value.split())
    return value
