"""Pass 1 事前検査: a file into staging, part by part; each part is committed with the place to go on from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import transaction

from banso.kernel.errors import Refusal, Text
from banso.platform.failpoints import failpoint

from .bulk import insert_rows
from .lines import Line, read_lines
from .models import ImportRun, Rejection, StagedRow
from .rows import TOO_LONG, Wrong, parse_rows
from .workflow import BLOCKED, STAGED, STAGING

PART_ROWS = 5_000
MOST_REJECTED_ROWS = 10_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sound:
    """A row fit to publish: what it is about, its rank among rows about the same, and the domain's own text of it."""

    key: str
    rank: str
    body: str


@dataclass(frozen=True)
class Layout:
    """How the rows of one kind of file look: `read` gives each row's value or everything wrong with it."""

    kind: str
    columns: int
    read: Callable[[int, Sequence[str]], Sound | list[Wrong]]


def stage_all(run: ImportRun, path: Path, layout: Layout, progress: Progress | None = None) -> ImportRun:
    """Stage whatever is not staged yet; `progress` is called with bytes done and bytes in all."""
    while run.state == STAGING:
        run = stage_part(run.pk, path, layout)
        if progress is not None:
            progress(run.offset_bytes, run.size_bytes)
    return run


def stage_part(run_id: int, path: Path, layout: Layout) -> ImportRun:
    """Stage the next rows in one transaction; after the last the run is staged, or blocked if rows were rejected.

    Refuses `import_layout_unknown` when none of the first rows has the layout, `import_file_changed` when the file is
    not the one that was looked at, and `import_too_many_rejected`.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_id)
        if run.state != STAGING:
            return run
        lines = _next_lines(run, path)
        if lines:
            _stage(run, lines, layout)
        else:
            _end_staging(run)
        run.save()
    failpoint("imports.after_stage")
    return run


def _next_lines(run: ImportRun, path: Path) -> list[Line]:
    if not path.is_file() or path.stat().st_size != run.size_bytes:
        raise Refusal(
            "import_file_changed",
            field="file",
            reason=Text("取込みの途中でファイルが変わりました。", "The file changed while it was being read."),
            next_step=Text("もう一度、最初から取り込んでください。", "Import it again from the start."),
        )
    with path.open("rb") as stream:
        return list(islice(read_lines(stream, run.offset_bytes, run.line_offset), PART_ROWS))


def _stage(run: ImportRun, lines: list[Line], layout: Layout) -> None:
    sound, wrong = _read(run, lines, layout)
    is_first = run.offset_bytes == 0
    if is_first and not sound and all(one.code == "column_count" for _, one in wrong):
        raise _layout_unknown(layout, wrong[0][1])
    columns = ("run_id", "row_number", "key", "rank", "body")
    insert_rows(StagedRow, columns, ((run.pk, number, row.key, row.rank, row.body) for number, row in sound))
    _keep_rejections(run, wrong)
    run.read_count += len(sound) + len({number for number, _ in wrong})
    run.offset_bytes, run.line_offset = lines[-1].end_offset, lines[-1].number


def _read(
    run: ImportRun, lines: list[Line], layout: Layout
) -> tuple[list[tuple[int, Sound]], list[tuple[int, Wrong]]]:
    sound: list[tuple[int, Sound]] = []
    wrong: list[tuple[int, Wrong]] = [(line.number, TOO_LONG) for line in lines if line.content is None]
    whole = [line for line in lines if line.content]
    texts = _decode(run, whole)
    for line, cells in zip(whole, parse_rows(texts, layout.columns), strict=True):
        result = [cells] if isinstance(cells, Wrong) else layout.read(line.number, cells)
        if isinstance(result, Sound):
            sound.append((line.number, result))
        else:
            wrong += [(line.number, one) for one in result]
    return sound, wrong


def _decode(run: ImportRun, lines: list[Line]) -> list[str]:
    """All at once; the byte order mark stands only before the file's first line."""
    if not lines:
        return []
    joined = b"\n".join(line.content or b"" for line in lines)
    codec = "cp932" if run.encoding == "cp932" else "utf-8"
    text = joined.decode(codec)
    return (text.removeprefix("\ufeff") if run.offset_bytes == 0 else text).split("\n")


def _keep_rejections(run: ImportRun, wrong: list[tuple[int, Wrong]]) -> None:
    run.rejected_rows += len({number for number, _ in wrong})
    if run.rejected_rows > MOST_REJECTED_ROWS:
        raise Refusal(
            "import_too_many_rejected",
            field="file",
            reason=Text(f"誤りのある行が{MOST_REJECTED_ROWS:,}行を超えました。", f"More than {MOST_REJECTED_ROWS:,} rows are wrong."),
            next_step=Text("ファイルの種類と列の並びを確かめてください。", "Check what file it is, and the order of its columns."),
        )
    Rejection.objects.bulk_create(
        Rejection(
            run=run, row_number=number, column=one.column, code=one.code, message_ja=one.message.ja[:300],
            message_en=one.message.en[:300],
        )
        for number, one in sorted(wrong, key=lambda pair: pair[0])
    )  # fmt: skip


def _end_staging(run: ImportRun) -> None:
    run.state = STAGED if run.rejected_rows == 0 or run.is_accepting_valid else BLOCKED


def _layout_unknown(layout: Layout, wrong: Wrong) -> Refusal:
    return Refusal(
        "import_layout_unknown",
        field="file",
        reason=Text(
            f"列の数が合いません。{layout.columns}列の、コンマ区切りのファイルではありません。",
            f"This is not a comma-separated file of {layout.columns} columns.",
        ),
        next_step=Text(
            "区切り文字（コンマ）とファイルの種類を確かめてください。",
            "Check the separator (comma) and what file it is.",
        ),
        detail={"first_row": wrong.message.ja},
    )
