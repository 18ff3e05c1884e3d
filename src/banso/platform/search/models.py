"""Search entries 検索見出し: what a thing is found by. The bigrams stand beside them, in each database's own way."""

from typing import ClassVar

from django.db import models


class SearchEntry(models.Model):
    """One row per thing that can be found: its folded texts, its number, and whose it is (null = everybody's). 検索見出し

    `key_text` holds each folded text between line breaks; `facets` holds the words a search may be narrowed by, between
    blanks. On PostgreSQL the table has one more column, `grams text[]`; on SQLite the grams are in `search_grams`.
    """

    index_name = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    key_text = models.TextField()
    number = models.CharField(max_length=40, blank=True)
    facets = models.CharField(max_length=120, blank=True)
    owner_unit_id = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["index_name", "object_id"], name="search_entry_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["index_name", "number"], name="search_number", condition=~models.Q(number="")),
        ]
