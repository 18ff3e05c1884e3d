"""Values out 出力: one row for each value, with everything that says what it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from banso.domains.indicators import api
from banso.platform import exports
from banso.platform.audit.record import record
from banso.platform.clock import TOKYO, date_of
from banso.platform.exports import CsvEncoding
from banso.platform.scope.actor import Actor
from banso.platform.ui.formats import show_text
from banso.platform.ui.list_exports import XLSX_TYPE


def export_values(
    title: str, slices: Sequence[api.Slice], wanted: str, *, actor: Actor, now: datetime
) -> HttpResponse:
    """The values as a workbook or as CSV (UTF-8 with BOM); the audit row is written first."""
    header, rows = _header(), [_row(one) for one in slices]
    if wanted == "xlsx":
        about = [(_("注"), _("値はすべて暫定です。")), (_("基準時点"), f"{now.astimezone(TOKYO):%Y-%m-%d %H:%M}")]
        body = exports.write_workbook(title, header, rows, created_at=now, about=about)
        response = HttpResponse(body, content_type=XLSX_TYPE)
    else:
        body = b"".join(exports.csv_lines(header, rows, CsvEncoding.UTF8_BOM))
        response = HttpResponse(body, content_type="text/csv; charset=utf-8; header=present")
    record(actor, now, "export", changed={"list": title, "format": wanted, "rows": len(rows)})
    name = exports.export_file_name(title, date_of(now), wanted)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response


def _header() -> list[str]:
    return [
        _("指標コード"), _("指標"), _("定義の版"), _("区分"), _("開始日"), _("終了日"), _("値"), _("単位"), _("分子"), _("分母"),
        _("目標（%）"), _("暫定"), _("計算日時"),
    ]  # fmt: skip


def _row(one: api.Slice) -> list[Any]:
    value, definition = one.value, one.value.definition
    return [
        definition.code,
        show_text(definition.label),
        definition.version,
        show_text(one.label),
        value.period.start,
        value.period.last_day,
        value.rounded,
        show_text(definition.unit),
        value.numerator,
        value.denominator,
        value.target.percent if value.target else None,
        _("暫定") if value.is_provisional else "",
        value.as_of.astimezone(TOKYO),
    ]
