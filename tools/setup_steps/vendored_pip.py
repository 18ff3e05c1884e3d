"""The pip wheel kept in vendor/: used straight from the file, never before its checksum is verified."""

import hashlib
from pathlib import Path

from .places import VENDOR
from .telling import SetupRefusal


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def verified_wheel() -> Path:
    """The pip wheel listed in vendor/SHA256SUMS.

    Errors: SetupRefusal `wheel_missing` or `wheel_altered`.
    """
    restore = ("git checkout -- vendor で元に戻してください。", "restore it with: git checkout -- vendor")
    try:
        expected, name = (VENDOR / "SHA256SUMS").read_text(encoding="ascii").split()
        actual = sha256_of(VENDOR / name)
    except (OSError, ValueError) as error:
        reason = (
            f"vendor/ の pip が読めません（{error}）。",
            f"the pip kept in vendor/ cannot be read ({error}).",
        )
        raise SetupRefusal("wheel_missing", reason=reason, next_step=restore) from error
    if actual != expected:
        reason = (
            f"vendor/{name} の SHA-256 が一致しません。改変または破損のおそれがあるため使いません。",
            f"the SHA-256 of vendor/{name} is wrong: it may be altered or damaged, so it is not used.",
        )
        raise SetupRefusal("wheel_altered", reason=reason, next_step=restore)
    return VENDOR / name
