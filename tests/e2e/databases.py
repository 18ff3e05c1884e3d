"""A database of the run 試験用データベース: SQLite in its folder, or one made beside the PostgreSQL that is named."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit


@contextmanager
def fresh_database(folder: str) -> Iterator[str]:
    """Its address. BANSO_E2E_DATABASE_URL, else BANSO_DATABASE_URL, names a PostgreSQL server to make it on."""
    named = os.environ.get("BANSO_E2E_DATABASE_URL") or os.environ.get("BANSO_DATABASE_URL") or ""
    if not named.startswith("postgres"):
        yield f"sqlite:///{folder}/banso.sqlite3"
        return
    name = f"banso_e2e_{os.getpid()}"
    _order(named, f"CREATE DATABASE {name} ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0")
    try:
        yield urlunsplit(urlsplit(named)._replace(path=f"/{name}"))
    finally:
        _order(named, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _order(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
