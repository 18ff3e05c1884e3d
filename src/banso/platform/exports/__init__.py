"""Files out 出力: CSV and XLSX that a spreadsheet can neither run nor silently change. Pure: no request, no database."""

from .csv_text import CsvEncoding, UnmappableCharacter, csv_lines, find_unmappable
from .escaping import escape_cell, is_formula_start, unescape_cell
from .file_names import export_file_name
from .workbook import write_workbook

__all__ = [
    "CsvEncoding",
    "UnmappableCharacter",
    "csv_lines",
    "escape_cell",
    "export_file_name",
    "find_unmappable",
    "is_formula_start",
    "unescape_cell",
    "write_workbook",
]
