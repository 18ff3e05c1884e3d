"""Reads of the directory: agencies and their kinds."""

from .agencies import (
    AgencySummary,
    StaffMember,
    address_of,
    agencies_of_units,
    agencies_on,
    agency_of_unit,
    find_agencies,
    get_agency,
    in_list_order,
    narrow_to_issue,
    narrow_to_place,
    narrow_to_text,
    narrow_to_type,
    staff_of_agency,
    summarise,
)
from .types import TypeName, agency_types, get_type, last_type_name, type_name, type_names_on

__all__ = [
    "AgencySummary",
    "StaffMember",
    "TypeName",
    "address_of",
    "agencies_of_units",
    "agencies_on",
    "agency_of_unit",
    "agency_types",
    "find_agencies",
    "get_agency",
    "get_type",
    "in_list_order",
    "last_type_name",
    "narrow_to_issue",
    "narrow_to_place",
    "narrow_to_text",
    "narrow_to_type",
    "staff_of_agency",
    "summarise",
    "type_name",
    "type_names_on",
]
