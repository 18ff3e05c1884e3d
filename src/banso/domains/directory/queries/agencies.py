"""Reads of the directory 支援機関の名簿: frozen dataclasses for other domains, querysets for its own pages."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from banso.kernel.errors import Text
from banso.kernel.folding import fold
from banso.kernel.issues import parse_issue
from banso.kernel.places import municipality, parse_municipality_code, prefecture
from banso.platform.scope.actor import is_within
from banso.platform.scope.models import Membership
from banso.platform.scope.visibility import not_found

from ..calc.functions import related_issues
from ..calc.names import name_on
from ..calc.type_tables import known_codes
from ..models import Agency, AgencyArea, AgencyFunction, AgencyName, AgencyTypeName
from .types import type_names_on


@dataclass(frozen=True)
class AgencySummary:
    """One agency as it is on a day. `areas` empty = the whole nation; `functions` are issue codes it declares."""

    id: int
    unit_id: int
    type_code: str
    type_name: Text
    name: str
    name_en: str
    prefecture_code: str
    address: str
    phone: str
    email: str
    city_code: str = ""
    areas: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    capacity_per_month: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    version: int = 1

    @property
    def name_text(self) -> Text:
        """The name in both languages; the Japanese one where there is no English name."""
        return Text(self.name, self.name_en or self.name)

    def as_data(self) -> dict[str, Any]:
        """The agency as JSON-ready values."""
        return {
            **asdict(self),
            "type_name": self.type_name._asdict(),
            "areas": list(self.areas),
            "functions": list(self.functions),
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
        }


@dataclass(frozen=True)
class StaffMember:
    """A person working at an agency, and the role."""

    user_id: int
    name: str
    role: str


def agencies_on(on: date) -> QuerySet[Agency]:
    """Agencies in force on a day, of kinds that exist that day, with `shown_name` and `shown_name_en` of that day."""
    kinds = AgencyTypeName.objects.in_force(on).filter(agency_type=OuterRef("agency_type"))
    names = AgencyName.objects.in_force(on).filter(agency=OuterRef("pk")).order_by("-valid_from")
    return (
        Agency.objects.in_force(on)
        .filter(Exists(kinds))
        .annotate(
            shown_name=_first(names, "name"),
            shown_name_en=_first(names, "name_en"),
            shown_type=_first(kinds, "name"),
            shown_type_en=_first(kinds, "name_en"),
        )
    )


def narrow_to_type(rows: QuerySet[Agency], type_codes: Collection[str]) -> QuerySet[Agency]:
    return rows.filter(agency_type__in=type_codes)


def narrow_to_place(
    rows: QuerySet[Agency], on: date, prefecture_code: str, city_code: str = ""
) -> QuerySet[Agency]:
    """Agencies whose area holds the prefecture (or, when given, the municipality), and nationwide ones."""
    areas = AgencyArea.objects.in_force(on).filter(agency=OuterRef("pk"))
    served = Q(area_code=prefecture_code)
    served |= Q(area_code=city_code) if city_code else Q(area_code__startswith=prefecture_code)
    return rows.filter(~Exists(areas) | Exists(areas.filter(served)))


def narrow_to_issue(rows: QuerySet[Agency], on: date, issue: str) -> QuerySet[Agency]:
    """Agencies that declare the issue or a related one. Errors: issue_unknown."""
    code = parse_issue(issue).code
    functions = AgencyFunction.objects.in_force(on).filter(
        agency=OuterRef("pk"), issue__in=[code, *sorted(related_issues(code))]
    )
    return rows.filter(Exists(functions))


def narrow_to_text(rows: QuerySet[Agency], text: str) -> QuerySet[Agency]:
    """Agencies with the words in any name they bear or bore, so that an old name finds today's body."""
    names = AgencyName.objects.filter(agency=OuterRef("pk"), search_key__contains=fold(text))
    return rows.filter(Exists(names))


def in_list_order(rows: QuerySet[Agency]) -> QuerySet[Agency]:
    return rows.order_by("agency_type__sort_order", "prefecture_code", "shown_name", "pk")


def get_agency(agency_id: int, on: date) -> AgencySummary:
    """The agency as of a day. Errors: not_found (none, or not in force that day)."""
    found = summarise(agencies_on(on).filter(pk=agency_id), on)
    if not found:
        raise not_found()
    return found[0]


def agency_of_unit(unit_id: int, on: date) -> AgencySummary | None:
    """The agency whose unit this is, None if it is no agency or not in force that day."""
    return agencies_of_units([unit_id], on).get(unit_id)


def agencies_of_units(unit_ids: Iterable[int], on: date) -> dict[int, AgencySummary]:
    """Agencies by unit id; units without an agency in force that day are left out."""
    return {row.unit_id: row for row in summarise(agencies_on(on).filter(unit_id__in=list(unit_ids)), on)}


def find_agencies(
    *,
    on: date,
    type_codes: Collection[str] | None = None,
    prefecture_code: str = "",
    city_code: str = "",
    issue: str = "",
    text: str = "",
    limit: int = 200,
    offset: int = 0,
) -> list[AgencySummary]:
    """Agencies in force on a day that match everything given, by kind, prefecture and name; at most `limit`.

    `issue` takes a code or letter and also finds related declarations. Errors: issue_unknown, prefecture_unknown,
    municipality_unknown.
    """
    rows = _matching(on, type_codes, prefecture_code, city_code, issue, text)
    return summarise(in_list_order(rows)[offset : offset + limit], on)


def count_agencies(
    *,
    on: date,
    type_codes: Collection[str] | None = None,
    prefecture_code: str = "",
    city_code: str = "",
    issue: str = "",
    text: str = "",
) -> int:
    """How many agencies `find_agencies` would find without a limit."""
    return _matching(on, type_codes, prefecture_code, city_code, issue, text).count()


def _matching(
    on: date, type_codes: Collection[str] | None, prefecture_code: str, city_code: str, issue: str, text: str
) -> QuerySet[Agency]:
    rows = agencies_on(on)
    if type_codes is not None:
        rows = narrow_to_type(rows, known_codes().intersection(type_codes))
    if prefecture_code:
        city = parse_municipality_code(city_code, field="city_code") if city_code else ""
        rows = narrow_to_place(rows, on, prefecture(prefecture_code).code, city)
    if issue:
        rows = narrow_to_issue(rows, on, issue)
    return narrow_to_text(rows, text) if fold(text) else rows


def staff_of_agency(agency_id: int, at: datetime) -> list[StaffMember]:
    """Who works at an agency now, by the memberships of its unit."""
    unit_id = Agency.objects.values_list("unit_id", flat=True).filter(pk=agency_id).first()
    rows = Membership.objects.filter(unit_id=unit_id, unit__isnull=False).select_related("user")
    members = [
        StaffMember(row.user_id, row.user.display_name, row.role)
        for row in rows
        if is_within(row.valid_from, row.valid_until, at)
    ]
    return sorted(members, key=lambda member: (member.name, member.role))


def address_of(prefecture_code: str, city_code: str, street: str) -> str:
    """One line of address; the prefecture alone where no more is known."""
    town = municipality(city_code).name if city_code else ""
    return f"{prefecture(prefecture_code).name}{town}{street}"


def summarise(rows: QuerySet[Agency], on: date) -> list[AgencySummary]:
    """Summaries of agencies in the order of the queryset, in a fixed number of queries whatever their number."""
    kinds = type_names_on(on)
    dated = {
        "names": AgencyName.objects.in_force(on),
        "areas": AgencyArea.objects.in_force(on),
        "functions": AgencyFunction.objects.in_force(on),
    }
    found = rows.prefetch_related(*(Prefetch(name, queryset=part) for name, part in dated.items()))
    return [_summary(agency, on, kinds) for agency in found]


def _summary(agency: Agency, on: date, kinds: dict[str, Text]) -> AgencySummary:
    name = name_on(agency.names.all(), on) or Text("", "")
    return AgencySummary(
        id=agency.pk,
        unit_id=agency.unit_id,
        type_code=agency.agency_type_id,
        type_name=kinds[agency.agency_type_id],
        name=name.ja,
        name_en="" if name.en == name.ja else name.en,
        prefecture_code=agency.prefecture_code,
        address=address_of(agency.prefecture_code, agency.city_code, agency.street),
        phone=agency.phone,
        email=agency.email,
        city_code=agency.city_code,
        areas=tuple(row.area_code for row in agency.areas.all()),
        functions=tuple(row.issue for row in agency.functions.all()),
        capacity_per_month=agency.capacity_per_month,
        valid_from=agency.valid_from,
        valid_until=agency.valid_until,
        version=agency.version,
    )


def _first(rows: QuerySet[AgencyName], column: str) -> Subquery:
    return Subquery(rows.values(column)[:1], output_field=CharField())
