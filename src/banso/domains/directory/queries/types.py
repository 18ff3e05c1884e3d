"""Reads of agency types 支援機関の種別 and their names by period."""

from dataclasses import dataclass
from datetime import date

from banso.kernel.errors import Text
from banso.platform.scope.visibility import not_found

from ..calc.names import name_on, type_not_in_force, unknown_type
from ..calc.type_tables import known_codes
from ..models import AgencyType, AgencyTypeName
from ..models.agency_type import PROGRAMME


@dataclass(frozen=True)
class TypeName:
    """A kind of agency and the name it bears on the day asked for."""

    code: str
    name: Text


def type_names_on(on: date) -> dict[str, Text]:
    """Names by code of every kind that exists on a day, earlier programmes included."""
    rows = AgencyTypeName.objects.in_force(on).order_by("agency_type__sort_order", "pk")
    return {row.agency_type_id: Text(row.name, row.name_en) for row in rows}


def agency_types(on: date, *, include_programmes: bool = False) -> list[TypeName]:
    """The kinds of agencies in force on a day under the names they bear that day, in the order of the source.

    Earlier programmes (地域力連携拠点 and its successors) are no bodies and are given only on request.
    """
    rows = (
        AgencyTypeName.objects.in_force(on)
        .select_related("agency_type")
        .order_by("agency_type__sort_order", "pk")
    )
    wanted = [row for row in rows if include_programmes or row.agency_type.kind != PROGRAMME]
    return [TypeName(row.agency_type_id, Text(row.name, row.name_en)) for row in wanted]


def type_name(code: str, on: date) -> Text:
    """The name a kind bears on a day. Errors: agency_type_unknown, agency_type_not_in_force."""
    names = _names_of(code)
    found = name_on(names, on)
    if found is None:
        raise type_not_in_force(names)
    return found


def last_type_name(code: str, on: date) -> Text:
    """The name a kind bears on a day, or else the last it bore before, or the first it will bear.

    For speaking of a body that does not exist on the day. Errors: agency_type_unknown.
    """
    names = sorted(
        AgencyTypeName.objects.filter(agency_type=code), key=lambda row: row.valid_from or date.min
    )
    if not names:
        raise unknown_type()
    begun = [row for row in names if (row.valid_from or date.min) <= on]
    found = begun[-1] if begun else names[0]
    return Text(found.name, found.name_en)


def get_type(code: str) -> AgencyType:
    """The kind with its names and counts, for this domain's own pages. Errors: not_found."""
    if code not in known_codes():
        raise not_found()
    found = AgencyType.objects.prefetch_related("names", "statistics").filter(pk=code).first()
    if found is None:
        raise not_found()
    return found


def _names_of(code: str) -> list[AgencyTypeName]:
    names = list(AgencyTypeName.objects.filter(agency_type=code)) if code in known_codes() else []
    if not names:
        raise unknown_type()
    return names
