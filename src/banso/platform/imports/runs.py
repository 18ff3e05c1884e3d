"""Runs 取込みの開始・再開・取りやめ."""

from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from .inspect import Inspected
from .models import ImportRun, Rejection, StagedRow
from .workflow import BLOCKED, CANCELLED, PUBLISHED, STAGED, is_allowed


def open_run(
    kind: str, inspected: Inspected, *, actor: Actor, now: datetime, file_name: str, accept_valid: bool,
    source_path: Path | None = None,
) -> ImportRun:
    """The run of these bytes: the one there is (to be resumed, or published before), or a new one.

    `accept_valid` on a blocked run lets its sound rows through.
    """
    run = _live(kind, inspected.sha256)
    if run is None:
        run = _create(kind, inspected, actor, now, file_name, accept_valid, source_path)
    if accept_valid and run.state != PUBLISHED:
        run = accept_sound_rows(run.pk)
    return run


def _live(kind: str, sha256: str) -> ImportRun | None:
    return ImportRun.objects.filter(kind=kind, sha256=sha256).exclude(state=CANCELLED).first()


def _create(
    kind: str, inspected: Inspected, actor: Actor, now: datetime, file_name: str, accept_valid: bool, path: Path | None
) -> ImportRun:
    try:
        with transaction.atomic():
            return ImportRun.objects.create(
                kind=kind,
                sha256=inspected.sha256,
                size_bytes=inspected.size_bytes,
                encoding=inspected.encoding.value,
                file_name=file_name[:255],
                source_path="" if path is None else str(path),
                is_accepting_valid=accept_valid,
                user_id=actor.user_id,
                created_at=now,
            )
    except IntegrityError:
        found = _live(kind, inspected.sha256)
        if found is None:
            raise
        return found


def accept_sound_rows(run_id: int) -> ImportRun:
    """Let the sound rows of a run through although others were rejected."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        run.is_accepting_valid = True
        if run.state == BLOCKED:
            run.state = STAGED
        run.save()
    return run


def refuse_published(run: ImportRun) -> None:
    """For pages and the REST interface: the same bytes again are refused, naming the first import."""
    if run.state == PUBLISHED:
        raise Refusal(
            "duplicate_file",
            kind=Kind.CONFLICT,
            field="file",
            reason=Text("同じ内容のファイルはすでに取り込まれています。", "A file with the same content was imported before."),
            next_step=Text("最初の取込みの結果を見てください。", "Look at the result of the first import."),
            detail={"import_id": run.pk},
        )


def cancel_run(*, actor: Actor, now: datetime, run_id: int) -> ImportRun:
    """Give an import up before it is published; only the run and its rejections stay."""
    with work(actor, now) as unit:
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if not is_allowed(run.state, CANCELLED):
            raise Refusal(
                "import_finished",
                kind=Kind.CONFLICT,
                reason=Text("この取込みはもう終わっています。", "This import has ended already."),
                next_step=Text("取込みの結果を見てください。", "Look at its result."),
            )
        StagedRow.objects.filter(run=run).delete()
        run.state, run.finished_at = CANCELLED, now
        run.save()
        unit.audit("import.cancel", run, changed={"kind": run.kind})
    return run


def discard_run(run_id: int) -> None:
    """Forget a run whose file is refused as a whole: nothing of it is stored."""
    with transaction.atomic():
        drop_staging(run_id)
        Rejection.objects.filter(run_id=run_id).delete()
        ImportRun.objects.filter(pk=run_id).exclude(state=PUBLISHED).delete()


def refuse_run(run_id: int, refusal: Refusal, now: datetime) -> None:
    """End a run that the worker found to be refused as a whole; the reason is kept where the person looks."""
    with transaction.atomic():
        drop_staging(run_id)
        Rejection.objects.filter(run_id=run_id).delete()
        Rejection.objects.create(
            run_id=run_id, row_number=0, code=refusal.code, message_ja=refusal.reason.ja[:300],
            message_en=refusal.reason.en[:300],
        )
        ImportRun.objects.filter(pk=run_id).update(state=CANCELLED, finished_at=now)


def drop_staging(run_id: int) -> None:
    """Clear away what a published run no longer needs."""
    staged = StagedRow.objects.filter(run_id=run_id)
    staged._raw_delete(staged.db)


def finish_run(run: ImportRun, now: datetime, counts: dict[str, int]) -> None:
    """Mark a run published, inside the transaction that publishes its rows. Refuses `duplicate_file` (409) when another
    process was faster with the same file."""
    refuse_published(run)
    if run.state != STAGED:
        raise ValueError(f"a {run.state} import cannot be published")
    run.state, run.finished_at, run.counts = PUBLISHED, now, counts
    run.save()
