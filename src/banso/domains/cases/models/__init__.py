"""Tables of cases 案件."""

from .asked_from import AskedFrom
from .case import Case, CaseChange
from .consultation import Consultation, ConsultationIssue
from .enquiry import Enquiry, EnquiryChange
from .number import LastNumber

__all__ = [
    "AskedFrom",
    "Case",
    "CaseChange",
    "Consultation",
    "ConsultationIssue",
    "Enquiry",
    "EnquiryChange",
    "LastNumber",
]
