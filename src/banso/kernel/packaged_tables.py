"""同梱の表: reads the CSV tables that ship inside this package. The only reading the kernel does."""

from __future__ import annotations

import csv
from importlib.resources import files


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>`` by column name. A missing table is a broken installation (FileNotFoundError)."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
