"""A place of one's own: a data folder and a database that no other test knows, SQLite or PostgreSQL as the run asks."""

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-20T10:00:00+09:00"  # a Friday
SERVER_URL = os.environ.get("BANSO_DATABASE_URL", "")
IS_POSTGRESQL = SERVER_URL.startswith("postgres")
LEFT_OUT = ("FAILPOINT", "BANSO_NOW", "BANSO_DEMO", "BANSO_SECRET_KEY")


@dataclass(frozen=True)
class Place:
    """What a whole installation needs, apart from the program."""

    folder: Path
    url: str

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        path = os.pathsep.join(filter(None, [str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]))
        own = {"BANSO_DATA_DIR": str(self.folder), "BANSO_DATABASE_URL": self.url, "PYTHONPATH": path, "BANSO_NOW": NOW}
        mail = {"BANSO_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
        return {**kept, **own, **mail, **more}

    def banso(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """One `banso` command, run to its end."""
        command = [sys.executable, "-m", "banso.config.cli", *words]
        return subprocess.run(command, env=self.environment(**more), capture_output=True, text=True, timeout=120)

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows as the database itself gives them, past all code of ours; parameters as %s."""
        if not self.url.startswith("postgres"):
            with closing(sqlite3.connect(self.file, timeout=20)) as connection:
                return connection.execute(statement.replace("%s", "?"), values).fetchall()
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(statement, values).fetchall()

    def count(self, table: str, condition: str = "1=1", *values: object) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table} WHERE {condition}", *values)[0][0])

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.folder / "banso.sqlite3"


@contextmanager
def empty_place(folder: Path) -> Iterator[Place]:
    """A place without tables; its PostgreSQL database is dropped at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    if not IS_POSTGRESQL:
        yield Place(folder, f"sqlite:///{folder / 'banso.sqlite3'}")
        return
    with _database("TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'") as name:
        yield Place(folder, _url_of(name))


@contextmanager
def copy_of(place: Place, folder: Path) -> Iterator[Place]:
    """A second place with the same content; nobody may be connected to the first."""
    shutil.copytree(place.folder, folder)
    if not IS_POSTGRESQL:
        yield Place(folder, f"sqlite:///{folder / 'banso.sqlite3'}")
        return
    with _database(f"TEMPLATE {urlsplit(place.url).path[1:]}") as name:
        yield Place(folder, _url_of(name))


@contextmanager
def _database(options: str) -> Iterator[str]:
    """A PostgreSQL database beside the one the run was given."""
    name = f"banso_durability_{uuid.uuid4().hex[:12]}"
    _administer(f"CREATE DATABASE {name} {options}")
    try:
        yield name
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _administer(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER_URL, autocommit=True) as connection:
        connection.execute(statement)


def _url_of(database: str) -> str:
    return urlunsplit(urlsplit(SERVER_URL)._replace(path=f"/{database}"))
