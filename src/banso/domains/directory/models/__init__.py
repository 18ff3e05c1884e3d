"""Tables of the directory 支援機関の名簿. Public facts only, so these tables are not scoped."""

from .agency import Agency, AgencyArea, AgencyFunction, AgencyName, AgencyOffice
from .agency_type import AgencyType, AgencyTypeName, AgencyTypeStatistic

__all__ = [
    "Agency",
    "AgencyArea",
    "AgencyFunction",
    "AgencyName",
    "AgencyOffice",
    "AgencyType",
    "AgencyTypeName",
    "AgencyTypeStatistic",
]
