"""Names of exported files 出力ファイル名: the report and the date, in characters every office PC can save."""

import re
from datetime import date

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_LONGEST_REPORT = 60


def export_file_name(report: str, on: date, extension: str) -> str:
    """`相談一覧_20261121.xlsx` from the report's title, the date of export and the extension without a dot."""
    clean = _NOT_IN_FILE_NAMES.sub("", report).strip(" .")[:_LONGEST_REPORT].strip(" .")
    return f"{clean or 'export'}_{on:%Y%m%d}.{extension}"
