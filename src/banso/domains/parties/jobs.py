"""Imports left to the worker ジョブ: one part a job, so that progress shows and a stop loses one part at most."""

from datetime import datetime
from pathlib import Path

from banso.kernel.errors import Refusal
from banso.platform.imports.api import ImportRun, drop_staging, forget_upload, refuse_run, stage_part
from banso.platform.imports.workflow import STAGED, STAGING
from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import enqueue, job
from banso.platform.scope.actor import SYSTEM

from .usecases.import_corporations import JOB
from .usecases.publish_corporations import publish_corporations
from .usecases.registry_layout import LAYOUT

PARTS_A_JOB = 8


@job(JOB)
def go_on_importing(row: Job, now: datetime) -> None:
    """Stage the next parts, or publish; enqueues itself until there is nothing left to do."""
    run = ImportRun.objects.get(pk=row.payload["run_id"])
    try:
        for _ in range(PARTS_A_JOB):
            run = stage_part(run.pk, Path(run.source_path), LAYOUT)
    except Refusal as refusal:
        refuse_run(run.pk, refusal, now)
        return
    if run.state == STAGING:
        enqueue(JOB, row.payload, now=now)
    elif run.state == STAGED:
        publish_corporations(SYSTEM, now, run.pk)
        drop_staging(run.pk)
        forget_upload(run.source_path)
