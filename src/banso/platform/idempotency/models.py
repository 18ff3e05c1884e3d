"""Keys already used 冪等キー, with the answer each was given."""

from typing import ClassVar

from django.db import models


class UsedKey(models.Model):
    """One row per (actor, action, key): the hash of what was asked and the answer. 冪等キー"""

    scope = models.CharField(max_length=160)
    key = models.CharField(max_length=255)
    body_hash = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    used_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scope", "key"], name="used_key_once"),
        ]
