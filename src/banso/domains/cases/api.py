"""The door of cases 案件."""

from .calc.channels import CHANNEL_NAMES, CHANNELS, Channel
from .calc.workflow import CASE_STATES, ENQUIRY_STATES, ORIGINS, OUTCOMES, SETTLEMENTS
from .errors import link_expired
from .events import CaseClosed, CaseOpened, ConsultationLogged, EnquiryReceived
from .queries.cases import (
    CaseSummary,
    ConsultationSummary,
    case_summaries_of,
    cases_of_subject,
    consultations_of,
    get_case,
    open_cases_of_adviser,
)
from .queries.enquiries import (
    EnquiryStatus,
    contact_of_case,
    enquiries_of_subject,
    enquiry_by_token,
    get_enquiry,
    waiting_enquiries,
)
from .queries.timeline import TimelineEntry, timeline_of, timeline_of_subject
from .usecases.ask import Receipt, ask_question
from .usecases.consult import log_consultation
from .usecases.contact import check_contact
from .usecases.handle_enquiry import link_enquiry, settle_enquiry, withdraw_enquiry
from .usecases.load_cases import LoadedCase, LoadedConsultation, load_cases
from .usecases.look import CaseSheet, look_at_case
from .usecases.open_case import open_case
from .usecases.quick_log import log_first_consultation
from .usecases.run_case import change_issues, close_case, lock_case, reopen_case, share_case

__all__ = [
    "LoadedCase",
    "LoadedConsultation",
    "load_cases",
    "CASE_STATES",
    "CHANNELS",
    "CHANNEL_NAMES",
    "ENQUIRY_STATES",
    "ORIGINS",
    "OUTCOMES",
    "SETTLEMENTS",
    "CaseClosed",
    "CaseOpened",
    "CaseSheet",
    "CaseSummary",
    "Channel",
    "ConsultationLogged",
    "ConsultationSummary",
    "EnquiryReceived",
    "EnquiryStatus",
    "Receipt",
    "TimelineEntry",
    "ask_question",
    "case_summaries_of",
    "cases_of_subject",
    "change_issues",
    "check_contact",
    "close_case",
    "consultations_of",
    "contact_of_case",
    "enquiries_of_subject",
    "enquiry_by_token",
    "get_case",
    "get_enquiry",
    "link_enquiry",
    "link_expired",
    "lock_case",
    "log_consultation",
    "log_first_consultation",
    "look_at_case",
    "open_case",
    "open_cases_of_adviser",
    "reopen_case",
    "settle_enquiry",
    "share_case",
    "timeline_of",
    "timeline_of_subject",
    "waiting_enquiries",
    "withdraw_enquiry",
]
