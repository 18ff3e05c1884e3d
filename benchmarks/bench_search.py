"""Searching half a million made-up names: our bigrams against a LIKE scan and against FTS5's own trigrams.

Everybody has the same task: ids of at most 1,001 names that contain the word. Ours also puts the best first. A count that
is not the true one is shown as wrong: trigrams find nothing for words of one or two characters.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from measuring import Table, announce, in_turn, median, own_database

COUNT, LIMIT, ROUNDS = 500_000, 1_001, 7
WORDS = ("鶴", "鸞", "水産", "鸞山", "青葉台", "鸞山吹", "雪村精密", "鸞山吹珈")


def make_names(count: int) -> Iterator[str]:
    """Names from the demonstration's words; every 5,000th begins its trade with the rare 鸞山吹珈琲."""
    from banso.faces.demo.words import LEGAL_FORMS, STEMS, SURNAMES, TRADES

    random = Random(20261121)
    for number in range(count):
        trade = "鸞山吹珈琲" if number % 5_000 == 0 else random.choice(TRADES)[0]
        core = f"{random.choice(STEMS)[0]}{random.choice(SURNAMES)[0]}{trade}"
        form = random.choice(LEGAL_FORMS)[0]
        yield f"{form}{core}" if number % 3 else f"{core}{form}"


def load(names: list[str]) -> dict[str, float]:
    """Fill our index and the peers' tables; gives seconds."""
    from django.db import connection, transaction

    from banso.platform.search.api import Entry, put_many

    seconds: dict[str, float] = {}

    def timed(name: str, call: Callable[[], Any]) -> None:
        started = time.perf_counter()
        with transaction.atomic():
            call()
        seconds[name] = time.perf_counter() - started

    def plain() -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE plain_name (id integer PRIMARY KEY, name text)")
            cursor.executemany("INSERT INTO plain_name VALUES (%s, %s)", enumerate(names, 1))

    def trigrams() -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("CREATE VIRTUAL TABLE trigram_name USING fts5(name, tokenize='trigram')")
                cursor.executemany("INSERT INTO trigram_name (rowid, name) VALUES (%s, %s)", enumerate(names, 1))
            else:
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                cursor.execute("CREATE TABLE trigram_name AS SELECT * FROM plain_name")
                cursor.execute("CREATE INDEX ON trigram_name USING gin (name gin_trgm_ops)")

    timed("ours", lambda: put_many("bench", (Entry(n, (name,)) for n, name in enumerate(names, 1)), are_new=True))
    timed("LIKE scan", plain)
    timed("trigrams", trigrams)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return seconds


def engines() -> dict[str, Callable[[str], int]]:
    """Each gives how many of the first 1,001 it found."""
    from django.db import connection

    from banso.platform.search.api import find

    def asked(statement: str, value: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"{statement} LIMIT {LIMIT}", [value])
            return len(cursor.fetchall())

    def trigrams(word: str) -> int:
        if connection.vendor == "sqlite":
            return asked("SELECT rowid FROM trigram_name WHERE trigram_name MATCH %s", f'"{word}"')
        return asked("SELECT id FROM trigram_name WHERE name LIKE %s", f"%{word}%")

    return {
        "ours": lambda word: len(find("bench", word, owner_unit_ids=None, limit=LIMIT).ids),
        "LIKE scan": lambda word: asked("SELECT id FROM plain_name WHERE name LIKE %s", f"%{word}%"),
        "trigrams": trigrams,
    }


def measure(names: list[str]) -> Table:
    rows = []
    found = engines()
    for word in WORDS:
        true = min(LIMIT, sum(word in name for name in names))
        tasks = {name: lambda turn, engine=engine, word=word: engine(word) for name, engine in found.items()}
        runs = in_turn(tasks, ROUNDS)
        cells = []
        for name, engine in found.items():
            count = engine(word)
            cells.append(f"{median(runs[name]) * 1000:.2f} ms" if count == true else f"wrong ({count})")
        ratio = median(runs["LIKE scan"]) / median(runs["ours"])
        rows.append((word, str(len(word)), f"{true}{'+' if true == LIMIT else ''}", *cells, f"{ratio:.1f}×"))
    return Table(("word", "characters", "hits", *found, "LIKE / ours"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=COUNT)
    names = list(make_names(parser.parse_args().names))
    with own_database():
        seconds = load(names)
        announce(f"Search among {len(names):,} names: median of {ROUNDS}, in turn; the task is the first {LIMIT} ids")
        measure(names).show()
        print("filling: " + ", ".join(f"{name} {value:.1f} s" for name, value in seconds.items()))


if __name__ == "__main__":
    main()
