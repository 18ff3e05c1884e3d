"""Requirements and vendored tools: pinned, hashed, from no named address, under licences we may ship."""

import hashlib
import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
FILES = sorted((ROOT / "requirements").glob("*.txt"))
# "\" joins a pin and its hashes into one logical line.
PIN = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[A-Za-z0-9.+!]+)"
    r"(?: ; (?P<marker>[^\\]+?))?(?P<hashes>(?: +--hash=sha256:[0-9a-f]{64})+)"
)
LESSER_ALLOWED = {"psycopg", "psycopg-binary"}


def logical_lines(file: Path) -> list[str]:
    joined = re.sub(r" *\\\n *", " ", file.read_text(encoding="utf-8"))
    return [line for line in joined.splitlines() if line.strip()]


def pins(file: Path) -> dict[str, str]:
    """Name → version of every line of one requirements file."""
    matches = [PIN.fullmatch(line) for line in logical_lines(file)]
    return {canonicalize_name(match["name"]): match["version"] for match in matches if match}


def licence_words(package: Distribution) -> str:
    """What a package says of its licence: the expression, else classifiers, else free text, else its licence file."""
    said = package.metadata
    classifiers = [entry for entry in said.get_all("Classifier", []) if entry.startswith("License ::")]
    words = str(said.get("License-Expression") or " ".join(classifiers) or said.get("License") or "")
    if not words:
        files = [
            file for file in package.files or [] if re.match(r"LICEN[CS]E|COPYING", file.name, re.IGNORECASE)
        ]
        words = " ".join(file.read_text() for file in files)
    return words[:200]


def is_copyleft(words: str) -> bool:
    return bool(re.search(r"\bA?GPL|Affero|(?<!Lesser )General Public License", words, re.IGNORECASE))


def is_lesser(words: str) -> bool:
    return bool(re.search(r"\bLGPL|Lesser General Public", words, re.IGNORECASE))


def test_there_is_one_file_per_group() -> None:
    assert {file.stem for file in FILES} == {"base", *EXTRAS}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_is_a_hashed_pin_and_nothing_else(file: Path) -> None:
    lines = logical_lines(file)
    assert lines
    assert [line for line in lines if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_address_or_index_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host| @ ", text)


def test_a_package_has_the_same_version_in_every_file() -> None:
    versions: dict[str, set[str]] = {}
    for file in FILES:
        for name, version in pins(file).items():
            versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("group", ["base", *EXTRAS])
def test_the_lock_covers_what_the_project_asks_for(group: str) -> None:
    locked = pins(ROOT / "requirements" / f"{group}.txt")
    for asked in [*PROJECT["dependencies"], *EXTRAS.get(group, [])]:
        requirement = Requirement(asked)
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{name} is missing: run `make lock`"
        assert requirement.specifier.contains(locked[name]), (
            f"{name} {locked[name]} is not {requirement.specifier}"
        )


def test_vendored_wheel_has_the_recorded_checksum_and_its_licence_beside_it() -> None:
    vendor = ROOT / "vendor"
    recorded = dict(reversed(line.split()) for line in (vendor / "SHA256SUMS").read_text().splitlines())
    assert set(recorded) == {wheel.name for wheel in vendor.glob("*.whl")}
    for name, digest in recorded.items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest
    assert "Permission is hereby granted, free of charge" in (vendor / "pip-LICENSE.txt").read_text(
        encoding="utf-8"
    )


def test_installed_packages_have_licences_we_may_ship() -> None:
    """GPL and AGPL never; LGPL only for the PostgreSQL driver, which is an extra that the user installs."""
    refused: dict[str, str] = {}
    for name in sorted({name for file in FILES for name in pins(file)}):
        try:
            words = licence_words(distribution(name))
        except PackageNotFoundError:
            continue  # another group's, or for another platform
        if is_lesser(words) and name in LESSER_ALLOWED:
            continue
        if not words or is_lesser(words) or is_copyleft(words):
            refused[name] = words
    assert refused == {}


@pytest.mark.parametrize(
    ("words", "copyleft", "lesser"),
    [
        ("MIT", False, False),
        ("AGPL-3.0-or-later", True, False),
        ("GPL-2.0-only", True, False),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True, False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True, False),
        ("LGPL-3.0-only", False, True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False, True),
        ("MPL-2.0", False, False),
    ],
)
def test_the_licence_reader_tells_them_apart(words: str, copyleft: bool, lesser: bool) -> None:
    assert (is_copyleft(words), is_lesser(words)) == (copyleft, lesser)
