"""A file row exists only for a whole, hashed file; a task is opened once and closed with its outcome."""

from datetime import date

import pytest

from banso.kernel.errors import Refusal
from banso.platform.files import store as files
from banso.platform.files.models import StoredFile
from banso.platform.tasks import worklist

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 made up"


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.BANSO_DATA_DIR = tmp_path
    return tmp_path


def put(now, unit, chunks, media_type="application/pdf", **more):
    return files.store(
        chunks, name="同意書.pdf", media_type=media_type, purpose="consent", now=now, owner_unit_id=unit.pk,
        subject_id=None, **more,
    )


def test_stored_whole_and_found_damaged(make_unit, now):
    row = put(now, make_unit(), [PDF[:5], PDF[5:]])
    path = files.path_of(row.sha256)
    assert path.read_bytes() == PDF
    assert list(files.find_damage()) == []
    path.write_bytes(b"%PDF-1.7 changed")
    assert list(files.find_damage()) == [(row.pk, "altered")]
    path.unlink()
    assert list(files.find_damage()) == [(row.pk, "missing")]


@pytest.mark.parametrize(
    ("chunks", "media_type", "code"),
    [
        ([], "application/pdf", "file_empty"),
        ([b"MZ\x90"], "application/pdf", "file_type_mismatch"),
        ([b"<svg/>"], "image/svg+xml", "file_type"),
        ([PDF, b"x" * 100], "application/pdf", "file_too_large"),
    ],
)
def test_refused_files_leave_neither_row_nor_file(make_unit, now, data_dir, chunks, media_type, code):
    with pytest.raises(Refusal) as refused:
        put(now, make_unit(), chunks, media_type, max_bytes=50)
    assert refused.value.code == code
    assert StoredFile.scoped.unscoped().count() == 0
    assert [path for path in data_dir.rglob("*") if path.is_file()] == []


def test_an_upload_cut_in_the_middle_leaves_nothing(make_unit, now, data_dir):
    def cut():
        yield PDF
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        put(now, make_unit(), cut())
    assert [path for path in data_dir.rglob("*") if path.is_file()] == []


def test_one_open_task_a_kind_row_and_unit(make_unit, make_user, actor_of, now):
    unit = make_unit()
    actor = actor_of(make_user("adviser", unit))
    row = put(now, unit, [PDF])
    first = worklist.open_task(kind="t.answer", row=row, unit_id=unit.pk, now=now, due_on=date(2026, 12, 1))
    assert worklist.open_task(kind="t.answer", row=row, unit_id=unit.pk, now=now, due_on=None).pk == first.pk
    worklist.open_task(kind="t.other", row=row, unit_id=unit.pk, now=now, due_on=None)
    worklist.open_task(kind="t.early", row=row, unit_id=unit.pk, now=now, due_on=date(2026, 11, 1))
    assert [task.kind for task in worklist.open_tasks(actor, now)] == ["t.early", "t.answer", "t.other"]
    assert worklist.close_tasks(row=row, now=now, outcome="done", kind="t.answer") == 1
    assert [task.kind for task in worklist.open_tasks(actor, now)] == ["t.early", "t.other"]
