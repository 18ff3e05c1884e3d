"""Letters by mail メール."""

from django.db import models


class MailMessage(models.Model):
    """One row per letter, written with the change that caused it and sent by the worker. メール"""

    to_address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    purpose = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
