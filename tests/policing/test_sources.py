"""Sources that nobody has seen yet: counted and printed, so that they are not forgotten."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from .source_tree import ROOT, SOURCE, short

_UNVERIFIED = re.compile(r"\bunverified\b|未確認", re.IGNORECASE)
# The mechanism that marks sources is not itself such a source.
MECHANISM = {"kernel/sources.py", "domains/directory/calc/type_tables.py", "domains/directory/models/agency_type.py"}


def _marks(path: Path) -> int:
    """In tables, marked rows; in code, marked docstrings and comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        return sum(1 for row in rows if any(_UNVERIFIED.search(str(value or "")) for value in row.values()))
    return len(_UNVERIFIED.findall(text))


def test_unverified_sources_are_counted_and_printed(capsys: pytest.CaptureFixture[str]) -> None:
    counts: Counter[str] = Counter()
    folders = [SOURCE / "kernel", SOURCE / "programmes", *SOURCE.glob("domains/*/data"), *SOURCE.glob("domains/*/calc")]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".csv", ".toml", ".yaml"} and short(path) not in MECHANISM:
                counts[short(path)] += _marks(path)
    with capsys.disabled():
        print(f"\nunverified sources: {sum(counts.values())}")
        for name, number in counts.items():
            if number:
                print(f"  {name}: {number}")
    assert ROOT.is_dir()


def test_every_data_file_names_its_source() -> None:
    """A table of facts has a source column, a README beside it, or a module that says where it is from."""
    silent = []
    for path in [*SOURCE.rglob("data/*.csv"), *SOURCE.rglob("data/*.toml")]:
        text = path.read_text(encoding="utf-8")
        head = text.splitlines()[0]
        stem = path.stem.rstrip("0123456789")
        readers = [one for one in path.parent.parent.rglob("*.py") if stem in one.read_text(encoding="utf-8")]
        named = any(re.search(r"Source|出典|source", one.read_text(encoding="utf-8")) for one in readers)
        if "source" not in head and "source" not in text[:2000] and not named and not (path.parent / "README.md").is_file():
            silent.append(short(path))
    assert not silent, "\n".join(silent)
