"""検索用の字形統一: keys for searching names. What is stored is never changed by this.

Brought together: full and half width, upper and lower case, hiragana and katakana, small and large kana,
old and variant kanji (``data/variants.csv``), accents, ㈱ (株) and 株式会社. Dropped: blanks, invisible
characters, variation selectors, ・ & . , quotes and brackets. The hyphen family (‐ - – — ― − － ー):
between digits it is ``-``; after kana it is the long vowel mark ``ー`` (サ－ビス), unless a digit follows a
hyphen proper (ビル-201); anywhere else it is dropped. A real ``ー`` after kana always stays.

Source: none official; ``variants.csv`` is our own table of the old and variant forms that Japanese names carry.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from .legal_forms import SHORT_FORMS, LegalName, split_legal_form
from .packaged_tables import read_table

__all__ = ["END", "LegalName", "bigrams", "fold", "query_grams", "split_legal_form"]

# Marks the end of a text among its bigrams. Hiragana never survives folding, so the mark cannot be part of
# a text, and as a letter it passes through any tokenizer.
END = "ん"

_HYPHENS = "-‐‑‒–—―−─━"
_KANA = "ァ-ヺヽヾ"
_SMALL_KANA = dict(
    zip(map(ord, "ァィゥェォッャュョヮヵヶヰヱ"), map(ord, "アイウエオツヤユヨワカケイエ"), strict=True)
)
_DROPPED_MARKS = "・·•‧∙&.,、。'\"`´‘’‚“”„′″!?:;…‥[]{}<>「」『』【】〔〕〈〉《》〖〗｟｠«»‹›⁄"
_COMBINING_VOICE = {"\u3099", "\u309a"}
_BRACKETED = {f"({short})": word for word, shorts in SHORT_FORMS.items() for short in shorts}
_BRACKETED_FORM = re.compile(
    "|".join(re.escape(short) for short in sorted(_BRACKETED, key=len, reverse=True))
)
_DASH_RUN = re.compile(r"[-ー]+")
_DECOMPOSED = re.compile("[\u0300-\u036f]")
# Needs no second pass for accents: ASCII, kana and the main block of kanji.
_COMMON = re.compile("[ -~\u3040-\u30ff\u4e00-\u9fff]*")
_PLAIN_ASCII = re.compile(r"[0-9a-z]*")


def fold(text: str) -> str:
    """The search key of a text: folding it again changes nothing. May be empty. Never refuses."""
    if _PLAIN_ASCII.fullmatch(text):
        return text
    folded = _fold_characters(text)
    folded = _BRACKETED_FORM.sub(lambda match: _BRACKETED[match.group()], folded)
    folded = folded.replace("(", "").replace(")", "")
    return _DASH_RUN.sub(_dash, folded) if "-" in folded or "ー" in folded else folded


def bigrams(folded: str) -> list[str]:
    """Every two neighbouring characters in order, the last one paired with ``END``: 山田 → 山田, 田ん. Empty for ''.

    Each character begins exactly one bigram, so a one-character query is a prefix match on bigrams.
    """
    return [first + second for first, second in zip(folded, (folded + END)[1:], strict=True)]


def query_grams(folded: str) -> list[str]:
    """What to look for: the bigrams of the query without the end mark, each once, in order.

    A query of one character gives that character alone: look for bigrams that begin with it. Empty for ''.
    """
    if len(folded) < 2:
        return [folded] if folded else []
    return list(dict.fromkeys(first + second for first, second in zip(folded, folded[1:], strict=False)))


def _fold_characters(text: str) -> str:
    # Spacing voice marks (カ゛) become combining ones first, or NFKC would put a blank between.
    spaced = text.replace("゛", "\u3099").replace("゜", "\u309a").replace("ﾞ", "\u3099").replace("ﾟ", "\u309a")
    visible = spaced.translate(_invisible())
    settled = unicodedata.normalize("NFKC", visible).casefold()
    if not _COMMON.fullmatch(settled):
        settled = _without_accents(settled)
    return settled.translate(_characters())


def _without_accents(text: str) -> str:
    """Compatibility forms again after case folding, accents dropped, voiced kana recomposed."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(
        mark
        for mark in decomposed
        if mark in _COMBINING_VOICE or unicodedata.category(mark) not in ("Mn", "Me")
    )
    return unicodedata.normalize("NFKC", kept)


def _dash(run: re.Match[str]) -> str:
    before = run.string[run.start() - 1 : run.start()] if run.start() else ""
    after = run.string[run.end() : run.end() + 1]
    if re.fullmatch("[0-9]", before) and re.fullmatch("[0-9]", after):
        return "-"
    if re.fullmatch(f"[{_KANA}]", before) and ("ー" in run.group() or not re.fullmatch("[0-9]", after)):
        return "ー"
    return ""


@cache
def _invisible() -> dict[int, None]:
    codes = [code for code in range(0x10000) if unicodedata.category(chr(code)) in ("Cc", "Cf")]
    selectors = [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x180E), 0x180F]
    return dict.fromkeys([*codes, *selectors, *range(0xE0000, 0xE0080)])


@cache
def _characters() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        ord(row["variant"]): row["standard"] for row in read_table("variants.csv")
    }
    table |= {code: chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
    for small, large in _SMALL_KANA.items():
        table |= {small: chr(large), small - 0x60: chr(large)}
    table |= dict.fromkeys(map(ord, _HYPHENS), "-")
    table |= dict.fromkeys(map(ord, _DROPPED_MARKS))
    blanks = [code for code in range(0x3100) if chr(code).isspace()]
    return table | dict.fromkeys([*blanks, 0x3099, 0x309A])
