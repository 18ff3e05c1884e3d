"""What `.venv` holds already: a stamp written after each finished step, so that the next run has nothing to do."""

import json
from typing import TypedDict

from .places import ENVIRONMENT, PYPROJECT, REQUIREMENTS
from .telling import SetupRefusal
from .vendored_pip import sha256_of

STAMP = ENVIRONMENT / "banso-setup.json"


class Stamp(TypedDict):
    """One finished environment: where it stands, its Python, the project file and each installed requirements file."""

    root: str
    python: str
    project: str
    groups: dict[str, str]


def read_stamp() -> Stamp | None:
    """The stamp of `.venv`; None if there is none or it is unreadable."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return Stamp(
            root=stamp["root"], python=stamp["python"], project=stamp["project"], groups=dict(stamp["groups"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(stamp: Stamp) -> None:
    """Replaces the stamp in one step: a run that is killed leaves the old one."""
    draft = STAMP.with_suffix(".new")
    draft.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    draft.replace(STAMP)


def requirements_hash(group: str) -> str:
    """SHA-256 of requirements/<group>.txt.

    Errors: SetupRefusal `group_unknown`.
    """
    path = REQUIREMENTS / f"{group}.txt"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in REQUIREMENTS.glob("*.txt")))
        raise SetupRefusal(
            "group_unknown",
            reason=(f"requirements/{group}.txt はありません。", f"there is no requirements/{group}.txt."),
            next_step=(f"次のどれかを指定してください: {known}", f"name one of: {known}"),
        )
    return sha256_of(path)


def project_hash() -> str:
    """SHA-256 of pyproject.toml, which names the commands that the environment offers."""
    return sha256_of(PYPROJECT)
