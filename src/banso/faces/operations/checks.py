"""What a start refuses 起動時検査: a database that would lose or leak, before the first request."""

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from banso.kernel.errors import Kind, Refusal, Text


def _refuse(code: str, ja: str, en: str, next_ja: str, next_en: str) -> Refusal:
    return Refusal(code, kind=Kind.UNAVAILABLE, reason=Text(ja, en), next_step=Text(next_ja, next_en))


def check_start() -> None:
    """Refuse to serve when a promise could not be kept. Errors: migrations_missing, database_unsafe, debug_on."""
    if settings.DEBUG:
        raise _refuse("debug_on", "DEBUGのままです。", "DEBUG is on.", "DEBUGを切ってください。", "Turn it off.")
    _check_migrations()
    if connection.vendor == "sqlite":
        _check_sqlite()
    else:
        _check_postgresql()


def _check_migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _refuse(
            "migrations_missing",
            "データベースの構造が最新ではありません。",
            "The database structure is not up to date.",
            "banso migrate を実行してください。",
            "Run banso migrate.",
        )


def _check_sqlite() -> None:
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    in_memory = connection.is_in_memory_db()
    if (journal != "wal" and not in_memory) or synchronous < 2:
        raise _refuse(
            "database_unsafe",
            "SQLiteが書き込みを確実に保存しない設定です。",
            "SQLite is not set to keep every write (WAL, synchronous FULL).",
            "データの置き場所がWALを使えるか確かめてください。",
            "Check that the data folder's file system supports WAL.",
        )


def _check_postgresql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_encoding_to_char(encoding), datctype FROM pg_database WHERE datname = current_database()")
        encoding, ctype = cursor.fetchone()
    if encoding != "UTF8" or ctype == "C":
        raise _refuse(
            "database_unsafe",
            "PostgreSQLの文字コードが日本語の検索に使えません。",
            f"The database is {encoding}/{ctype}: Japanese search needs UTF8 and C.UTF-8.",
            "ENCODING UTF8、LC_CTYPE C.UTF-8 で作り直してください。",
            "Create it again with ENCODING UTF8 and LC_CTYPE C.UTF-8.",
        )
