"""文字コードの厳密な判定: UTF-8 (with or without BOM) or CP932, or a refusal that names the byte.

Nothing is repaired. Bytes that are neither valid UTF-8 nor valid CP932, files that mix both, UTF-16,
ISO-2022-JP and EUC-JP are refused whole with ``encoding_invalid``: ``detail["offset"]`` counts bytes from
the start and ``detail["found"]`` says what was seen. What is valid in both is read as UTF-8. Which
characters a text may hold is not asked here: see ``text.accept_text``.
"""

from __future__ import annotations

import codecs
from enum import StrEnum
from typing import BinaryIO

from .encoding_evidence import (
    CodecAttempt,
    EucEvidence,
    count_utf8_characters,
    find_foreign_byte,
    find_utf8_field,
)
from .errors import Refusal, Text

BLOCK_BYTES = 1 << 16
# Bytes without a line end are held together up to this length, then examined in pieces.
_LONGEST_LINE_BYTES = 1 << 20
# A CP932 text can look like one Japanese character of UTF-8 by accident, hardly like two before the first
# slip.
_CHARACTERS_THAT_SETTLE_UTF8 = 2


class Encoding(StrEnum):
    """文字コード: the value is the name of Python's codec that decodes it."""

    UTF_8 = "utf-8"
    UTF_8_BOM = "utf-8-sig"
    CP932 = "cp932"


def decode_strict(data: bytes) -> tuple[str, Encoding]:
    """The text and its encoding; a BOM at the start is not part of the text. Refuses ``encoding_invalid``."""
    detector = EncodingDetector()
    detector.feed(data)
    encoding = detector.finish()
    return data.decode(encoding.value), encoding


def detect_encoding(stream: BinaryIO) -> Encoding:
    """The encoding of everything from the stream's position to its end, read once in blocks: constant memory.

    The stream is left at its end; rewind before decoding. Refuses ``encoding_invalid``.
    """
    detector = EncodingDetector()
    while block := stream.read(BLOCK_BYTES):
        detector.feed(block)
    return detector.finish()


class EncodingDetector:
    """文字コードの判定器: fed block by block, it keeps both readings open until one is refuted.

    ``feed`` and ``finish`` refuse ``encoding_invalid``. Nothing fed, or ASCII only, counts as UTF-8.
    """

    def __init__(self) -> None:
        self._utf8 = CodecAttempt("utf-8")
        self._cp932 = CodecAttempt("cp932")
        self._euc = EucEvidence()
        self._utf8_characters = 0
        self._has_bom = False
        self._tail = b""
        self._tail_at = 0

    def feed(self, block: bytes) -> None:
        """Takes the next bytes."""
        self._tail += block
        cut = max(self._tail.rfind(b"\n"), self._tail.rfind(b"\r")) + 1
        if cut == 0 and len(self._tail) > _LONGEST_LINE_BYTES:
            cut = len(self._tail)
        if cut:
            piece, self._tail = self._tail[:cut], self._tail[cut:]
            self._examine(piece, final=False)

    def finish(self) -> Encoding:
        """The encoding of all that was fed."""
        self._examine(self._tail, final=True)
        if self._utf8.failed_at is None:
            return Encoding.UTF_8_BOM if self._has_bom else Encoding.UTF_8
        if self._euc.is_likely:
            raise _refusal(self._euc.first_at, "euc-jp")
        return Encoding.CP932

    def _examine(self, piece: bytes, *, final: bool) -> None:
        """Whole lines, in order; ``final`` for the last."""
        base = self._tail_at
        self._tail_at += len(piece)
        if base == 0:
            self._look_for_mark(piece)
        if foreign := find_foreign_byte(piece):
            raise _refusal(base + foreign.offset, foreign.found)
        if self._utf8.failed_at is None:
            self._try_utf8(piece, base, final)
        if not self._is_utf8_settled:
            self._cp932.feed(piece, final)
        if self._utf8.failed_at is not None:
            self._try_cp932(piece, base)

    @property
    def _is_utf8_settled(self) -> bool:
        return self._has_bom or self._utf8_characters >= _CHARACTERS_THAT_SETTLE_UTF8

    def _look_for_mark(self, piece: bytes) -> None:
        self._has_bom = piece.startswith(codecs.BOM_UTF8)
        if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise _refusal(0, "utf-16")

    def _try_utf8(self, piece: bytes, base: int, final: bool) -> None:
        self._utf8.feed(piece, final)
        failed_at = self._utf8.failed_at
        if not self._is_utf8_settled:
            sound = len(piece) if failed_at is None else max(0, failed_at - base)
            self._utf8_characters += count_utf8_characters(piece, sound)
        if failed_at is not None and self._is_utf8_settled:
            raise _refusal(failed_at, "broken_utf-8")

    def _try_cp932(self, piece: bytes, base: int) -> None:
        utf8_field_at = find_utf8_field(piece)
        if utf8_field_at is not None:
            raise _refusal(base + utf8_field_at, "mixed")
        if self._cp932.failed_at is not None:
            raise _refusal(max(self._cp932.failed_at, self._utf8.failed_at or 0), "unknown")
        self._euc.add(piece, base)


_FOUND = {
    "utf-16": Text("UTF-16などのNULバイト", "UTF-16 or another NUL byte"),
    "iso-2022-jp": Text("ISO-2022-JP（JIS）", "ISO-2022-JP"),
    "euc-jp": Text("EUC-JP", "EUC-JP"),
    "mixed": Text("UTF-8とシフトJISの混在", "a mixture of UTF-8 and Shift_JIS"),
    "broken_utf-8": Text(
        "途中で壊れたUTF-8、または混在", "UTF-8 that breaks off or is mixed with another encoding"
    ),
    "overlong_utf-8": Text("不正な形のUTF-8", "ill-formed UTF-8"),
    "unknown": Text("読めないバイト", "bytes that cannot be read"),
}


def _refusal(offset: int, found: str) -> Refusal:
    seen = _FOUND[found]
    return Refusal(
        "encoding_invalid",
        reason=Text(
            f"文字コードが正しくありません（先頭から{offset:,}バイトの位置、{seen.ja}）。",
            f"The character encoding is not valid (at byte {offset:,}: {seen.en}).",
        ),
        next_step=Text(
            "ファイル全体をUTF-8またはシフトJIS（CP932）で保存し直してください。",
            "Save the whole file again as UTF-8 or as Shift_JIS (CP932).",
        ),
        detail={"offset": offset, "found": found},
    )
