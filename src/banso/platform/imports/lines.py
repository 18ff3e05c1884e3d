"""Lines of a file 行の読取り: bytes up to a line break, with the offset to go on from; constant memory. Pure but for the stream.

In UTF-8 and in CP932 a line break byte is never part of another character, so lines can be cut before decoding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE_BYTES = 64 * 1024
BLOCK_BYTES = 1 << 20


@dataclass(frozen=True)
class Line:
    """`number` counts from 1; `content` has no line break, and is None when the line is too long to be a row."""

    number: int
    end_offset: int
    content: bytes | None


def read_lines(stream: BinaryIO, offset: int = 0, lines_before: int = 0) -> Iterator[Line]:
    """The lines from an offset that is a line's start; `lines_before` says how many came before it."""
    stream.seek(offset)
    number, held, is_dropping = lines_before, b"", False
    while block := stream.read(BLOCK_BYTES):
        *complete, held = (held + block).split(b"\n")
        for piece in complete:
            number, offset = number + 1, offset + len(piece) + 1
            too_long = is_dropping or len(piece) > LONGEST_LINE_BYTES
            yield Line(number, offset, None if too_long else piece.removesuffix(b"\r"))
            is_dropping = False
        if len(held) > LONGEST_LINE_BYTES:
            offset, held, is_dropping = offset + len(held), b"", True
    if held or is_dropping:
        yield Line(number + 1, offset + len(held), None if is_dropping else held.removesuffix(b"\r"))
