"""Counting enquiries by address 送信元ごとの件数, so that one machine cannot flood the agencies."""

from django.db import models


class AskedFrom(models.Model):
    """One row per enquiry sent without an account in the last day; the address only as a keyed hash. 送信元"""

    address_key = models.CharField(max_length=64, db_index=True)
    asked_at = models.DateTimeField(db_index=True)
