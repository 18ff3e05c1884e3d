"""`make setup` from beginning to end: environment, packages, project, each only if it is not there yet."""

import contextlib
import errno
import fcntl
import sys
import time
from collections.abc import Iterator

from .environment import environment_version, install_project, make_environment
from .packages import install_requirements, refusal
from .places import ROOT, UNFINISHED
from .stamp import STAMP, Stamp, project_hash, read_stamp, requirements_hash, write_stamp
from .telling import SetupRefusal, say
from .vendored_pip import verified_wheel


def main(groups: list[str]) -> int:
    """Exit status: 0 when `.venv` holds the groups asked for (base if none), 1 when refused, 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        with only_one_at_a_time():
            prepare(groups or ["base"])
    except SetupRefusal as refused:
        refused.tell()
        return 1
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            refusal("no_space").tell()
            return 1
        no_right_to_write(error).tell()
        return 1
    except KeyboardInterrupt:
        say("中断しました。もう一度実行すると続きから始まります", "interrupted; run it again to go on")
        return 130
    return 0


def prepare(groups: list[str]) -> None:
    """Brings `.venv` to hold these groups; instant when it does already."""
    started = time.monotonic()
    wanted = {group: requirements_hash(group) for group in groups}
    stamp = usable_stamp()
    if stamp and stamp["project"] == project_hash() and wanted.items() <= stamp["groups"].items():
        return
    verified_wheel()
    stamp = stamp or new_stamp()
    for group, digest in wanted.items():
        if stamp["groups"].get(group) != digest:
            install_requirements(group)
            stamp["groups"][group] = digest
            write_stamp(stamp)
    install_project()
    stamp["project"] = project_hash()
    write_stamp(stamp)
    seconds = time.monotonic() - started
    say(f"準備ができました（{seconds:.0f} 秒）", f"ready ({seconds:.0f} s)")


def usable_stamp() -> Stamp | None:
    """The stamp, if its environment works, was made by this Python, and stands where it was made (scripts name it)."""
    stamp = read_stamp()
    if stamp is None or stamp["root"] != str(ROOT) or stamp["python"] != running_version():
        return None
    return stamp if not UNFINISHED.exists() and environment_version() == running_version() else None


def new_stamp() -> Stamp:
    """A working environment that somebody made by hand is kept and filled; otherwise one is made."""
    if STAMP.exists() or UNFINISHED.exists() or environment_version() != running_version():
        make_environment()
    return Stamp(root=str(ROOT), python=running_version(), project="", groups={})


def running_version() -> str:
    """'3.11' for the Python that runs this."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Two commands started together take turns instead of filling one folder twice."""
    with open(__file__, "rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("別の準備が終わるのを待っています", "waiting for another setup to finish")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def no_right_to_write(error: OSError) -> SetupRefusal:
    """The refusal for a folder that cannot be written."""
    return SetupRefusal(
        "cannot_write",
        reason=(f"書き込めません: {error}", f"cannot write: {error}"),
        next_step=(
            "このフォルダーに書き込める利用者で実行してください。",
            "run it as a user who may write to this folder.",
        ),
    )
