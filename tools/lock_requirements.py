"""Regenerates requirements/*.txt from pyproject.toml: pinned, hashed, without any index address.

    python3 tools/lock_requirements.py              rewrite the files, keeping pins that still fit (needs `uv`)
    python3 tools/lock_requirements.py --upgrade    take the newest versions that fit
    python3 tools/lock_requirements.py --verify     check that every file installs from wheels on each supported Python

All files come from one common resolution, so that a package has the same version wherever it appears. The product's own
installation uses pip, since pip is what can be vendored; `uv` is needed only here because it resolves for all platforms.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from setup_steps.places import PYPROJECT, REQUIREMENTS, ROOT
from setup_steps.telling import SetupRefusal, say
from setup_steps.vendored_pip import verified_wheel

OLDEST_PYTHON = "3.11"
SUPPORTED_PYTHONS = ("3.11", "3.12", "3.13")
COMPILE = (
    "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet",
    "--python-version", OLDEST_PYTHON,
)  # fmt: skip


def main() -> int:
    """Exit status: 0 done, 1 refused or a file does not install."""
    parser = argparse.ArgumentParser(description="Lock or verify requirements/*.txt")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    parser.add_argument("--verify", action="store_true", help="only check that the files install")
    options = parser.parse_args()
    try:
        if options.verify:
            return verify()
        lock(upgrade=options.upgrade)
    except SetupRefusal as refused:
        refused.tell()
        return 1
    return 0


def groups() -> list[str]:
    """'base' and the optional dependency groups of pyproject.toml: one requirements file each."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return ["base", *sorted(project.get("optional-dependencies", {}))]


def lock(*, upgrade: bool) -> None:
    """Rewrites every requirements file, or none if one cannot be resolved."""
    names = groups()
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder) / "everything.txt"
        if not upgrade:
            pins = [file.read_text(encoding="utf-8") for file in sorted(REQUIREMENTS.glob("*.txt"))]
            everything.write_text("".join(pins), encoding="utf-8")
        compile_pins(everything, [f"--extra={name}" for name in names[1:]])
        drafts = {name: Path(folder) / f"{name}.txt" for name in names}
        for name, draft in drafts.items():
            extras = [] if name == "base" else [f"--extra={name}"]
            compile_pins(draft, [*extras, f"--constraint={everything}"])
        for name, draft in drafts.items():
            shutil.copyfile(draft, REQUIREMENTS / f"{name}.txt")
            say(f"requirements/{name}.txt を書きました", f"wrote requirements/{name}.txt")


def compile_pins(target: Path, options: list[str]) -> None:
    """Resolves into target. uv reads an existing target first and keeps its versions where they still fit."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupRefusal(
            "uv_missing",
            reason=("uv が見つかりません。", "uv was not found."),
            next_step=("pip install uv で入れてください。", "install it: pip install uv"),
        )
    command = [uv, *COMPILE, f"--output-file={target}", *options, str(PYPROJECT)]
    # Without this uv tries to fetch a Python of its own when another is asked for.
    surroundings = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True)
    if done.returncode != 0:
        raise SetupRefusal(
            "not_resolved",
            reason=(
                f"依存関係を解決できません:\n{done.stderr}",
                f"the dependencies cannot be resolved:\n{done.stderr}",
            ),
            next_step=(
                "pyproject.toml の範囲を見直してください。",
                "look again at the ranges in pyproject.toml.",
            ),
        )


def verify() -> int:
    """0 if pip finds a wheel with a recorded hash for every line of every file, on each supported Python."""
    pip = [sys.executable, "-I", str(verified_wheel() / "pip")]
    failures = 0
    for python in SUPPORTED_PYTHONS:
        for name in groups():
            with tempfile.TemporaryDirectory() as nowhere:
                done = subprocess.run(
                    [*pip, "install", "--dry-run", "--ignore-installed", f"--target={nowhere}", "--quiet",
                     "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "--implementation=cp",
                     f"--python-version={python}", f"--requirement={REQUIREMENTS / name}.txt"],
                    capture_output=True, text=True,
                )  # fmt: skip
            failures += done.returncode != 0
            japanese, english = (
                ("入ります", "installs") if done.returncode == 0 else ("入りません", "does NOT install")
            )
            say(f"Python {python}: requirements/{name}.txt は{japanese}", english)
            if done.returncode != 0:
                print(done.stderr, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
