"""The virtual environment `.venv`: making it without ensurepip, and putting the project itself into it."""

import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

from .places import ENVIRONMENT, PYPROJECT, PYTHON, SOURCE
from .telling import SetupRefusal, say

# /bin/sh starts Python, because a `#!` line breaks on blanks and beyond 127 characters; Python sees a string here.
LAUNCHER = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from {module} import {function}

sys.exit({function}())
"""


def environment_version() -> str | None:
    """'3.11' for a working `.venv`; None if it is absent or broken."""
    question = "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix, sep='\\n')"
    try:
        answer = subprocess.run(
            [PYTHON, "-I", "-c", question], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version, prefix = answer.splitlines()
    return version if Path(prefix).resolve() == ENVIRONMENT.resolve() else None


def make_environment() -> None:
    """Makes `.venv` anew with this Python, without pip: Debian's and Ubuntu's plain python3 has no ensurepip.

    Errors: SetupRefusal `environment_foreign` if `.venv` is something else, `environment_failed`.
    """
    say(
        f"実行環境 .venv を作ります（Python {sys.version.split()[0]}）",
        f"making the environment .venv (Python {sys.version.split()[0]})",
    )
    remove_environment()
    making = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", ENVIRONMENT], capture_output=True, text=True
    )
    if making.returncode != 0:
        cause = (making.stderr or making.stdout).strip().splitlines()[-1:] or ["?"]
        raise SetupRefusal(
            "environment_failed",
            reason=(f".venv を作れませんでした: {cause[0]}", f".venv could not be made: {cause[0]}"),
            next_step=(
                "書き込み権限と空き容量を確かめて、もう一度実行してください。",
                "check the permission to write and the free space, then run it again.",
            ),
        )


def remove_environment() -> None:
    """Removes an old `.venv`, but only one that a tool made as a virtual environment."""
    if ENVIRONMENT.is_symlink() or (ENVIRONMENT.exists() and not (ENVIRONMENT / "pyvenv.cfg").is_file()):
        if not ENVIRONMENT.is_symlink() and ENVIRONMENT.is_dir() and not any(ENVIRONMENT.iterdir()):
            return
        raise SetupRefusal(
            "environment_foreign",
            reason=(
                ".venv は仮想環境ではないため、消さずに止めました。",
                ".venv is not a virtual environment: left as it is.",
            ),
            next_step=("別の場所へ移すか消してください。", "move it elsewhere or delete it."),
        )
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)


def install_project() -> None:
    """Puts the project into `.venv` as it stands in src/: a path file, and a command for each [project.scripts]."""
    for site_packages in ENVIRONMENT.glob("lib/python3*/site-packages"):
        (site_packages / "banso_source.pth").write_text(f"{SOURCE}\n", encoding="utf-8")
    scripts = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"].get("scripts", {})
    for name, target in scripts.items():
        module, _, function = target.partition(":")
        launcher = ENVIRONMENT / "bin" / name
        launcher.write_text(
            LAUNCHER.format(python=PYTHON, module=module, function=function), encoding="utf-8"
        )
        launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
