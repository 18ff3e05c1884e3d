"""Events waiting to be told 出来事, and to whom each was told."""

from typing import ClassVar

from django.db import models


class OutboxEvent(models.Model):
    """One row per thing that happened, in the order it was committed. 出来事"""

    type = models.CharField(max_length=120)
    payload = models.JSONField()
    happened_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10, default="waiting", choices=[(name, name) for name in ("waiting", "done", "dead")]
    )
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "next_try_at", "id"], name="outbox_due"),
        ]


class Delivery(models.Model):
    """One row per event and subscriber, written in the subscriber's own transaction. 配達"""

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=160)
    delivered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["event", "subscriber"], name="delivery_once"),
        ]
