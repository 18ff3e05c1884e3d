"""From BANSO_DATABASE_URL to Django's setting: sqlite:///path or postgresql://user:password@host:port/name."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class DatabaseUrlError(ValueError):
    """The address names no database we serve."""


def database_setting(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path.removeprefix("/")))
    if parts.scheme in {"postgres", "postgresql"}:
        host = parse_qs(parts.query).get("host", [unquote(parts.hostname or "")])[0]
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"client_encoding": "UTF8", "connect_timeout": 5},
        }
    raise DatabaseUrlError(
        "BANSO_DATABASE_URL: sqlite:///パス または postgresql://… を指定してください / give sqlite:///path or postgresql://…"
    )


def _sqlite(path: str) -> dict[str, Any]:
    if not path:
        raise DatabaseUrlError("BANSO_DATABASE_URL: sqlite:/// の後にファイルのパスが必要です / a path must follow sqlite:///")
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000;",
        },
    }
