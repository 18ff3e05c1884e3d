"""Stored files 保管ファイル."""

from typing import ClassVar

from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel


class StoredFile(ScopedModel):
    """One row per file that is on disk, whole and hashed. 保管ファイル"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "sha256": FieldClass.INTERNAL,
        "name": FieldClass.CONFIDENTIAL,
        "size_bytes": FieldClass.INTERNAL,
        "media_type": FieldClass.INTERNAL,
        "purpose": FieldClass.INTERNAL,
    }

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    purpose = models.CharField(max_length=60)
