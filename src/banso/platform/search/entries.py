"""What goes into an index 索引 and what comes out, as plain values; and the tokens both stores keep. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from banso.kernel.folding import bigrams, fold, split_legal_form

# Hiragana never survives folding, so these marks cannot be part of a text.
START = "あ"
FACET = "い"
SEPARATOR = "\n"
LONGEST_QUERY = 100


@dataclass(frozen=True)
class Entry:
    """One thing to be found: by any of its texts (as typed), by its number (digits), narrowed by its facets."""

    object_id: int
    texts: tuple[str, ...]
    number: str = ""
    facets: tuple[str, ...] = ()
    owner_unit_id: int | None = None


class Row(NamedTuple):
    """The columns of an entry as the stores keep them."""

    index_name: str
    object_id: int
    key_text: str
    number: str
    facets: str
    owner_unit_id: int | None


@dataclass(frozen=True)
class Found:
    """Object ids, best first; `total` counts at most the cap, `is_capped` says that there are more."""

    ids: tuple[int, ...]
    total: int
    is_capped: bool


def key_of(texts: Iterable[str]) -> str:
    """The folded texts between line breaks; a firm's legal form stands apart from its name, so that either finds it."""
    folded = (fold(part) for text in texts for part in _parts(text))
    kept = list(dict.fromkeys(key for key in folded if key))
    return f"{SEPARATOR}{SEPARATOR.join(kept)}{SEPARATOR}" if kept else ""


def _parts(text: str) -> tuple[str, ...]:
    core, form, _ = split_legal_form(text)
    return (core,) if form is None else (core, form)


def grams_of(key_text: str, facets: Iterable[str]) -> list[str]:
    """The tokens of an entry, in order: for each text a start mark, its bigrams and an end mark; then the facets."""
    tokens: list[str] = []
    for text in key_text.split(SEPARATOR):
        if text:
            tokens.append(START + text[0])
            tokens += bigrams(text)
    return tokens + [FACET + facet for facet in facets]


def terms_of(query: str) -> list[str]:
    """The folded words of a query, all of which must be found: blanks part words, a legal form is a word of its own."""
    storable = query[:LONGEST_QUERY].encode("utf-8", "ignore").decode("utf-8")
    words = (part for word in storable.split() for part in _parts(word))
    return list(dict.fromkeys(key for key in map(fold, words) if key))


def digits_of(query: str) -> str:
    """The digits of a query that is a number (T-number, full width, hyphens allowed), "" for any other."""
    plain = fold(query[:LONGEST_QUERY]).removeprefix("t").replace("-", "")
    return plain if plain.isascii() and plain.isdigit() else ""
