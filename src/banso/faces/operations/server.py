"""Serving pages 配信: gunicorn with threads, and the worker beside it as its own process."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from banso.kernel.errors import Kind, Refusal, Text

READY_SECONDS = 60
GRACE_SECONDS = 10
# After a crash the dead server's last processes hold its port for a moment.
PORT_WAIT_SECONDS = 5
WORKER_PAUSE_SECONDS = 1
_ON_PARENT_DEATH = 1  # prctl(PR_SET_PDEATHSIG, …)


def free_port(host: str, wanted: int) -> int:
    """The wanted port when free, else any free one."""
    for port in (wanted, 0):
        found = _bindable(host, port)
        if found is not None:
            return found
    raise _port_unavailable()


def named_port(host: str, port: int) -> int:
    """This port and no other, waited for briefly: who named it has told others where to find us."""
    deadline = time.monotonic() + PORT_WAIT_SECONDS
    while _bindable(host, port) is None:
        if time.monotonic() > deadline:
            raise _port_unavailable()
        time.sleep(0.2)
    return port


def _bindable(host: str, port: int) -> int | None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def _port_unavailable() -> Refusal:
    return Refusal(
        "port_unavailable",
        kind=Kind.UNAVAILABLE,
        field="--port",
        reason=Text("ポートが使えません。", "The port cannot be used."),
        next_step=Text("--port で別の番号を指定してください。", "Name another one with --port."),
    )


@contextmanager
def terminable() -> Iterator[None]:
    """Inside, SIGTERM ends the program as Ctrl-C does, by an exception, so that what was started is stopped."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _die_with_parent() -> None:
    """In a child on Linux: be told to end when the parent is killed, so that nothing serves on unwatched."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ON_PARENT_DEATH, signal.SIGTERM)


@dataclass
class Running:
    """The processes of one running product: the server first, the worker second."""

    address: str
    commands: tuple[list[str], ...]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def wait(self) -> int:
        """Until the server ends or Ctrl-C; then everything stops. A worker that dies is replaced: pages go on."""
        try:
            while (status := self.processes[0].poll()) is None:
                if self.processes[1].poll() is not None:
                    time.sleep(WORKER_PAUSE_SECONDS)
                    self.processes[1] = _spawn(self.commands[1], self.address)
                time.sleep(0.3)
            return status
        except KeyboardInterrupt:
            return 0
        finally:
            self.stop()

    def stop(self) -> None:
        """Ask, wait for what is under way, then insist."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        # A little longer than the server gives its own requests.
        deadline = time.monotonic() + GRACE_SECONDS + 2
        for process in self.processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def start(host: str, port: int, workers: int, threads: int) -> Running:
    """Start the server and the worker; returns once the first page answers."""
    os.environ.setdefault("BANSO_PUBLIC_URL", f"http://{host}:{port}")
    server = [
        sys.executable, "-m", "gunicorn", "banso.config.wsgi:application", "--bind", f"{host}:{port}",
        "--workers", str(workers), "--threads", str(threads), "--worker-class", "gthread", "--timeout", "120",
        "--graceful-timeout", str(GRACE_SECONDS), "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "banso.config.cli", "worker"]
    running = Running(f"http://{host}:{port}/", (server, worker))
    try:
        for command in running.commands:
            running.processes.append(_spawn(command, running.address))
        _wait_until_ready(running)
    except BaseException:
        running.stop()
        raise
    return running


def _spawn(command: list[str], address: str) -> subprocess.Popen[bytes]:
    own = {"DJANGO_SETTINGS_MODULE": "banso.config.settings"}
    environment = {"BANSO_PUBLIC_URL": address.rstrip("/"), **os.environ, **own}
    return subprocess.Popen(command, env=environment, start_new_session=True, preexec_fn=_die_with_parent)


def _wait_until_ready(running: Running) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and all(process.poll() is None for process in running.processes):
        try:
            with urllib.request.urlopen(running.address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise Refusal(
        "server_not_ready",
        kind=Kind.UNAVAILABLE,
        reason=Text("画面の配信を始められませんでした。", "The server did not become ready."),
        next_step=Text("上に出た記録を確かめてください。", "Look at the log above."),
    )
