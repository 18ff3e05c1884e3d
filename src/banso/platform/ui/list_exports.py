"""Exports of a list 一覧の出力: CSV streamed or XLSX, of the exportable columns, recorded in the audit trail first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform import exports
from banso.platform.audit.record import record
from banso.platform.clock import TOKYO, date_of
from banso.platform.exports import CsvEncoding
from banso.platform.scope.actor import Actor

from .components import Tag
from .formats import show_instant, show_share, show_text

if TYPE_CHECKING:
    from .list_columns import Column
    from .lists import ListPage

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTED = 100
_NARROW = Text("条件を加えて件数を減らしてください。", "Narrow the list and export it in parts.")


def export_list(page: ListPage, *, actor: Actor, now: datetime) -> HttpResponseBase:
    """The whole list (not only its page) as a download.

    Refuses list_export_unavailable (400), export_too_large (413) and, for CP932, export_unmappable (422) with the
    places found. The audit row is written before the first byte leaves.
    """
    columns = page.spec.exported_columns
    if not columns:
        raise Refusal(
            "list_export_unavailable",
            reason=Text("この一覧は出力できません。", "This list cannot be exported."),
            next_step=Text("画面で確認してください。", "Read it on the screen."),
            field="format",
        )
    count = page.rows.order_by()[: page.spec.export_limit + 1].count()
    if count > page.spec.export_limit:
        raise _too_large(page.spec.export_limit)
    body = _workbook(page, columns, now, count) if page.asked.format == "xlsx" else _csv(page, columns)
    record(actor, now, "export", changed=_facts(page, columns, count))
    body["Content-Disposition"] = content_disposition_header(
        True, exports.export_file_name(str(page.spec.title), date_of(now), page.asked.format)
    )
    body["Cache-Control"] = "no-store"
    return body


def _facts(page: ListPage, columns: list[Column], count: int) -> dict[str, Any]:
    """What the audit row keeps: which list, which columns, how many rows; never a value or a search word."""
    return {
        "list": str(page.spec.title),
        "format": page.asked.format,
        "columns": [column.name for column in columns],
        "rows": count,
    }


def _csv(page: ListPage, columns: list[Column]) -> HttpResponseBase:
    encoding = CsvEncoding.CP932 if page.asked.encoding == "cp932" else CsvEncoding.UTF8_BOM
    header = [str(column.label) for column in columns]
    replace = page.asked.unmappable == "replace"
    if encoding is CsvEncoding.CP932 and not replace:
        _refuse_unmappable(page, header, columns)
    lines = exports.csv_lines(header, _rows(page, columns), encoding, replace=replace)
    charset = "Shift_JIS" if encoding is CsvEncoding.CP932 else "utf-8"
    return StreamingHttpResponse(lines, content_type=f"text/csv; charset={charset}; header=present")


def _refuse_unmappable(page: ListPage, header: list[str], columns: list[Column]) -> None:
    found = exports.find_unmappable(header, _rows(page, columns), limit=LISTED)
    if not found:
        return
    # Characters only, no cell: the page of a refusal is not a place for the data itself.
    places = [
        gettext("%(row)s行目「%(column)s」：%(character)s（%(code)s）")
        % {"row": place.row, "column": place.column, "character": place.character, "code": place.code_point}
        for place in found
    ]
    raise Refusal(
        "export_unmappable",
        kind=Kind.UNPROCESSABLE,
        reason=Text(
            "Shift_JISにない文字があるため出力していません。",
            "Nothing was exported: some characters do not exist in Shift_JIS.",
        ),
        next_step=Text(
            "ExcelかUTF-8のCSVで出力するか、〓への置き換えを選んでください。",
            "Export to Excel or as UTF-8, or choose to have them written as 〓.",
        ),
        field="encoding",
        detail={
            "items_found": places,
            "continue_url": page.url(format="csv", encoding="cp932", unmappable="replace"),
            "continue_label": gettext("〓に置き換えて出力する"),
        },
    )


def _workbook(page: ListPage, columns: list[Column], now: datetime, count: int) -> HttpResponse:
    title = str(page.spec.title)
    about = [
        (gettext("一覧"), title),
        (gettext("出力した日時"), show_instant(now)),
        (gettext("件数"), f"{count:,}"),
    ]
    header = [str(column.label) for column in columns]
    try:
        data = exports.write_workbook(title, header, _rows(page, columns), created_at=now, about=about)
    except ValueError as problem:
        raise _cell_too_long() from problem
    return HttpResponse(data, content_type=XLSX_TYPE)


def _rows(page: ListPage, columns: list[Column]) -> Iterator[list[Any]]:
    for row in page.rows[: page.spec.export_limit].iterator(chunk_size=1000):
        yield [exported_value(column.read(row)) for column in columns]


def exported_value(value: Any) -> Any:
    """A cell's value as a file holds it: instants in Tokyo, shares as text, tags and bilingual texts by their words."""
    if isinstance(value, datetime):
        return value.astimezone(TOKYO)
    if isinstance(value, Fraction):
        return show_share(value)
    if value is None or isinstance(value, bool | int | date):
        return value
    return str(value) if isinstance(value, Tag) else show_text(value) if value != "" else ""


def _too_large(limit: int) -> Refusal:
    return Refusal(
        "export_too_large",
        kind=Kind.TOO_LARGE,
        reason=Text(
            f"一度に出力できるのは{limit:,}件までです。", f"At most {limit:,} rows can be exported at once."
        ),
        next_step=_NARROW,
        field="format",
        detail={"limit": limit},
    )


def _cell_too_long() -> Refusal:
    return Refusal(
        "export_cell_too_long",
        kind=Kind.UNPROCESSABLE,
        reason=Text(
            "Excelのセルに入りきらない長さの文字があります。", "A text is longer than an Excel cell can hold."
        ),
        next_step=Text("CSVで出力してください。", "Export it as CSV."),
        field="format",
    )
