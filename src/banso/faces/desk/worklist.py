"""The worklist やること: every task of the unit as a list page."""

from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from banso.platform.scope.roles import FieldClass
from banso.platform.tasks.models import Task
from banso.platform.tasks.worklist import task_kind
from banso.platform.ui.lists import Column, Filter, ListSpec

OVERDUE, TODAY, LATER = "overdue", "today", "later"


def title_of(task: Task) -> str:
    return str(task_kind(task.kind).title)


def address_of(task: Task) -> str:
    return task_kind(task.kind).address(task)


def due_filter(today: date) -> Filter:
    def narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == OVERDUE:
            return rows.filter(due_on__lt=today)
        return rows.filter(due_on=today) if value == TODAY else rows.exclude(due_on__lte=today)

    return Filter("due", _("期限"), [(OVERDUE, _("過ぎている")), (TODAY, _("本日")), (LATER, _("明日より後"))], narrow)


def task_list(today: date, names: dict[int, str]) -> ListSpec:
    """Earliest due first; tasks without a date last. Firms are read, never exported."""
    return ListSpec(
        title=_("やること"),
        columns=[
            Column("title", _("すること"), title_of, FieldClass.INTERNAL, href=address_of, is_row_header=True, exportable=True),
            Column("firm", _("事業者"), lambda task: names.get(task.subject_id, ""), FieldClass.CONFIDENTIAL),
            Column("label", _("内容"), "label", FieldClass.CONFIDENTIAL),
            Column("due", _("期限"), "due_on", FieldClass.INTERNAL, "clock", order_by=("has_no_date", "due_on"), exportable=True),
            Column("since", _("受付"), "created_at", FieldClass.INTERNAL, "date", order_by=("created_at",), exportable=True),
        ],
        default_order="due",
        filters=[due_filter(today)],
        empty_title=_("いまやることはありません"),
        empty_body=_("相談の申込みや取次ぎが届くと、ここに期限の近い順に並びます。"),
    )


def with_date_flag(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Marks tasks without a date, so that they sort last on every database."""
    flag = Case(When(due_on__isnull=True, then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.annotate(has_no_date=flag).order_by("has_no_date", "due_on", "pk")
