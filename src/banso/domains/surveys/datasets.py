"""What surveys offers upward: `surveys.answers`, one row per answer, without comments."""

from django.db import models

from banso.kernel.errors import Text
from banso.platform.datasets import Column, Dataset, register_dataset
from banso.platform.scope.roles import FieldClass

from .models import Answer


def _rows() -> models.QuerySet[Answer]:
    return Answer.scoped.unscoped()


register_dataset(
    Dataset(
        name="surveys.answers",
        version=1,
        row_meaning=Text("アンケートへの1件の回答", "One answer to a survey"),
        columns=(
            Column("id", "pk", "integer", FieldClass.INTERNAL, Text("回答番号", "Answer")),
            Column("answered_on", "answered_on", "date", FieldClass.INTERNAL, Text("回答日", "Answered on")),
            Column("survey_code", "survey_code", "text", FieldClass.INTERNAL, Text("アンケート", "Survey")),
            Column("survey_version", "survey_version", "text", FieldClass.INTERNAL, Text("版", "Version")),
            Column("scale_points", "scale_points", "integer", FieldClass.INTERNAL, Text("段階数", "Points of the scale")),
            Column("score", "score", "integer", FieldClass.INTERNAL, Text("評価", "Score")),
            Column("is_top_two", "is_top_two", "flag", FieldClass.INTERNAL, Text("上位2段階", "Top two")),
            Column("about_type", "invitation__about_type", "text", FieldClass.INTERNAL, Text("対象の種類", "About")),
            Column("about_id", "invitation__about_id", "integer", FieldClass.INTERNAL, Text("対象の番号", "About row")),
            Column("issue", "issue", "text", FieldClass.INTERNAL, Text("課題", "Issue")),
            Column("agency_type", "agency_type", "text", FieldClass.INTERNAL, Text("機関の種類", "Agency type")),
            Column("prefecture_code", "prefecture_code", "text", FieldClass.INTERNAL, Text("都道府県", "Prefecture")),
            Column("unit_id", "owner_unit_id", "integer", FieldClass.INTERNAL, Text("支援した機関", "Agency judged")),
            Column("unit_name", "owner_unit__name", "text", FieldClass.INTERNAL, Text("支援した機関名", "Agency's name")),
            Column("subject_id", "subject_id", "integer", FieldClass.INTERNAL, Text("事業者の内部番号", "Firm (surrogate)")),
        ),
        rows=_rows,
    )
)
