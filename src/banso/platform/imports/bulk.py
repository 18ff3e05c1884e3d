"""Many rows at once 一括書込み: COPY on PostgreSQL, prepared inserts on SQLite; and ids reserved beforehand."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of values, one for each of the columns (attribute names, such as `owner_unit_id`)."""
    fields = [model._meta.get_field(name) for name in columns]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join(["%s"] * len(columns))
    dated = [place for place, field in enumerate(fields) if isinstance(field, models.DateField)]
    with connection.cursor() as cursor:
        ready = (_prepared(row, dated) for row in rows)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", ready)  # noqa: S608 names of columns


def _prepared(row: Sequence[Any], dated: list[int]) -> list[Any]:
    """Dates and instants as the text that SQLite keeps them in."""
    values = list(row)
    for place in dated:
        if values[place] is not None:
            values[place] = _as_text(values[place])
    return values


@lru_cache(maxsize=10_000)
def _as_text(value: date) -> str:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value.isoformat()


def reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """Ids that no other row has or will get. Call inside a transaction that then uses them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        last = row[0] if row else 0
        return list(range(last + 1, last + 1 + count))
