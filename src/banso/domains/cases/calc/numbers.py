"""Numbers 受付番号・案件番号 given by fiscal year."""

from __future__ import annotations

from datetime import date

from banso.kernel.eras import wareki_parts

ENQUIRY, CASE = "enquiry", "case"
_MARKS = {ENQUIRY: "", CASE: "C"}


def format_number(kind: str, fiscal_year: int, number: int) -> str:
    """`R8-000123` for the 123rd enquiry of 令和8年度 (2026), `R8-C000123` for a case."""
    parts = wareki_parts(date(fiscal_year, 12, 31))
    return f"{parts.era.letter}{parts.year}-{_MARKS[kind]}{number:06}"
