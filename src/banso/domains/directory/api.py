"""The door of the directory 支援機関の名簿: what other domains and faces may use."""

from .calc.areas import Reach, area_name, reach
from .calc.functions import Fit, fit, related_issues
from .calc.type_tables import describe_source
from .queries import (
    AgencySummary,
    StaffMember,
    TypeName,
    address_of,
    agencies_of_units,
    agency_of_unit,
    agency_types,
    find_agencies,
    get_agency,
    last_type_name,
    staff_of_agency,
    type_name,
)
from .usecases.change_agency import add_office, close_agency, rename_agency, update_agency
from .usecases.load_agency_types import load_agency_types
from .usecases.register_agency import register_agency
from .usecases.show_unit_name import UNIT_NAME_JOB, show_unit_name

__all__ = [
    "UNIT_NAME_JOB",
    "AgencySummary",
    "Fit",
    "Reach",
    "StaffMember",
    "TypeName",
    "add_office",
    "address_of",
    "agencies_of_units",
    "agency_of_unit",
    "agency_types",
    "area_name",
    "close_agency",
    "describe_source",
    "find_agencies",
    "fit",
    "get_agency",
    "last_type_name",
    "load_agency_types",
    "reach",
    "register_agency",
    "related_issues",
    "rename_agency",
    "show_unit_name",
    "staff_of_agency",
    "type_name",
    "update_agency",
]
