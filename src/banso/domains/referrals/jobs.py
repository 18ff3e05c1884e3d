"""Jobs of referrals 取次ぎのジョブ."""

from datetime import datetime

from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import job

from . import api


@job(api.LADDER_JOB)
def run_ladder_daily(row: Job, now: datetime) -> None:
    """Every morning: reminders and abandonments, then tomorrow's run is queued."""
    api.run_ladder(now=now)
    api.keep_ladder_running(now=now)
