"""Keeping the ladder job alive 督促ジョブ: one a day, queued by whoever sends and by each run for the next."""

from datetime import datetime, time, timedelta

from django.conf import settings

from banso.platform.clock import TOKYO, date_of
from banso.platform.jobs.queue import enqueue

from ..calc.ladder import DEFAULT_DAYS, check_days

KIND = "referrals.run_ladder"
RUNS_AT = time(6, 0, tzinfo=TOKYO)


def ladder_days() -> tuple[int, ...]:
    """The ladder new referrals get; BANSO_REFERRAL_LADDER_DAYS in the settings changes it."""
    return check_days(getattr(settings, "BANSO_REFERRAL_LADDER_DAYS", DEFAULT_DAYS))


def keep_ladder_running(*, now: datetime) -> None:
    """Make sure that tomorrow's run is queued, once."""
    tomorrow = date_of(now) + timedelta(days=1)
    run_at = datetime.combine(tomorrow, RUNS_AT)
    enqueue(KIND, {}, now=now, run_at=run_at, dedupe_key=f"{KIND}:{tomorrow.isoformat()}")
