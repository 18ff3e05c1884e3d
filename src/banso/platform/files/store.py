"""The file store 保管庫: temp → hash → fsync → rename → fsync the folder → row.

Content lives under BANSO_DATA_DIR/files/ab/cd/<sha256>; equal content is kept once.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.failpoints import failpoint

from .models import StoredFile

MAX_BYTES = 20 * 1024 * 1024
SIGNATURES = {
    "application/pdf": (b"%PDF-",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
}


def _root() -> Path:
    return Path(settings.BANSO_DATA_DIR) / "files"


def path_of(sha256: str) -> Path:
    return _root() / sha256[:2] / sha256[2:4] / sha256


def store(
    chunks: Iterable[bytes], *, name: str, media_type: str, purpose: str, now: datetime, owner_unit_id: int | None,
    subject_id: int | None, max_bytes: int = MAX_BYTES,
) -> StoredFile:
    """Put content on disk and make its row; refuses empty, over-long and mislabelled files. Call inside `work`."""
    _root().mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=_root(), prefix="incoming-")
    try:
        with os.fdopen(handle, "wb") as target:
            sha256, size = _copy(_checked(chunks, media_type), target, max_bytes)
        final = path_of(sha256)
        _make_folder(final.parent)
        os.replace(temporary, final)
        _sync_folder(final.parent)
        failpoint("files.after_rename")
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return StoredFile.base.create(
        sha256=sha256, name=name[:255], size_bytes=size, media_type=media_type, purpose=purpose,
        owner_unit_id=owner_unit_id, subject_id=subject_id, created_at=now,
    )


def _checked(chunks: Iterable[bytes], media_type: str) -> Iterator[bytes]:
    wanted = SIGNATURES.get(media_type)
    if wanted is None:
        raise _refused("file_type", "PDF・PNG・JPEGのファイルを選んでください。", "Choose a PDF, PNG or JPEG file.")
    first = True
    for chunk in chunks:
        if first and not chunk.startswith(wanted):
            raise _refused("file_type_mismatch", "ファイルの中身が種類と合いません。", "The content does not match its type.")
        first = False
        yield chunk
    if first:
        raise _refused("file_empty", "ファイルが空です。", "The file is empty.")


def _copy(chunks: Iterable[bytes], target: BinaryIO, max_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise _refused("file_too_large", "ファイルが大きすぎます。", "The file is too large.", Kind.TOO_LARGE)
        digest.update(chunk)
        target.write(chunk)
    failpoint("files.after_hash")
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size


def _make_folder(folder: Path) -> None:
    """Make ab/cd under the root; a new folder is on disk only once the one above it is."""
    for level in (folder.parent, folder):
        if not level.is_dir():
            level.mkdir(parents=True, exist_ok=True)
            _sync_folder(level.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(code: str, ja: str, en: str, kind: Kind = Kind.INVALID) -> Refusal:
    again = Text("別のファイルを選んでください（20MBまで）。", "Choose another file (up to 20 MB).")
    return Refusal(code, kind=kind, field="file", reason=Text(ja, en), next_step=again)


def find_damage() -> Iterator[tuple[int, str]]:
    """For `banso verify`: rows whose content is missing or altered, as (row id, reason)."""
    for row in StoredFile.scoped.unscoped().order_by("pk").iterator(500):
        path = path_of(row.sha256)
        if not path.is_file():
            yield row.pk, "missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != row.sha256:
            yield row.pk, "altered"
