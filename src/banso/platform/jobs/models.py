"""Jobs ジョブ: work to be done later by the worker."""

from typing import ClassVar

from django.db import models

STATES = ("queued", "running", "done", "failed", "cancelled")


class Job(models.Model):
    """One row per piece of work to do later. `fence` grows with each claim, so a late worker cannot finish it. ジョブ"""

    kind = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    dedupe_key = models.CharField(max_length=160, null=True, unique=True)
    state = models.CharField(max_length=10, default="queued", choices=[(name, name) for name in STATES])
    run_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    progress_done = models.BigIntegerField(default=0)
    progress_total = models.BigIntegerField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "run_at"], name="job_due")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="job_state_known", condition=models.Q(state__in=STATES)),
        ]
