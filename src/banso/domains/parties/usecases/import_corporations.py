"""Importing the register 法人番号ファイルの取込み: look, stage, publish; each can be stopped and taken up again."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.imports.api import (
    ImportRun,
    accept_sound_rows,
    cancel_run,
    discard_run,
    drop_staging,
    forget_upload,
    inspect_file,
    open_run,
    refuse_published,
    stage_all,
    stage_part,
)  # fmt: skip
from banso.platform.imports.workflow import BLOCKED, PUBLISHED
from banso.platform.jobs.queue import enqueue
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..calc.report import ImportReport, RejectedRow
from .publish_corporations import publish_corporations
from .registry_layout import KIND, LAYOUT

JOB = "parties.import_corporations"
MOST_SHOWN = 1_000


def import_corporations(
    *,
    actor: Actor,
    now: datetime,
    path: str | Path,
    accept_valid: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> ImportReport:
    """Import a corporate number file (30 columns, no header; UTF-8 or CP932), whole; a killed import goes on where it was.

    Nothing is published while rows are rejected, unless `accept_valid`. The same bytes again change nothing (`state`
    "unchanged"). `progress(phase, done, total)` counts bytes while "staging", firms while "publishing". Refuses what
    is no such file as a whole, leaving nothing behind.
    """
    actor.require(Role.ADMINISTRATOR)
    file = Path(path)
    inspected = inspect_file(file)
    run = open_run(KIND, inspected, actor=actor, now=now, file_name=file.name, accept_valid=accept_valid)
    if run.state == PUBLISHED:
        return report_of(run, "unchanged")
    try:
        run = stage_all(run, file, LAYOUT, progress and (lambda done, total: progress("staging", done, total)))
    except Refusal:
        discard_run(run.pk)
        raise
    if run.state == BLOCKED:
        return report_of(run, BLOCKED)
    run = publish_corporations(actor, now, run.pk, progress and (lambda done, total: progress("publishing", done, total)))
    drop_staging(run.pk)
    return report_of(run, PUBLISHED)


def start_import(
    *, actor: Actor, now: datetime, path: str | Path, file_name: str, accept_valid: bool = False
) -> ImportRun:
    """Leave an import to the worker; the file must stay where it is. Refuses `duplicate_file` (409) with the first's id."""
    actor.require(Role.ADMINISTRATOR)
    file = Path(path)
    inspected = inspect_file(file)
    with work(actor, now) as unit:
        run = open_run(
            KIND, inspected, actor=actor, now=now, file_name=file_name, accept_valid=accept_valid, source_path=file
        )
        refuse_published(run)
        if run.source_path != str(file):
            forget_upload(run.source_path)
            run.source_path = str(file)
            run.save(update_fields=["source_path"])
        run = stage_part(run.pk, file, LAYOUT)
        enqueue(JOB, {"run_id": run.pk}, now=now, dedupe_key=f"{JOB}:{run.pk}")
        unit.audit("party.import_started", run, changed={"kind": KIND, "size_bytes": run.size_bytes})
    return run


def accept_import(*, actor: Actor, now: datetime, run_id: int) -> None:
    """Let the sound rows of a stopped import through; the worker publishes them. Refuses `import_not_stopped`."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state != BLOCKED:
            raise Refusal(
                "import_not_stopped",
                kind=Kind.CONFLICT,
                reason=Text("この取込みは誤りのために止まってはいません。", "This import is not stopped by errors."),
                next_step=Text("取込みの状態を見てください。", "Look at its state."),
            )
        accept_sound_rows(run.pk)
        enqueue(JOB, {"run_id": run.pk}, now=now, dedupe_key=f"{JOB}:{run.pk}")
        unit.audit("party.import_accepted", run, changed={"rejected_rows": run.rejected_rows})


def cancel_import(*, actor: Actor, now: datetime, run_id: int) -> None:
    """Give an import up before it is published. Refuses `import_finished`."""
    actor.require(Role.ADMINISTRATOR)
    forget_upload(cancel_run(actor=actor, now=now, run_id=run_id).source_path)


def report_of(run: ImportRun, state: str = "") -> ImportReport:
    """The report of a run as it stands; only a published one has counts. `state` overrides the run's own."""
    counts = {name: run.counts.get(name, 0) for name in ("inserted", "updated", "unchanged", "hidden", "superseded")}
    if state == "unchanged":
        same = counts["inserted"] + counts["updated"] + counts["unchanged"]
        counts |= {"inserted": 0, "updated": 0, "unchanged": same}
    rejections = run.rejections.order_by("row_number", "pk")[:MOST_SHOWN]
    return ImportReport(
        run_id=run.pk,
        state=state or run.state,
        encoding=run.encoding,
        read=run.read_count,
        rejected_rows=run.rejected_rows,
        rejected=tuple(
            RejectedRow(one.row_number, one.column, one.code, Text(one.message_ja, one.message_en)) for one in rejections
        ),
        **counts,
    )
