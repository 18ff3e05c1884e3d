"""Lists of audit entries 監査記録の一覧: each act, and looks grouped by who saw what of whom."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import CharField, Count, Max, Min, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from banso.platform.audit.models import AuditEntry
from banso.platform.identity.models import User
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.formats import show_text
from banso.platform.ui.list_columns import Column, ListSpec

from .acts import act_of
from .questions import NAMES

LOOKS = ("look",)
INTERNAL, PERSONAL = FieldClass.INTERNAL, FieldClass.PERSONAL


def with_names(rows: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Entries with the names of person and agencies, read by the database in the same query."""
    people = User.objects.filter(pk=OuterRef("actor_user_id")).values("display_name")[:1]
    units = Unit.objects.filter(pk=OuterRef("actor_unit_id")).values("name")[:1]
    return rows.select_related("unit").annotate(
        person=Subquery(people, output_field=CharField()), agency=Subquery(units, output_field=CharField())
    )


def grouped_looks(rows: QuerySet[AuditEntry]) -> QuerySet[Any]:
    """One row per person, firm, kind of object and purpose: how often, first and last."""
    looks = with_names(rows.filter(action__in=LOOKS)).order_by()
    keys = ("subject_id", "actor_user_id", "person", "agency", "object_type", "purpose")
    return looks.values(*keys).annotate(times=Count("pk"), first_at=Min("at"), last_at=Max("at"), first_entry=Min("pk"))


def entry_list(firms: Mapping[int, str]) -> ListSpec:
    """Every entry; `firms` names the subjects of the page shown and is filled once that page is known."""
    return ListSpec(
        title=_("監査記録"),
        columns=(
            Column("at", _("日時"), "at", INTERNAL, "instant", ("at",), exportable=True, is_row_header=True),
            Column("person", _("した人"), lambda row: row.person or row.actor_kind, INTERNAL, exportable=True),
            Column("agency", _("所属機関"), "agency", INTERNAL, exportable=True),
            Column("act", _("したこと"), lambda row: show_text(act_of(row.action)), INTERNAL, exportable=True),
            Column("action", _("操作"), "action", INTERNAL, "code", ("action",), exportable=True),
            Column("object", _("対象"), _object, INTERNAL, "code", ("object_type", "object_id"), exportable=True),
            Column("firm", _("事業者"), lambda row: _firm(firms, row.subject_id), PERSONAL, order_by=("subject_id",)),
            Column("subject", _("事業者（内部番号）"), "subject_id", INTERNAL, "code", exportable=True, shown=False),
            Column("purpose", _("目的"), "purpose", INTERNAL, exportable=True),
            Column("chain", _("記録の置き場所"), "unit.name", INTERNAL, exportable=True, shown=False),
            Column("sequence", _("連番"), "sequence", INTERNAL, "code", exportable=True, shown=False),
            Column("request", _("問い合わせ番号"), "request_id", INTERNAL, "code", exportable=True, shown=False),
        ),
        default_order="-at",
        empty_title=_("監査記録がありません"),
        empty_body=_("条件を減らすか、期間を広げてください。"),
        kept=NAMES,
        export_limit=50_000,
    )


def look_list(firms: Mapping[int, str]) -> ListSpec:
    """Looks grouped by person, firm, object and purpose."""
    return ListSpec(
        title=_("閲覧の記録"),
        columns=(
            Column("person", _("見た人"), _key("person"), INTERNAL, order_by=("person",), exportable=True, is_row_header=True),
            Column("agency", _("所属機関"), _key("agency"), INTERNAL, order_by=("agency",), exportable=True),
            Column("firm", _("事業者"), lambda row: _firm(firms, row["subject_id"]), PERSONAL, order_by=("subject_id",)),
            Column("subject", _("事業者（内部番号）"), _key("subject_id"), INTERNAL, "code", exportable=True, shown=False),
            Column("object", _("見たもの"), _key("object_type"), INTERNAL, "code", ("object_type",), exportable=True),
            Column("purpose", _("目的"), _key("purpose"), INTERNAL, order_by=("purpose",), exportable=True),
            Column("times", _("回数"), _key("times"), INTERNAL, "number", ("times",), exportable=True),
            Column("first", _("最初の日時"), _key("first_at"), INTERNAL, "instant", ("first_at",), exportable=True),
            Column("last", _("最後の日時"), _key("last_at"), INTERNAL, "instant", ("last_at",), exportable=True),
        ),
        default_order="-last",
        empty_title=_("閲覧の記録がありません"),
        empty_body=_("条件を減らすか、期間を広げてください。"),
        kept=NAMES,
        export_limit=50_000,
        tie_break="first_entry",
    )


def _key(name: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: row[name]


def _firm(firms: Mapping[int, str], subject_id: int | None) -> str:
    """The firm's name with its internal number, the number alone where there is no such firm."""
    if subject_id is None:
        return ""
    return f"{firms.get(subject_id, '')} #{subject_id}".strip()


def _object(row: AuditEntry) -> str:
    return f"{row.object_type} {row.object_id}" if row.object_type else ""
