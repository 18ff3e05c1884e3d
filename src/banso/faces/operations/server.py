"""Serving pages 配信: gunicorn with threads, and the worker beside it as its own process."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from banso.kernel.errors import Kind, Refusal, Text

READY_SECONDS = 60
GRACE_SECONDS = 10


def free_port(host: str, wanted: int) -> int:
    """The wanted port when free, else any free one."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise Refusal(
        "port_unavailable",
        kind=Kind.UNAVAILABLE,
        reason=Text("空いているポートがありません。", "No port is free."),
        next_step=Text("--port で別の番号を指定してください。", "Name another one with --port."),
    )


@dataclass
class Running:
    """The processes of one running product."""

    address: str
    processes: list[subprocess.Popen[bytes]]

    def wait(self) -> int:
        """Until one of them ends or Ctrl-C; then everything stops."""
        try:
            while all(process.poll() is None for process in self.processes):
                time.sleep(0.3)
            return next(process.returncode for process in self.processes if process.poll() is not None)
        except KeyboardInterrupt:
            return 0
        finally:
            self.stop()

    def stop(self) -> None:
        """Ask, wait for what is under way, then insist."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for process in self.processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def start(host: str, port: int, workers: int, threads: int) -> Running:
    """Start the server and the worker; returns once the first page answers."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "banso.config.settings"}
    server = [
        sys.executable, "-m", "gunicorn", "banso.config.wsgi:application", "--bind", f"{host}:{port}",
        "--workers", str(workers), "--threads", str(threads), "--worker-class", "gthread", "--timeout", "120",
        "--graceful-timeout", str(GRACE_SECONDS), "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
    processes = [
        subprocess.Popen(server, env=environment, start_new_session=True),
        subprocess.Popen([sys.executable, "-m", "banso.config.cli", "worker"], env=environment, start_new_session=True),
    ]
    running = Running(f"http://{host}:{port}/", processes)
    try:
        _wait_until_ready(running)
    except BaseException:
        running.stop()
        raise
    return running


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
