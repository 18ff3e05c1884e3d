"""Pages of the directory that anyone may read 支援機関の一覧・紹介."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.kernel.errors import Text
from banso.kernel.fiscal import format_fiscal_year
from banso.kernel.issues import ISSUES
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.ui.components import Cell, Head, Item, Link, Table, plain_table
from banso.platform.ui.formats import is_japanese, show_date, show_number, show_text
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import ANYONE, page

from .. import api
from ..calc.type_tables import describe_source
from ..models import Agency, AgencyType, AgencyTypeName
from ..queries import agencies_on, agency_types, get_agency, get_type, staff_of_agency
from ..usecases.permissions import is_operator
from .lists import agency_list_spec


@page(ANYONE)
def agency_list(request: HttpRequest) -> HttpResponseBase:
    on = date_of(request.now)
    listing = open_list(agency_list_spec(on), agencies_on(on), request.GET)
    if listing.wants_export:
        return export_list(listing, actor=request.actor, now=request.now)
    context = {"page": listing, "can_register": _may_register(request.actor)}
    return render(request, "directory/agency_list.html", context)


@page(ANYONE)
def agency_page(request: HttpRequest, agency_id: int) -> HttpResponse:
    on = date_of(request.now)
    agency = get_agency(agency_id, on)
    row = Agency.objects.prefetch_related("names", "offices").get(pk=agency_id)
    is_inside = agency.unit_id in request.actor.unit_ids
    may_edit = request.actor.has(Role.ADMINISTRATOR) and (is_inside or is_operator(request.actor))
    context = {
        "agency": agency,
        "name": show_text(agency.name_text),
        "facts": _facts(agency),
        "names": _name_table(row),
        "offices": _office_table(row, on),
        "kind": get_type(agency.type_code),
        "type_names": _type_name_table(list(get_type(agency.type_code).names.all())),
        "staff": _staff(agency_id, request.now) if is_inside or may_edit else [],
        "may_edit": may_edit,
        "breadcrumb": _trail(show_text(agency.name_text)),
    }
    return render(request, "directory/agency.html", context)


@page(ANYONE)
def type_list(request: HttpRequest) -> HttpResponse:
    on = date_of(request.now)
    roles = {kind.code: Text(kind.role, kind.role_en) for kind in AgencyType.objects.all()}
    rows = [
        [
            Cell(show_text(kind.name), href=reverse("directory:type", args=[kind.code]), is_row_header=True),
            Cell(kind.code, "code"),
            Cell(show_text(roles[kind.code])),
        ]
        for kind in agency_types(on)
    ]
    table = Table(
        _("支援機関の種別"),
        [Head(_("名称")), Head(_("コード"), "code"), Head(_("役割"))],
        rows,
        is_caption_hidden=True,
    )
    return render(request, "directory/type_list.html", {"table": table, "breadcrumb": _trail(_("種別"))})


@page(ANYONE)
def type_page(request: HttpRequest, code: str) -> HttpResponse:
    kind = get_type(code)
    name = show_text(api.last_type_name(code, date_of(request.now)))
    context = {
        "kind": kind,
        "name": name,
        "role": show_text(Text(kind.role, kind.role_en)),
        "legal_basis": show_text(Text(kind.legal_basis, kind.legal_basis_en)),
        "names": _type_name_table(list(kind.names.all())),
        "statistics": _statistics_table(kind),
        "source": show_text(describe_source(kind.source)),
        "breadcrumb": _trail(name),
    }
    return render(request, "directory/type.html", context)


def _may_register(actor: Actor) -> bool:
    return actor.has(Role.ADMINISTRATOR) and is_operator(actor)


def _trail(last: str) -> list[Link]:
    return [Link(_("支援機関の一覧"), reverse("directory:agency_list")), Link(last, current=True)]


def _facts(agency: api.AgencySummary) -> list[Item]:
    areas = _listed(api.area_name(code) for code in agency.areas) or _("全国")
    functions = _listed(ISSUES[code].name for code in agency.functions)
    room = agency.capacity_per_month
    return [
        Item(
            _("種別"),
            show_text(agency.type_name),
            href=reverse("directory:type", args=[agency.type_code]),
            href_label=_("種別の説明"),
        ),
        Item(_("所在地"), agency.address),
        Item(_("電話番号"), agency.phone),
        Item(_("メール"), agency.email),
        Item(_("担当区域"), areas),
        Item(_("対応できる経営課題"), functions),
        Item(_("1か月に受け入れられる件数"), _("公表していません") if room is None else show_number(room)),
        Item(_("名簿に載った日"), agency.valid_from, "date"),
    ]


def _listed(texts: Iterable[Text]) -> str:
    return ("、" if is_japanese() else ", ").join(show_text(text) for text in texts)


def _staff(agency_id: int, at: datetime) -> list[str]:
    return list(dict.fromkeys(member.name for member in staff_of_agency(agency_id, at)))


def _name_table(row: Agency) -> Table:
    rows = [
        [show_text(Text(one.name, one.name_en or one.name)), _span(one.valid_from, one.valid_until)]
        for one in row.names.all()
    ]
    return _bare(plain_table(_("名称の履歴"), [_("名称"), _("期間")], rows))


def _office_table(row: Agency, on: date) -> Table | None:
    open_now = [office for office in row.offices.all() if office.holds_on(on)]
    rows = [
        [
            show_text(Text(one.name, one.name_en or one.name)),
            api.address_of(one.prefecture_code, one.city_code, one.street),
            one.phone,
        ]
        for one in open_now
    ]
    return (
        plain_table(_("ほかの拠点"), [_("名称"), _("所在地"), Head(_("電話番号"), "code")], rows)
        if rows
        else None
    )


def _type_name_table(names: list[AgencyTypeName]) -> Table:
    rows: list[list[Any]] = []
    for one in sorted(names, key=lambda name: name.valid_from or date.min):
        start = _day(one.valid_from, one.is_from_verified) if one.valid_from else _("資料に始まりの記載なし")
        end = _day(_last_day(one.valid_until), one.is_until_verified) if one.valid_until else _("いまも使用")
        note = _optional(one.note, one.note_en)
        rows.append(
            [show_text(Text(one.name, one.name_en)), start, end, note, show_text(describe_source(one.source))]
        )
    heads = [_("名称"), _("始まり"), _("最後の日"), _("説明"), _("出典")]
    return _bare(plain_table(_("種別の名称の履歴"), heads, rows))


def _statistics_table(kind: AgencyType) -> Table | None:
    heads = [
        Head(_("項目")),
        Head(_("数"), "number"),
        Head(_("対象の年")),
        Head(_("公表日"), "date"),
        Head(_("注")),
    ]
    rows = [
        [
            show_text(Text(one.label, one.label_en)),
            one.value,
            _year(one.fiscal_year),
            one.published_on,
            " ".join(
                filter(
                    None, [_("およその数") if one.is_approximate else "", _optional(one.note, one.note_en)]
                )
            ),
        ]
        for one in kind.statistics.all()
    ]
    return _bare(plain_table(_("公表された数"), heads, rows)) if rows else None


def _year(year: int | None) -> str:
    if year is None:
        return _("年の記載なし")
    return format_fiscal_year(year) if is_japanese() else _("%(year)s年度") % {"year": year}


def _optional(ja: str, en: str) -> str:
    return show_text(Text(ja, en)) if ja else ""


def _bare(table: Table) -> Table:
    """The heading of the section already says what the table is."""
    return replace(table, is_caption_hidden=True)


def _span(start: date, until: date | None) -> str:
    end = _last_day(until)
    return f"{show_date(start)}〜{show_date(end) if end else ''}"


def _day(day: date | None, is_verified: bool) -> str:
    shown = show_date(day)
    return shown if is_verified else _("%(date)s（日付は未確認）") % {"date": shown}


def _last_day(until: date | None) -> date | None:
    return None if until is None else date.fromordinal(until.toordinal() - 1)
