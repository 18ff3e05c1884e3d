"""Jobs of surveys アンケートのジョブ."""

from datetime import datetime

from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import job
from banso.platform.scope.actor import SYSTEM

from . import api


@job("surveys.remind")
def remind(row: Job, now: datetime) -> None:
    """Fourteen days after the invitation."""
    api.remind_respondent(actor=SYSTEM, now=now, invitation_id=row.payload["invitation_id"])
