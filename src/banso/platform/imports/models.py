"""Imports 取込み: one run a file, its staged rows, and what is wrong with it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from .workflow import CANCELLED, PUBLISHED, STATES


class ImportRun(models.Model):
    """One row per file (by its bytes) of one kind: how far it was read, and what became of its rows. 取込み

    `offset_bytes` and `line_offset` say where reading goes on after a stop. `counts` is filled on publishing.
    """

    kind = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)
    source_path = models.CharField(max_length=500, blank=True)
    size_bytes = models.BigIntegerField()
    encoding = models.CharField(max_length=12)
    state = models.CharField(max_length=10, default="staging", choices=[(name, name) for name in STATES])
    is_accepting_valid = models.BooleanField(default=False)
    offset_bytes = models.BigIntegerField(default=0)
    line_offset = models.BigIntegerField(default=0)
    read_count = models.BigIntegerField(default=0)
    rejected_rows = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    user_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "sha256"], condition=~Q(state=CANCELLED), name="import_run_once_per_file"
            ),
            models.CheckConstraint(name="import_state_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(
                name="import_finished_has_date",
                condition=Q(state__in=(PUBLISHED, CANCELLED), finished_at__isnull=False)
                | (~Q(state__in=(PUBLISHED, CANCELLED)) & Q(finished_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="import_published_clean_or_accepted",
                condition=~Q(state=PUBLISHED) | Q(rejected_rows=0) | Q(is_accepting_valid=True),
            ),
        ]


class StagedRow(models.Model):
    """One row per sound row of a file that is not published yet. 取込み待ちの行

    `key` is what the row is about, `rank` orders rows about the same thing (the greatest counts), `body` is the
    domain's own text.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+")
    row_number = models.BigIntegerField()
    key = models.CharField(max_length=40)
    rank = models.CharField(max_length=40)
    body = models.TextField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["run", "key", "rank", "row_number"], name="staged_row_by_key"),
        ]


class Rejection(models.Model):
    """One row per thing wrong with one row of a file: where, a stable code, and words that repeat no content. 取込みの誤り"""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rejections")
    row_number = models.BigIntegerField()
    column = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=40)
    message_ja = models.CharField(max_length=300)
    message_en = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["run", "row_number"], name="rejection_by_row"),
        ]
