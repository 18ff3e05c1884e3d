"""The list of threads やり取りの一覧."""

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from banso.domains.parties import api as parties
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.components import Tag
from banso.platform.ui.lists import Column, Filter, ListSpec


def thread_list(names: dict[int, str]) -> ListSpec:
    """Columns and filters; `names` are the firms' names of the rows shown."""
    return ListSpec(
        title=_("やり取りの一覧"),
        columns=[
            Column("case", _("案件番号"), "case.number", FieldClass.INTERNAL, "code", order_by=("case__number",),
                   exportable=True, is_row_header=True, href=lambda row: reverse("messages:thread", args=[row.pk])),
            Column("firm", _("事業者"), lambda row: names.get(row.subject_id, ""), FieldClass.INTERNAL),
            Column("unread", _("未読"), lambda row: Tag(_now("%(number)d件") % {"number": row.unread}, "warning")
                   if row.unread else None, FieldClass.INTERNAL, "tag", order_by=("unread",)),
            Column("total", _("件数"), "total", FieldClass.INTERNAL, "number", order_by=("total",), exportable=True),
            Column("last", _("最後のやり取り"), "last_message_at", FieldClass.INTERNAL, "instant",
                   order_by=("last_message_at",), exportable=True),
        ],
        default_order="-last",
        filters=[Filter("unread", _("未読"), [("yes", _("未読があるもの"))], lambda rows, value: rows.filter(unread__gt=0))],
        search=lambda rows, words: rows.filter(case__number__icontains=words),
        search_label=_("案件番号"),
        empty_title=_("やり取りはまだありません"),
        empty_body=_("案件の画面から、事業者にメッセージを送れます。"),
    )  # fmt: skip


def firm_names(subject_ids: list[int]) -> dict[int, str]:
    return {pk: firm.name for pk, firm in parties.summaries_of(subject_ids).items()}
