"""The door of the imports."""

from .bulk import insert_rows, reserve_ids
from .inspect import Inspected, inspect_file
from .models import ImportRun, Rejection, StagedRow
from .rows import Wrong
from .runs import (
    accept_sound_rows,
    cancel_run,
    discard_run,
    drop_staging,
    finish_run,
    open_run,
    refuse_published,
    refuse_run,
)  # fmt: skip
from .staging import PART_ROWS, Layout, Sound, stage_all, stage_part
from .uploads import forget_upload, keep_upload

__all__ = [
    "PART_ROWS", "ImportRun", "Inspected", "Layout", "Rejection", "Sound", "StagedRow", "Wrong", "accept_sound_rows",
    "cancel_run", "discard_run", "drop_staging", "finish_run", "forget_upload", "insert_rows", "inspect_file",
    "keep_upload", "open_run", "refuse_published", "refuse_run", "reserve_ids", "stage_all", "stage_part",
]  # fmt: skip
