"""The two lists 一覧: what was received, what was sent."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.kernel.folding import fold
from banso.kernel.issues import ISSUES
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.components import Tag
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..calc.workflow import ABANDONED, HELPED, LABELS, NOT_FOR_US, OPEN_STATES, STATES, TAKEN_UP, WAITING
from ..queries import firm_names, name_of

TONES = {WAITING: "warning", TAKEN_UP: "progress", HELPED: "success", NOT_FOR_US: "danger", ABANDONED: "danger"}
OPEN = "open"


def state_tag(state: str) -> Tag:
    return Tag(show_text(LABELS[state]), TONES.get(state, "neutral"))


def with_urgency(rows: QuerySet[Any]) -> QuerySet[Any]:
    """What waits for an answer first, then what is being helped, then what has ended."""
    order = Case(When(state=WAITING, then=0), When(state=TAKEN_UP, then=1), default=Value(2), output_field=IntegerField())
    return rows.annotate(urgency=order)


def _address(row: Any) -> str:
    return reverse("referrals:referral", args=[row.pk])


def _state_choices() -> list[tuple[str, Any]]:
    return [(OPEN, _("終わっていないもの")), *((state, show_text(LABELS[state])) for state in STATES)]


def _by_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(state__in=OPEN_STATES) if value == OPEN else rows.filter(state=value)


def _by_issue(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(issue=value)


def _issue_choices() -> list[tuple[str, Any]]:
    return [(code, show_text(issue.name)) for code, issue in ISSUES.items()]


def _search(actor: Actor, at: datetime) -> Callable[[QuerySet[Any], str], QuerySet[Any]]:
    """By the firm's name, among the firms of this list that the viewer may know."""

    def narrow(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        names = firm_names(actor, at, rows.order_by().values_list("subject_id", flat=True).distinct())
        wanted = fold(words)
        return rows.filter(subject_id__in=[pk for pk, name in names.items() if wanted in fold(name)])

    return narrow


def _columns(names: dict[int, str], other: Column) -> list[Column]:
    return [
        Column(
            "id", _("番号"), "pk", FieldClass.INTERNAL, "code", order_by=("pk",), href=_address, exportable=True,
            is_row_header=True,
        ),  # fmt: skip
        Column(
            "firm", _("事業者"), lambda row: names.get(row.subject_id, ""), FieldClass.CONFIDENTIAL, href=_address
        ),
        Column("issue", _("課題"), lambda row: show_text(ISSUES[row.issue].name), FieldClass.INTERNAL, exportable=True),
        other,
        Column("sent", _("取次ぎ日"), "sent_on", FieldClass.INTERNAL, "date", order_by=("sent_on",), exportable=True),
        Column("state", _("状態"), lambda row: state_tag(row.state), FieldClass.INTERNAL, "tag", order_by=("state",), exportable=True),
    ]


def basket_list(actor: Actor, at: datetime, names: dict[int, str]) -> ListSpec:
    """Received, by clock."""
    sender = Column(
        "sender", _("取次元"), lambda row: show_text(name_of(row.owner_unit)), FieldClass.INTERNAL,
        order_by=("owner_unit__name",), exportable=True,
    )  # fmt: skip
    due = Column(
        "due", _("返答の期限"), lambda row: row.answer_by if row.state == WAITING else None, FieldClass.INTERNAL, "clock",
        order_by=("urgency", "answer_by"), exportable=True,
    )  # fmt: skip
    return ListSpec(
        title=_("届いた取次ぎ"),
        columns=[*_columns(names, sender), due],
        default_order="due",
        filters=_filters(),
        search=_search(actor, at),
        search_label=_("事業者名"),
        empty_title=_("届いた取次ぎはありません"),
        empty_body=_("ほかの機関から取次ぎが届くと、ここに期限の近い順に並びます。"),
    )


def sent_list(actor: Actor, at: datetime, names: dict[int, str]) -> ListSpec:
    """Sent, what still waits on top."""
    receiver = Column(
        "receiver", _("取次先"), lambda row: show_text(name_of(row.receiver_unit)), FieldClass.INTERNAL,
        order_by=("receiver_unit__name",), exportable=True,
    )  # fmt: skip
    due = Column(
        "due", _("返答の期限"), lambda row: row.answer_by if row.state == WAITING else None, FieldClass.INTERNAL, "clock",
        order_by=("urgency", "answer_by"), exportable=True,
    )  # fmt: skip
    reminded = Column("rung", _("督促の回数"), "rung", FieldClass.INTERNAL, "number", order_by=("rung",), exportable=True)
    return ListSpec(
        title=_("送った取次ぎ"),
        columns=[*_columns(names, receiver), due, reminded],
        default_order="due",
        filters=_filters(),
        search=_search(actor, at),
        search_label=_("事業者名"),
        empty_title=_("送った取次ぎはありません"),
        empty_body=_("案件の画面から、ほかの機関へ取り次げます。"),
        empty_href=reverse("cases:case_list"),
        empty_label=_("案件の一覧を開く"),
    )


def _filters() -> list[Filter]:
    return [
        Filter("state", _("状態"), _state_choices, _by_state),
        Filter("issue", _("課題"), _issue_choices, _by_issue),
    ]
