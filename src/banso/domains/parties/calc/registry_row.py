"""Reading a row of the corporate number files 法人番号ファイルの行の検査: the cells, or everything wrong with them. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from banso.kernel.corporate_number import parse_corporate_number
from banso.kernel.errors import Refusal, Text
from banso.kernel.individual_number import find_individual_number
from banso.kernel.registry_codes import CLOSE_CAUSES, KINDS, PROCESS_DELETED, PROCESSES
from banso.kernel.text import accept_text

from .registry_columns import AT, LONGEST, NAMES, OVERSEAS

Check = Callable[[str], Text | None]


@dataclass(frozen=True)
class Wrong:
    """One thing wrong with a row: the column's name, a stable code and the words."""

    column: str
    code: str
    message: Text

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[1-9][0-9]{12}")
# What no registered text can hold; a hit is looked at closely by the kernel.
_SUSPECT = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\ufff0-\uffff\U000e0000-\U0010ffff]")
_TWELVE_DIGITS = re.compile(r"[0-9０-９](?:[\s　－‐-]?[0-9０-９]){11}")
_TEXTS = (
    "name", "prefectureName", "cityName", "streetNumber", "addressOutside", "changeCause", "enName",
    "enPrefectureName", "enCityName", "enAddressOutside", "furigana",
)  # fmt: skip
_TEXT_AT = tuple(AT[name] for name in _TEXTS)
_LONGEST_AT = tuple((AT[name], longest) for name, longest in LONGEST.items())
_LOST_ZERO = Text("先頭の0が失われた可能性があります。", "A leading zero may be lost.")


def find_wrong(row_number: int, cells: Sequence[str]) -> list[Wrong]:
    """Everything wrong with the 30 cells of a row; empty for a sound row."""
    if row_number == 1 and not cells[0].isdigit() and not any(_NUMBER.fullmatch(cell) for cell in cells):
        return [Wrong("", "header_unexpected", Text("見出しの行は要りません。", "There must be no header line."))]
    wrong = [
        Wrong(NAMES[index], code, message)
        for index, code, check in _CHECKS
        if (message := check(cells[index])) is not None
    ]
    if wrong_number := _wrong_number("corporateNumber", cells[AT["corporateNumber"]]):
        wrong.append(wrong_number)
    if (successor := cells[AT["successorCorporateNumber"]]) and (
        bad := _wrong_number("successorCorporateNumber", successor)
    ):
        wrong.append(bad)
    if not cells[AT["name"]].strip() and cells[AT["process"]] != PROCESS_DELETED:
        wrong.append(Wrong("name", "text_required", Text("商号又は名称がありません。", "The name is missing.")))
    return wrong + _wrong_texts(cells)


def _wrong_number(column: str, text: str) -> Wrong | None:
    if re.fullmatch(r"[0-9.]+[eE]\+?[0-9]+", text):
        lost = Text(
            "法人番号が表計算ソフトで丸められています（1.23E+12の形）。元のファイルを使ってください。",
            "A spreadsheet has rounded the corporate number (1.23E+12). Use the original file.",
        )
        return Wrong(column, "corporate_number_rounded", lost)
    try:
        if parse_corporate_number(text) != text:
            plain = Text("法人番号は半角の数字13桁です。", "A corporate number is 13 plain digits.")
            return Wrong(column, "corporate_number_invalid", plain)
    except Refusal as refusal:
        return Wrong(column, refusal.code, refusal.reason)
    return None


def _wrong_texts(cells: Sequence[str]) -> list[Wrong]:
    """Over-long texts, characters that cannot be stored, and what is shaped like an individual number."""
    wrong = [
        Wrong(
            NAMES[index],
            "text_too_long",
            Text(f"{longest}文字までです。いま{len(cells[index]):,}文字あります。", f"Up to {longest} characters, not {len(cells[index]):,}."),
        )
        for index, longest in _LONGEST_AT
        if len(cells[index]) > longest
    ]
    joined = "\x1e".join(cells[index] for index in _TEXT_AT)
    if _SUSPECT.search(joined.replace("\x1e", "")) or _TWELVE_DIGITS.search(joined):
        wrong += [bad for index in _TEXT_AT if (bad := _wrong_text(NAMES[index], cells[index]))]
    return wrong


def _wrong_text(column: str, text: str) -> Wrong | None:
    try:
        accept_text(text, field=column, max_length=100_000, required=False)
    except Refusal as refusal:
        if refusal.code != "individual_number_refused" or find_individual_number(text) is not None:
            return Wrong(column, refusal.code, refusal.reason)
    return None


def _one_of(codes: Sequence[str], *, may_be_empty: bool = False) -> Check:
    known, most = frozenset(codes), max(map(len, codes))

    def check(cell: str) -> Text | None:
        if cell in known or (may_be_empty and not cell):
            return None
        if cell.isascii() and cell.isdigit() and cell.zfill(most) in known:
            return _LOST_ZERO
        listed = "・".join(sorted(known)[:12])
        return Text(f"コードは次のどれかです：{listed}", f"The code is one of: {', '.join(sorted(known)[:12])}")

    return check


def _date(cell: str) -> Text | None:
    if _DATE.fullmatch(cell):
        try:
            date.fromisoformat(cell)
            return None
        except ValueError:
            return Text("暦にない日付です。", "There is no such date.")
    if cell.isdigit() and len(cell) == 5:
        return Text("日付が表計算ソフトの通し番号になっています。", "A spreadsheet has turned the date into a serial number.")
    return Text("日付は2026-04-01の形です。", "A date looks like 2026-04-01.")


def _empty_or(check: Check) -> Check:
    return lambda cell: None if not cell else check(cell)


def _digits(length: int) -> Check:
    def check(cell: str) -> Text | None:
        if len(cell) == length and cell.isascii() and cell.isdigit():
            return None
        if len(cell) < length and cell.isascii() and cell.isdigit():
            return Text(f"{length}桁が必要です。{_LOST_ZERO.ja}", f"{length} digits are needed. {_LOST_ZERO.en}")
        return Text(f"{length}桁の数字です。", f"There should be {length} digits.")

    return check


def _sequence(cell: str) -> Text | None:
    is_number = cell.isascii() and cell.isdigit() and len(cell) <= 10
    return None if is_number else Text("一連番号は数字です。", "The sequence number is a number.")


_PREFECTURES = (*(f"{number:02}" for number in range(1, 48)), OVERSEAS)
_CHECKS: tuple[tuple[int, str, Check], ...] = tuple(
    (AT[name], code, check)
    for name, code, check in (
        ("sequenceNumber", "sequence_invalid", _sequence),
        ("process", "code_unknown", _one_of(tuple(PROCESSES))),
        ("correct", "code_unknown", _one_of(("0", "1"))),
        ("updateDate", "date_invalid", _date),
        ("changeDate", "date_invalid", _date),
        ("kind", "code_unknown", _one_of(tuple(KINDS))),
        ("prefectureCode", "code_unknown", _one_of(_PREFECTURES, may_be_empty=True)),
        ("cityCode", "digits_invalid", _empty_or(_digits(3))),
        ("postCode", "digits_invalid", _empty_or(_digits(7))),
        ("closeDate", "date_invalid", _empty_or(_date)),
        ("closeCause", "code_unknown", _one_of(tuple(CLOSE_CAUSES), may_be_empty=True)),
        ("assignmentDate", "date_invalid", _empty_or(_date)),
        ("latest", "code_unknown", _one_of(("0", "1"))),
        ("hihyoji", "code_unknown", _one_of(("0", "1"))),
    )
)
