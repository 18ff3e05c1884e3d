"""The product under test 試験対象: made-up data in a folder of the run, `banso serve` on loopback, nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e import databases

ROOT = Path(__file__).resolve().parents[2]
BANSO = [sys.executable, "-m", "banso.config.cli"]
# A Friday morning in Tokyo: the made-up year, its clocks and its office days are the same at every run.
NOW = "2026-11-20T10:00:00+09:00"
FILL_SECONDS, READY_SECONDS, STOP_SECONDS = 180, 90, 15


@dataclass(frozen=True)
class Product:
    """A running product: its address without a closing slash, the environment of its commands, its log."""

    address: str
    environment: dict[str, str]
    log: Path

    def run(self, *words: str) -> dict[str, object]:
        """One `banso` command on the same data, as JSON."""
        done = subprocess.run(
            [*BANSO, *words, "--json"], env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    def run_module(self, name: str) -> dict[str, object]:
        """What a module of ours prints as JSON when run beside the product; for what no page makes or shows."""
        done = subprocess.run(
            [sys.executable, "-m", name], env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_product() -> Iterator[Product]:
    """Fill, serve, wait until the first page answers; stop hard at the end, whatever happened."""
    with tempfile.TemporaryDirectory(prefix="banso-e2e-") as folder, databases.fresh_database(folder) as url:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("BANSO_")},
            "BANSO_DATA_DIR": folder,
            "BANSO_DATABASE_URL": url,
            "BANSO_NOW": NOW,
            "BANSO_DEMO": "1",
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH")))),
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        for words in (["migrate"], ["demo-data", "--scale", "tiny"]):
            subprocess.run([*BANSO, *words, "--json"], env=environment, check=True, timeout=FILL_SECONDS)
        with _serving(environment, Path(folder) / "serve.log") as product:
            yield product


@contextmanager
def _serving(environment: dict[str, str], log: Path) -> Iterator[Product]:
    port = free_port()
    with log.open("wb") as written:
        server = subprocess.Popen(
            [*BANSO, "serve", "--port", str(port)],
            env=environment, stdin=subprocess.DEVNULL, stdout=written, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        product = Product(f"http://127.0.0.1:{port}", environment, log)
        try:
            _wait_until_ready(server, product)
            yield product
        finally:
            stop(server)


def _wait_until_ready(server: subprocess.Popen[bytes], product: Product) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(product.address + "/", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the server did not become ready:\n{product.log.read_text(errors='replace')[-4000:]}")


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask like Ctrl-C; whatever of it is still there after that is killed, each process by its id."""
    children = _descendants(server.pid)
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
    for pid in children:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _descendants(pid: int) -> list[int]:
    """Ids of the processes below one, as the kernel lists them."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        listed = Path(f"/proc/{waiting[0]}/task/{waiting[0]}/children")
        waiting.pop(0)
        try:
            children = [int(word) for word in listed.read_text().split()]
        except OSError:
            continue
        found += children
        waiting += children
    return found
