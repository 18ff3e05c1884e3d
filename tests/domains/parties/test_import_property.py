"""Import twice = once, whatever the rows; and nothing is lost or doubled when the process is killed."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banso.domains.parties.api import import_corporations
from banso.domains.parties.models import Party, RegistryRecord
from banso.kernel.errors import Refusal
from banso.platform.scope.actor import SYSTEM
from banso.platform.search.models import SearchEntry

from .conftest import cells, line

ROWS = st.lists(
    st.builds(
        lambda serial, latest, day, name, hidden, process: cells(
            serial, latest=latest, updateDate=f"2026-04-{day:02}", name=name, hihyoji=hidden, process=process
        ),
        st.integers(1, 4),
        st.sampled_from("01"),
        st.integers(1, 3),
        st.sampled_from(["架空甲", "架空乙"]),
        st.sampled_from("0001"),
        st.sampled_from(["01", "11", "21", "99"]),
    ),
    min_size=1,
    max_size=8,
)


def picture() -> list[object]:
    """All that an import leaves, without the ids of search entries."""
    return [
        list(Party.scoped.unscoped().order_by("pk").values()),
        list(RegistryRecord.scoped.unscoped().order_by("pk").values()),
        list(SearchEntry.objects.order_by("object_id").values_list("object_id", "key_text", "number", "facets")),
    ]


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_importing_twice_is_importing_once(rows: list[list[str]], now: datetime) -> None:
    with transaction.atomic(), TemporaryDirectory() as folder:
        first, second = Path(folder, "a.csv"), Path(folder, "b.csv")
        first.write_bytes("".join(f"{line(row)}\n" for row in rows).encode())
        second.write_bytes("".join(f"{line(row)}\r\n" for row in rows).encode("cp932"))
        import_corporations(actor=SYSTEM, now=now, path=first)
        once = picture()
        again = import_corporations(actor=SYSTEM, now=now, path=second)
        assert picture() == once
        assert (again.inserted, again.updated) == (0, 0)
        transaction.set_rollback(True)


KILLED = """
import os, sys
import django
django.setup()
from banso.domains.parties.usecases import publish_corporations
from banso.platform.imports import staging
staging.PART_ROWS = 7
from banso.domains.parties.api import import_corporations
from banso.platform import clock
from banso.kernel.errors import Refusal
from banso.platform.scope.actor import SYSTEM
parts = []
def stop(phase, done, total):
    parts.append(phase)
    if len(parts) == int(os.environ["STOP_AFTER"]):
        os._exit(137)
print(import_corporations(actor=SYSTEM, now=clock.now(), path=sys.argv[1], progress=stop).as_dict())
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="kills a process on a database file of its own")
def test_a_killed_import_goes_on_and_ends_as_if_it_had_not_been_killed(write_file: Callable, tmp_path: Path) -> None:
    path = write_file(*[cells(serial) for serial in range(1, 41)])
    environment = {
        **os.environ,
        "BANSO_DATABASE_URL": f"sqlite:///{tmp_path / 'killed.sqlite3'}",
        "BANSO_DATA_DIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "STOP_AFTER": "0",
    }

    def run(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 our own interpreter
            [sys.executable, *command], env=environment | more, capture_output=True, text=True, check=False, timeout=120
        )

    assert run("-m", "django", "migrate", "--verbosity", "0").returncode == 0
    for stop_after in ("2", "1", "3"):
        assert run("-c", KILLED, str(path), STOP_AFTER=stop_after).returncode == 137
    assert run("-c", KILLED, str(path), FAILPOINT="imports.before_publish").returncode == 137
    ended = run("-c", KILLED, str(path))
    assert ended.returncode == 0, ended.stderr
    assert "'state': 'published'" in ended.stdout and "'inserted': 40" in ended.stdout
    again = run("-c", KILLED, str(path))
    assert "'state': 'unchanged'" in again.stdout


@pytest.mark.django_db
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    encoding=st.sampled_from(["utf-8", "cp932"]),
    edits=st.lists(st.tuples(st.integers(0, 900), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_a_damaged_file_is_refused_or_its_rows_are_named(
    encoding: str, edits: list[tuple[int, bytes]], now: datetime
) -> None:
    """Whatever bytes are put into a file: a refusal, or a report that accounts for every row; never a fault."""
    data = "".join(f"{line(cells(serial))}\r\n" for serial in range(1, 5)).encode(encoding)
    for place, piece in edits:
        at = place % len(data)
        data = data[:at] + piece + data[at + len(piece) :]
    with transaction.atomic(), TemporaryDirectory() as folder:
        path = Path(folder, "damaged.csv")
        path.write_bytes(data)
        try:
            report = import_corporations(actor=SYSTEM, now=now, path=path)
        except Refusal as refusal:
            assert refusal.code in {"encoding_invalid", "import_layout_unknown", "file_type_mismatch", "line_break_missing"}
        else:
            assert report.state in {"published", "blocked"}
            assert report.rejected_rows == len({one.row for one in report.rejected})
        transaction.set_rollback(True)
