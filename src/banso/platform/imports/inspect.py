"""First look at a file 事前確認: its hash, its size and its encoding in one pass; refuses what is no CSV at all."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from banso.kernel.encoding import BLOCK_BYTES, Encoding, EncodingDetector
from banso.kernel.errors import Kind, Refusal, Text

_NOT_CSV = {
    b"PK\x03\x04": Text("ZIPまたはExcelのファイルです。", "This is a ZIP or Excel file."),
    b"\xd0\xcf\x11\xe0": Text("古い形式のExcelファイルです。", "This is an old Excel file."),
    b"\x1f\x8b": Text("圧縮されたファイルです。", "This file is compressed."),
    b"%PDF": Text("PDFのファイルです。", "This is a PDF file."),
    b"<?xm": Text("XMLのファイルです。", "This is an XML file."),
}


@dataclass(frozen=True)
class Inspected:
    """What identifies a file and how to read it."""

    sha256: str
    size_bytes: int
    encoding: Encoding


def inspect_file(path: Path) -> Inspected:
    """Read the file once, in constant memory. Refuses `file_unreadable`, `file_empty`, `file_type_mismatch`,
    `line_break_missing` and `encoding_invalid` (the whole file, with the offset of the byte)."""
    digest, size, detector, has_line_feed, has_return = hashlib.sha256(), 0, EncodingDetector(), False, False
    try:
        with path.open("rb") as stream:
            while block := stream.read(BLOCK_BYTES):
                if size == 0:
                    _refuse_other_types(block)
                digest.update(block)
                detector.feed(block)
                size += len(block)
                has_line_feed = has_line_feed or b"\n" in block
                has_return = has_return or b"\r" in block
    except OSError:
        raise _refused(
            "file_unreadable",
            Text("ファイルを読めません。", "The file cannot be read."),
            Text("場所と読取りの権限を確かめてください。", "Check where it is and whether you may read it."),
        ) from None
    if size == 0:
        raise _refused("file_empty", Text("ファイルが空です。", "The file is empty."), _ANOTHER)
    encoding = detector.finish()
    if has_return and not has_line_feed:
        raise _refused(
            "line_break_missing",
            Text("改行がCRだけのファイルは読めません。", "Files whose line breaks are CR alone cannot be read."),
            Text("改行をLFまたはCRLFにして保存し直してください。", "Save it again with LF or CRLF line breaks."),
        )
    return Inspected(digest.hexdigest(), size, encoding)


_ANOTHER = Text("CSVのファイルを選んでください。", "Choose a CSV file.")


def _refuse_other_types(block: bytes) -> None:
    for signature, what in _NOT_CSV.items():
        if block.startswith(signature):
            unpack = Text("展開してから、中のCSVを選んでください。", "Unpack it and choose the CSV inside.")
            raise _refused("file_type_mismatch", what, unpack if signature in (b"PK\x03\x04", b"\x1f\x8b") else _ANOTHER)


def _refused(code: str, reason: Text, next_step: Text) -> Refusal:
    return Refusal(code, field="file", kind=Kind.INVALID, reason=reason, next_step=next_step)
