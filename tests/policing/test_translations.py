"""English is complete: every Japanese string has its words, the compiled file holds them all, placeholders agree."""

import ast
import gettext
import re
from pathlib import Path

from .source_tree import SOURCE, listed

FOLDER = SOURCE / "locale" / "en" / "LC_MESSAGES"
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|(?<!%)\{\w+\}")
_KEYWORD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$')


def _entries(path: Path) -> list[dict[str, str]]:
    """Every entry of a .po file as {keyword: text}; fuzzy ones carry the key "fuzzy"."""
    found: list[dict[str, str]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        entry: dict[str, str] = {}
        last = ""
        for line in block.splitlines():
            if line.startswith("#,") and "fuzzy" in line:
                entry["fuzzy"] = line
            if match := _KEYWORD.match(line):
                last = match[1]
                entry[last] = ast.literal_eval(match[2])
            elif line.startswith('"'):
                entry[last] += ast.literal_eval(line)
        if entry.get("msgid"):
            found.append(entry)
    return found


def _english(entry: dict[str, str]) -> list[str]:
    return [text for keyword, text in entry.items() if keyword.startswith("msgstr")]


def test_every_string_has_english_words() -> None:
    entries = _entries(FOLDER / "django.po")
    assert len(entries) > 500
    missing = [entry["msgid"] for entry in entries if "fuzzy" in entry or not all(_english(entry))]
    assert not missing, listed(missing)


def test_placeholders_are_the_same_in_both_languages() -> None:
    differing = [
        entry["msgid"]
        for entry in _entries(FOLDER / "django.po")
        if any(
            sorted(match[0] for match in _PLACEHOLDER.finditer(text))
            != sorted(match[0] for match in _PLACEHOLDER.finditer(entry["msgid"]))
            for text in _english(entry)
        )
    ]
    assert not differing, listed(differing)


def test_the_compiled_file_holds_what_the_text_says() -> None:
    with (FOLDER / "django.mo").open("rb") as source:
        compiled = gettext.GNUTranslations(source)
    stale = []
    for entry in _entries(FOLDER / "django.po"):
        if "msgid_plural" in entry:
            said = compiled.ngettext(entry["msgid"], entry["msgid_plural"], 2)
        elif "msgctxt" in entry:
            said = compiled.pgettext(entry["msgctxt"], entry["msgid"])
        else:
            said = compiled.gettext(entry["msgid"])
        if said != _english(entry)[-1]:
            stale.append(entry["msgid"])
    assert not stale, listed(stale)
