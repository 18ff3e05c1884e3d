"""Jobs of the directory 名簿のジョブ."""

from datetime import datetime

from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import job
from banso.platform.scope.actor import SYSTEM

from . import api


@job(api.UNIT_NAME_JOB)
def show_unit_name_on_its_day(row: Job, now: datetime) -> None:
    """A name announced earlier begins today."""
    api.show_unit_name(actor=SYSTEM, now=now, agency_id=row.payload["agency_id"])
