"""List pages of cases 相談の申込み・案件の一覧."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.domains.parties import api as parties
from banso.kernel.issues import ISSUES
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.fields import prefecture_choices
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..calc.workflow import CASE_STATES, ENQUIRY_STATES, ORIGINS
from ..queries.lists import search_cases, search_enquiries
from .presenting import FirmNames, case_tag, choices_of, enquiry_tag, issues_in_words, prefecture_name

FIRMS_BY_NAME = 500


def _prefecture_filter() -> Filter:
    return Filter(
        "prefecture", _("都道府県"), lambda: prefecture_choices()[1:], lambda rows, code: rows.filter(prefecture_code=code)
    )


ENQUIRIES = ListSpec(
    title=_("相談の申込み"),
    columns=[
        Column("number", _("受付番号"), "number", FieldClass.INTERNAL, "code", order_by=("number",), exportable=True,
               is_row_header=True, href=lambda row: reverse("cases:enquiry_page", args=[row.pk])),
        Column("asked", _("受付日時"), "created_at", FieldClass.INTERNAL, "instant", order_by=("created_at",), exportable=True),
        Column("asker", _("相談者"), "asker_name", FieldClass.PERSONAL),
        Column("firm", _("事業者名"), "firm_name", FieldClass.CONFIDENTIAL),
        Column("prefecture", _("都道府県"), lambda row: prefecture_name(row.prefecture_code), FieldClass.INTERNAL,
               order_by=("prefecture_code",), exportable=True),
        Column("state", _("状態"), lambda row: enquiry_tag(row.state), FieldClass.INTERNAL, "tag", order_by=("state",),
               exportable=True),
    ],
    default_order="-asked",
    filters=[Filter("state", _("状態"), lambda: choices_of(ENQUIRY_STATES), lambda rows, code: rows.filter(state=code)),
             _prefecture_filter()],
    search=search_enquiries,
    search_label=_("受付番号・相談者・事業者名"),
    empty_title=_("相談の申込みはまだありません"),
    empty_body=_("事業者が相談を申し込むと、ここに並びます。"),
)  # fmt: skip


def case_list(actor: Actor, at: Any, names: FirmNames) -> ListSpec:
    """The list of cases for one viewer: titles only of the viewer's own unit's."""

    def title(row: Any) -> str:
        return row.title if row.owner_unit_id in actor.unit_ids else ""

    def search(rows: Any, words: str) -> Any:
        firms = parties.search_parties(actor, at, words, limit=FIRMS_BY_NAME).items
        return search_cases(rows, words, [firm.id for firm in firms], actor.unit_ids)

    return ListSpec(
        title=_("案件の一覧"),
        columns=[
            Column("number", _("案件番号"), "number", FieldClass.INTERNAL, "code", order_by=("number",), exportable=True,
                   is_row_header=True, href=lambda row: reverse("cases:case_page", args=[row.pk])),
            Column("firm", _("事業者"), lambda row: names[row.subject_id], FieldClass.INTERNAL, exportable=True),
            Column("title", _("件名"), title, FieldClass.CONFIDENTIAL),
            Column("issues", _("経営課題"), lambda row: issues_in_words(row.issues), FieldClass.INTERNAL, exportable=True),
            Column("state", _("状態"), lambda row: case_tag(row.state), FieldClass.INTERNAL, "tag", order_by=("state",),
                   exportable=True),
            Column("opened", _("始めた日"), "opened_on", FieldClass.INTERNAL, "date", order_by=("opened_on",),
                   exportable=True),
            Column("count", _("相談回数"), "consultation_count", FieldClass.INTERNAL, "number",
                   order_by=("consultation_count",), exportable=True),
            Column("last", _("最後の相談"), "last_event_on", FieldClass.INTERNAL, "date", order_by=("last_event_on",),
                   exportable=True),
            Column("unit", _("担当の機関"), "owner_unit.name", FieldClass.INTERNAL, exportable=True),
            Column("adviser", _("担当者"), "adviser.display_name", FieldClass.INTERNAL, order_by=("adviser__display_name",),
                   exportable=True),
        ],
        default_order="-opened",
        filters=[
            Filter("state", _("状態"), lambda: choices_of(CASE_STATES), lambda rows, code: rows.filter(state=code)),
            Filter("issue", _("経営課題"), lambda: [(code, show_text(one.name)) for code, one in ISSUES.items()],
                   lambda rows, code: rows.filter(issue_codes__contains=f" {code} ")),
            Filter("origin", _("始まり"), lambda: choices_of(ORIGINS), lambda rows, code: rows.filter(origin=code)),
            Filter("whose", _("担当"), [("mine", _("自分の担当")), ("own", _("自分の機関")), ("shared", _("見せてもらっている"))],
                   lambda rows, code: _whose(rows, code, actor)),
        ],
        search=search,
        search_label=_("案件番号・事業者名・件名"),
        empty_title=_("案件はまだありません"),
        empty_body=_("相談の申込みや事業者の画面から、案件を始められます。"),
        empty_href=reverse("cases:enquiry_list"),
        empty_label=_("相談の申込みを見る"),
    )  # fmt: skip


def _whose(rows: Any, code: str, actor: Actor) -> Any:
    if code == "mine":
        return rows.filter(adviser_id=actor.user_id)
    own = {"owner_unit_id__in": actor.unit_ids}
    return rows.filter(**own) if code == "own" else rows.exclude(**own)
