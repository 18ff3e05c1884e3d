"""A crew of real processes: `python -m tests.durability.crew` forks one for each order and says how it ended.

Orders come in groups, one group a line; those of one group start at the same instant. Loading the product once and
forking costs milliseconds where a fresh start costs seconds, and a forked process dies just as dead.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .place import ROOT, Place


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit status, and what it had to say before it died."""

    status: int
    done: Any = None
    refused: str = ""
    fault: str = ""


class Crew:
    """The test's end of the line: orders carried out at one place."""

    def __init__(self, process: subprocess.Popen[str], place: Place) -> None:
        self._process = process
        self._at = {"folder": str(place.folder), "url": place.url}

    def at(self, place: Place) -> "Crew":
        """The same crew at another place."""
        return Crew(self._process, place)

    def together(self, *orders: dict[str, Any]) -> list[Ended]:
        """Carry out orders `{"act": …, "failpoint": …, "now": …, **arguments}`, each in a process of its own, at once."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(json.dumps([{"at": self._at, **order} for order in orders]) + "\n")
        stdin.flush()
        return [Ended(**one) for one in json.loads(stdout.readline())]

    def one(self, act: str, **order: Any) -> Ended:
        return self.together({"act": act, **order})[0]

    def do(self, act: str, **order: Any) -> Any:
        """An order that must succeed; gives what it made."""
        ended = self.one(act, **order)
        assert ended.status == 0 and not ended.refused and not ended.fault, ended
        return ended.done


@contextmanager
def crew_at(place: Place) -> Iterator[Crew]:
    command = [sys.executable, "-m", "tests.durability.crew"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=place.environment(), text=True, **pipes) as process:
        try:
            yield Crew(process, place)
        finally:
            process.stdin.close()  # type: ignore[union-attr]
            process.wait(30)


def _serve() -> None:
    import django

    django.setup()
    for line in sys.stdin:
        print(json.dumps(_run_together(json.loads(line))), flush=True)


def _run_together(orders: list[dict[str, Any]]) -> list[dict[str, Any]]:
    gate_out, gate_in = os.pipe()
    started = []
    for order in orders:
        said = tempfile.TemporaryFile()
        pid = os.fork()
        if pid == 0:
            os.close(gate_in)
            os.read(gate_out, 1)  # returns when the parent closes its end
            said.write(json.dumps(_carry_out(order)).encode())
            said.flush()
            os._exit(0)
        started.append((pid, said))
    os.close(gate_out)
    os.close(gate_in)
    return [_end_of(pid, said) for pid, said in started]


def _end_of(pid: int, said: Any) -> dict[str, Any]:
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    said.seek(0)
    words = said.read()
    said.close()
    return {"status": status, **(json.loads(words) if words else {})}


def _carry_out(order: dict[str, Any]) -> dict[str, Any]:
    from banso.platform.web.middleware import as_refusal

    from . import acts

    _go_to(**order.pop("at"))
    os.environ.update({"FAILPOINT": order.pop("failpoint", ""), "BANSO_NOW": order.pop("now", os.environ["BANSO_NOW"])})
    try:
        return {"done": getattr(acts, order.pop("act"))(**order)}
    except Exception as problem:
        refusal = as_refusal(problem)  # as every page and endpoint does
        return {"refused": refusal.code} if refusal else {"fault": f"{type(problem).__name__}: {problem}"}


def _go_to(folder: str, url: str) -> None:
    """Before the first connection of this process: another data folder, another database."""
    from pathlib import Path

    from django.conf import settings
    from django.db import connections

    from banso.config.database import database_setting

    settings.BANSO_DATA_DIR = Path(folder)
    settings.EMAIL_FILE_PATH = Path(folder) / "mail"
    connections.settings["default"].update(database_setting(url))
    connections["default"].settings_dict.update(database_setting(url))


if __name__ == "__main__":
    _serve()
