"""The sweeper 掃除: content that a killed process left on disk without a row."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from .models import StoredFile

# Longer than any transaction that may still be about to commit its row. Storing the same content again renews its age.
KEPT_FOR = timedelta(days=1)


def sweep_orphans(now: datetime) -> int:
    """Delete incoming files and content without a row, if older than a day; returns how many."""
    oldest = (now - KEPT_FOR).timestamp()
    return sum(_sweep(path, oldest) for path in list(_files()) if _is_orphan(path, path.name, oldest))


def _sweep(path: Path, oldest: float) -> bool:
    """Set aside, look again, then delete: the same content may have been stored in between."""
    aside = path.with_name(f"swept-{path.name}")
    os.replace(path, aside)
    if _is_orphan(aside, path.name, oldest):
        aside.unlink()
        return True
    os.replace(aside, path)
    return False


def _is_orphan(path: Path, name: str, oldest: float) -> bool:
    return path.stat().st_mtime < oldest and not StoredFile.scoped.unscoped().filter(sha256=name).exists()


def _files() -> Iterator[Path]:
    for folder, _, names in os.walk(Path(settings.BANSO_DATA_DIR) / "files"):
        yield from (Path(folder) / name for name in names)
