import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from banso.kernel import registry_codes
from banso.kernel.errors import Text
from banso.kernel.registry_codes import CLOSE_CAUSES, KINDS, PROCESSES

TABLES = [("codes_process.csv", PROCESSES), ("codes_kind.csv", KINDS), ("codes_closeCause.csv", CLOSE_CAUSES)]


def test_every_code_has_words_in_both_languages() -> None:
    for _, table in TABLES:
        assert all(text.ja and text.en and text.en.isascii() for text in table.values())


def test_named_codes_exist() -> None:
    named = {value for name, value in vars(registry_codes).items() if name.startswith("PROCESS_")}
    assert named <= set(PROCESSES)


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_as_published(reference_data: Path, name: str, table: Mapping[str, Text]) -> None:
    with (reference_data / "real/houjin" / name).open(encoding="utf-8") as rows:
        published = {row["name"]: row["label"] for row in csv.DictReader(rows)}
    assert published == {code: text.ja for code, text in table.items()}
