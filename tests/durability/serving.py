"""The product served for real: `banso serve` with its processes, and clients that speak HTTP to it from outside."""

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from .place import Place

# Generous: the machine may be busy with the other half of the tests.
PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Answer:
    """What came back over the wire."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)


@dataclass
class Service:
    """One `banso serve` (or `banso demo`), restarted as often as a test likes, always on the same port."""

    place: Place
    port: int
    words: tuple[str, ...]
    in_child: Callable[[], None] | None = None
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self, *, wait: bool = True) -> None:
        command = [sys.executable, "-m", "banso.config.cli", *self.words, "--port", str(self.port)]
        log = (self.place.folder / "service.log").open("ab")
        self.process = subprocess.Popen(
            command, env=self.place.environment(), stdout=log, stderr=log, preexec_fn=self.in_child
        )
        log.close()
        if wait:
            self.wait_until_ready()

    def wait_until_ready(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log()
            try:
                if self.ask("GET", "/").status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"not ready: {self.log()}")

    def log(self) -> str:
        return (self.place.folder / "service.log").read_text(encoding="utf-8")[-3_000:]

    def ask(
        self, method: str, path: str, body: Any = None, source: str = "127.0.0.1", **headers: str
    ) -> Answer:
        """One request on a connection of its own; `source` is the loopback address it comes from."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(source, 0))
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not isinstance(body, str):
            body, sent = json.dumps(body), {"Content-Type": "application/json", **sent}
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read().decode("utf-8"))
        except http.client.HTTPException as problem:
            raise ConnectionError(str(problem)) from problem
        finally:
            connection.close()

    def processes(self) -> dict[int, str]:
        """Every process of this place: pid → "serve", "server", "server worker" or "job worker"."""
        return {pid: role for pid in _pids() if (role := _role(pid, self.place.folder))}

    def victims(self, role: str) -> list[int]:
        return sorted(pid for pid, found in self.processes().items() if role in ("everything", found))

    def kill(self, role: str, random: Random) -> None:
        """kill -9 one process of a role, or all; waits for one that is just being replaced."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (victims := self.victims(role)) and time.monotonic() < deadline:
            time.sleep(0.05)
        for pid in victims if role == "everything" else [random.choice(victims)]:
            _signal(pid, signal.SIGKILL)

    def restart(self) -> None:
        """What a supervisor does: wait for the dead to be gone, start again."""
        assert self.process is not None
        self.process.wait(PATIENCE_SECONDS)
        self.wait_until_gone()
        self.start()

    def wait_until_gone(self, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert self.processes() == {}, f"left behind: {self.processes()}"

    def terminate(self) -> int:
        """SIGTERM, as a supervisor or an operating system sends it; gives the exit status."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(PATIENCE_SECONDS)

    def clean_up(self) -> None:
        for pid in self.processes():
            _signal(pid, signal.SIGKILL)
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def service_at(
    place: Place, *words: str, in_child: Callable[[], None] | None = None, start: bool = True
) -> Iterator[Service]:
    """A running `banso serve`, unless other words are given; everything of it is gone afterwards."""
    service = Service(place, _free_port(), words or ("serve", "--workers", "2", "--threads", "4"), in_child)
    try:
        if start:
            service.start()
        yield service
    finally:
        service.clean_up()


def _free_port() -> int:
    """Below the range from which outgoing connections get theirs: between two starts nobody may take it from us."""
    while True:
        port = secrets.choice(range(20_000, 32_000))
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def _pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _role(pid: int, folder: Path) -> str:
    """What a living process of the place is; "" for everybody else's."""
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        parent = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except (OSError, IndexError):
        return ""
    if f"BANSO_DATA_DIR={folder}".encode() not in environment or "banso.config" not in " ".join(words):
        return ""
    if "gunicorn" not in words:
        return "job worker" if "worker" in words else "serve"
    return "server worker" if _is_gunicorn(parent) else "server"


def _is_gunicorn(pid: int) -> bool:
    try:
        return "gunicorn" in Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except OSError:
        return False
