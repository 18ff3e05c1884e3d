"""Runs `make demo` as a person would: waits until its page answers, presses Ctrl-C, and looks whether all of it stopped.

    python3 tools/watch_demo.py [--within SECONDS]

Exit status 0: the page answered in time and nothing was left running. Standard library only; needs /proc.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = re.compile(r"http://(?:127\.0\.0\.1|localhost):\d+")
STOP_SECONDS = 20
# The page is on this machine: a proxy set for the outside must not be asked.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Demo:
    """One running `make demo`, with what it printed so far."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.printed: list[str] = []
        # A process group of its own, so that an interrupt reaches exactly what a terminal's Ctrl-C would reach.
        self.process = subprocess.Popen(
            ["make", "demo"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line)
            print(f"    {line}", end="", flush=True)

    def address(self) -> str | None:
        """The first address printed."""
        found = ADDRESS.search("".join(self.printed))
        return found.group() if found else None

    def press_ctrl_c(self) -> None:
        os.killpg(self.process.pid, signal.SIGINT)


def answers(address: str) -> bool:
    """True if the page, after redirects, comes with status 200 and some bytes."""
    try:
        with OPENER.open(address, timeout=10) as page:
            return page.status == 200 and len(page.read()) > 0
    except (urllib.error.URLError, OSError):
        return False


def left_running() -> list[str]:
    """Command lines of processes, other than this one, that stand in the project's folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) in (os.getpid(), os.getppid()):
            continue
        try:
            folder = (entry / "cwd").readlink()
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            continue
        if command and folder.is_relative_to(ROOT):
            found.append(f"{entry.name} {command}")
    return found


def wait_until_ready(demo: Demo, within: float) -> float | None:
    """Seconds until the printed address answered; None if it ended or took too long."""
    while time.monotonic() - demo.started < within and demo.process.poll() is None:
        address = demo.address()
        if address and answers(address):
            return time.monotonic() - demo.started
        time.sleep(0.2)
    return None


def stop(demo: Demo, before: set[str]) -> bool:
    """Presses Ctrl-C; True if everything ended in time and the address is silent. Ends what is left by force."""
    address = demo.address()
    pressed = time.monotonic()
    if demo.process.poll() is None:
        demo.press_ctrl_c()
    while time.monotonic() - pressed < STOP_SECONDS:
        rest = [line for line in left_running() if line not in before]
        if demo.process.poll() is not None and not rest and not (address and answers(address)):
            print(
                f"stopped by Ctrl-C in {time.monotonic() - pressed:.1f} s, nothing left running", flush=True
            )
            return True
        time.sleep(0.2)
    print("still running after Ctrl-C:", *rest, sep="\n    ", flush=True)
    if demo.process.poll() is None:
        os.killpg(demo.process.pid, signal.SIGKILL)
    return False


def main() -> int:
    """Exit status: 0 ready in time and all stopped, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Run make demo until its page answers, then stop it")
    parser.add_argument("--within", type=float, default=180, help="seconds until the page must answer")
    within = parser.parse_args().within
    # Started in the background of a script, this process was told to ignore Ctrl-C, and `make demo` would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    before = set(left_running())
    demo = Demo()
    try:
        seconds = wait_until_ready(demo, within)
        if seconds is not None:
            print(f"ready in {seconds:.1f} s", flush=True)
        else:
            print(
                f"NOT ready after {time.monotonic() - demo.started:.0f} s (limit {within:.0f} s)", flush=True
            )
    finally:
        stopped = stop(demo, before)
    return 0 if seconds is not None and stopped else 1


if __name__ == "__main__":
    sys.exit(main())
