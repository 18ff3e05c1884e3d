"""文字コード判定の証拠: what single pieces of bytes say for or against an encoding."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

# Three-byte forms of kana, kanji and full-width characters.
_JAPANESE = rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbe][\x80-\xbf])"
# A field is the run of bytes ≥ 0x80 between ASCII ones.
_UTF8_FIELD = re.compile(rb"(?<![\x80-\xff])" + _JAPANESE + rb"+(?![\x80-\xff])")
_LONG_UTF8_FIELD = re.compile(rb"(?<![\x80-\xff])" + _JAPANESE + rb"{3,}(?![\x80-\xff])")
# Overlong forms of NUL, full stop, slash; CP932 would take them for half-width kana that form no word (ﾀｯ,
# ﾀｮ).
_OVERLONG = re.compile(rb"(?<![\x80-\xff])(?:\xc0[\x80\xae\xaf]|\xe0\x80[\x80-\xbf])(?![\x80-\xff])")
# NUL betrays UTF-16 and UTF-32, ESC betrays ISO-2022-JP; neither belongs in a text file.
_FOREIGN = {b"\x00": "utf-16", b"\x1b": "iso-2022-jp"}
_FOREIGN_BYTE = re.compile(rb"[\x00\x1b]")
# What Python's CP932 codec makes of the single bytes 80, A0, FD, FE, FF, which CP932 leaves undefined.
_UNDEFINED = re.compile("[\x80\uf8f0-\uf8f3]")
_HIGH_RUN = re.compile(rb"[\xa1-\xfe]+")
_MISPLACED_VOICE_MARK = re.compile("(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ")
_EUC_KANA_SHARE = 0.1


class ForeignByte(NamedTuple):
    """A byte that neither encoding has in a text, and what it betrays."""

    offset: int
    found: str


def find_foreign_byte(piece: bytes) -> ForeignByte | None:
    """The first sign of an encoding we do not read, None if there is none."""
    if foreign := _FOREIGN_BYTE.search(piece):
        return ForeignByte(foreign.start(), _FOREIGN[foreign.group()])
    if overlong := _OVERLONG.search(piece):
        return ForeignByte(overlong.start(), "overlong_utf-8")
    return None


def count_utf8_characters(piece: bytes, length: int) -> int:
    """How many Japanese characters stand in fields that are UTF-8 throughout, within the first ``length`` bytes."""
    fields = (field for field in _UTF8_FIELD.finditer(piece) if field.end() <= length)
    return sum((field.end() - field.start()) // 3 for field in fields)


def find_utf8_field(piece: bytes) -> int | None:
    """Where a field of three or more Japanese characters in UTF-8 begins, None if nowhere."""
    field = _LONG_UTF8_FIELD.search(piece)
    return None if field is None else field.start()


class CodecAttempt:
    """One codec tried over successive pieces, up to its first failure (``failed_at``, bytes from the start)."""

    def __init__(self, codec: str) -> None:
        self._codec = codec
        self._decoder = codecs.getincrementaldecoder(codec)("strict")
        self._seen = 0
        self.failed_at: int | None = None

    def feed(self, piece: bytes, final: bool) -> None:
        """Decodes on; does nothing after a failure."""
        if self.failed_at is not None:
            return
        start = self._seen - len(self._decoder.getstate()[0])
        self._seen += len(piece)
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError as error:
            self.failed_at = start + error.start
            return
        if self._codec == "cp932" and (undefined := _UNDEFINED.search(text)):
            self.failed_at = start + len(text[: undefined.start()].encode("cp932"))


class EucEvidence:
    """Whether what reads as CP932 half-width kana is really EUC-JP.

    EUC-JP text nearly always is valid CP932: rows of half-width kana. It gives itself away by being valid
    EUC-JP to the last pair and having either many pairs of EUC's kana and punctuation rows or voice marks
    where none can stand.
    """

    def __init__(self) -> None:
        self._is_valid = True
        self._pairs = 0
        self._kana_pairs = 0
        self._misplaced = 0
        self.first_at = 0

    @property
    def is_likely(self) -> bool:
        """Whether to take the whole for EUC-JP."""
        if not self._is_valid or self._pairs == 0:
            return False
        return self._misplaced > 0 or self._kana_pairs >= self._pairs * _EUC_KANA_SHARE

    def add(self, piece: bytes, base: int) -> None:
        """Takes whole lines that begin at byte ``base``; they must be valid CP932."""
        if not self._is_valid or piece.isascii():
            return
        try:
            piece.decode("euc_jp")
        except UnicodeDecodeError:
            self._is_valid = False
            return
        for run in _HIGH_RUN.finditer(piece):
            if self._pairs == 0:
                self.first_at = base + run.start()
            leads = run.group()[0::2]
            self._pairs += len(leads)
            self._kana_pairs += sum(0xA1 <= lead <= 0xA5 for lead in leads)
        self._misplaced += len(_MISPLACED_VOICE_MARK.findall(piece.decode("cp932", "replace")))
