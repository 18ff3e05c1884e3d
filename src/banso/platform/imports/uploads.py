"""Uploaded files 受け取ったファイル: on disk, whole and flushed, before a run names them."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from banso.kernel.errors import Kind, Refusal, Text

MAX_UPLOAD_BYTES = 200 * 1024 * 1024


def keep_upload(chunks: Iterable[bytes]) -> Path:
    """Write the chunks to a new file under BANSO_DATA_DIR/imports; refuses `file_too_large` (413)."""
    folder = Path(settings.BANSO_DATA_DIR) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, suffix=".csv")
    try:
        with os.fdopen(handle, "wb") as target:
            size = 0
            for chunk in chunks:
                size += len(chunk)
                if size > MAX_UPLOAD_BYTES:
                    raise _too_large()
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def forget_upload(path: str) -> None:
    """Delete a kept file; only ever one of ours."""
    if path and Path(path).parent == Path(settings.BANSO_DATA_DIR) / "imports":
        Path(path).unlink(missing_ok=True)


def _too_large() -> Refusal:
    return Refusal(
        "file_too_large",
        kind=Kind.TOO_LARGE,
        field="file",
        reason=Text("画面から取り込めるのは200MBまでです。", "Pages take files up to 200 MB."),
        next_step=Text("banso import corporations コマンドで取り込んでください。", "Use the command banso import corporations."),
    )
