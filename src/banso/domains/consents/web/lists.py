"""List pages of consents 同意の一覧."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.domains.parties import api as parties
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.components import Tag
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..calc.workflow import ASKED, CONSENT_STATES, EVIDENCE, GIVEN, REQUEST_STATES

_TONES = {GIVEN: "success", ASKED: "warning", "accepted": "success", "declined": "danger"}


class FirmNames(dict[int, str]):
    """Names of firms by id, asked for once for all rows of a page."""

    def load(self, subject_ids: list[int]) -> None:
        self.update({pk: found.name for pk, found in parties.summaries_of(subject_ids).items()})

    def __missing__(self, subject_id: int) -> str:
        self.load([subject_id])
        return self.setdefault(subject_id, "")


def consent_list(names: FirmNames) -> ListSpec:
    return ListSpec(
        title=_("同意の一覧"),
        columns=[
            Column("firm", _("事業者"), lambda row: names[row.subject_id], FieldClass.INTERNAL, href=_consent_url,
                   is_row_header=True, exportable=True),
            Column("receiver", _("見せる先"), "receiver_unit.name", FieldClass.INTERNAL,
                   order_by=("receiver_unit__name",), exportable=True),
            Column("state", _("状態"), lambda row: _tag(row.state, CONSENT_STATES), FieldClass.INTERNAL, "tag",
                   exportable=True),
            Column("evidence", _("確認の方法"), lambda row: show_text(EVIDENCE[row.evidence]), FieldClass.INTERNAL,
                   exportable=True),
            Column("given", _("同意した日"), "valid_from", FieldClass.INTERNAL, "date", order_by=("valid_from",),
                   exportable=True),
            Column("until", _("期限"), "valid_until", FieldClass.INTERNAL, "instant", order_by=("valid_until",),
                   exportable=True),
        ],
        default_order="-given",
        filters=[Filter("state", _("状態"), lambda: _choices(CONSENT_STATES), lambda rows, value: rows.filter(state=value)),
                 Filter("evidence", _("確認の方法"), lambda: _choices(EVIDENCE),
                        lambda rows, value: rows.filter(evidence=value))],
        search=lambda rows, words: rows.filter(receiver_unit__name__icontains=words),
        search_label=_("見せる先の機関名"),
        empty_title=_("同意の記録はまだありません"),
        empty_body=_("事業者の画面や案件の画面から、同意を記録できます。"),
    )  # fmt: skip


def request_list(names: FirmNames) -> ListSpec:
    return ListSpec(
        title=_("同意のお願いの一覧"),
        columns=[
            Column("firm", _("事業者"), lambda row: names[row.subject_id], FieldClass.INTERNAL, href=_request_url,
                   is_row_header=True, exportable=True),
            Column("receiver", _("見せる先"), "receiver_unit.name", FieldClass.INTERNAL,
                   order_by=("receiver_unit__name",), exportable=True),
            Column("state", _("状態"), lambda row: _tag(row.state, REQUEST_STATES), FieldClass.INTERNAL, "tag",
                   exportable=True),
            Column("asked", _("お願いした日"), "created_at", FieldClass.INTERNAL, "date", order_by=("created_at",),
                   exportable=True),
            Column("answered", _("回答した日"), "answered_at", FieldClass.INTERNAL, "date", order_by=("answered_at",),
                   exportable=True),
        ],
        default_order="-asked",
        filters=[Filter("state", _("状態"), lambda: _choices(REQUEST_STATES), lambda rows, value: rows.filter(state=value))],
        search=lambda rows, words: rows.filter(receiver_unit__name__icontains=words),
        search_label=_("見せる先の機関名"),
        empty_title=_("同意のお願いはまだありません"),
        empty_body=_("案件の画面から、同意をお願いできます。"),
    )  # fmt: skip


def _choices(table: dict[str, Any]) -> list[tuple[str, str]]:
    return [(code, show_text(text)) for code, text in table.items()]


def _tag(state: str, table: dict[str, Any]) -> Tag:
    return Tag(show_text(table[state]), _TONES.get(state, "neutral"))


def _consent_url(row: Any) -> str:
    return reverse("consents:consent_page", args=[row.pk])


def _request_url(row: Any) -> str:
    return reverse("consents:request_page", args=[row.pk])
