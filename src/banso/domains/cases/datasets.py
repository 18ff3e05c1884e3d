"""What cases offers upward データセット: consultations, and the same by issue."""

from banso.kernel.errors import Text
from banso.platform.datasets import Column, Dataset, register_dataset
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedQuerySet

from .models import Consultation, ConsultationIssue

INTERNAL = FieldClass.INTERNAL


def _columns(prefix: str = "") -> tuple[Column, ...]:
    return (
        Column("consultation", f"{prefix}pk", "integer", INTERNAL, Text("相談記録", "Consultation")),
        Column("event_on", f"{prefix}event_on", "date", INTERNAL, Text("相談日", "Event date")),
        Column("reported_on", f"{prefix}reported_on", "date", INTERNAL, Text("記録日", "Reporting date")),
        Column("fiscal_year", f"{prefix}fiscal_year", "integer", INTERNAL, Text("年度", "Fiscal year")),
        Column("unit", f"{prefix}owner_unit_id", "integer", INTERNAL, Text("機関", "Unit")),
        Column("unit_name", f"{prefix}owner_unit__name", "text", INTERNAL, Text("機関名", "Unit name")),
        Column("agency_type", f"{prefix}agency_type_code", "text", INTERNAL, Text("機関の種類", "Agency type")),
        Column("prefecture", f"{prefix}prefecture_code", "text", INTERNAL, Text("案件の都道府県", "Prefecture of the case")),
        Column("channel", f"{prefix}channel", "text", INTERNAL, Text("相談方法", "Channel")),
        Column("is_ai", f"{prefix}is_ai", "flag", INTERNAL, Text("AIによる回答", "Answered by AI")),
        Column("contact_minutes", f"{prefix}contact_minutes", "integer", INTERNAL, Text("相談時間（分）", "Contact minutes")),
        Column(
            "preparation_minutes",
            f"{prefix}preparation_minutes",
            "integer",
            INTERNAL,
            Text("準備時間（分）", "Preparation minutes"),
        ),
        Column("main_issue", f"{prefix}main_issue", "text", INTERNAL, Text("主な経営課題", "Main issue")),
        Column("issues", f"{prefix}issue_codes", "text", INTERNAL, Text("経営課題", "Issues")),
        Column("subject", f"{prefix}subject_id", "integer", INTERNAL, Text("事業者（仮番号）", "Firm (surrogate id)")),
    )


def _consultations() -> ScopedQuerySet:
    return Consultation.scoped.unscoped()


def _consultation_issues() -> ScopedQuerySet:
    return ConsultationIssue.scoped.unscoped()


def register() -> None:
    register_dataset(
        Dataset(
            name="cases.consultations",
            version=1,
            row_meaning=Text("相談記録1件につき1行", "One row per consultation"),
            columns=_columns(),
            rows=_consultations,
        )
    )
    register_dataset(
        Dataset(
            name="cases.consultation_issues",
            version=1,
            row_meaning=Text("相談記録の経営課題1つにつき1行", "One row per issue of a consultation"),
            columns=(
                Column("issue", "issue", "text", INTERNAL, Text("経営課題", "Issue")),
                Column("position", "position", "integer", INTERNAL, Text("順位（1が主）", "Position (1 is the main one)")),
                *_columns("consultation__"),
            ),
            rows=_consultation_issues,
        )
    )
