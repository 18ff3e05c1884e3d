"""The door of consents 同意."""

from .calc.purposes import PURPOSES, SHAREABLE, Purpose
from .calc.workflow import CONSENT_STATES, EVIDENCE, REQUEST_STATES
from .errors import consent_required
from .events import ConsentDeclined, ConsentGiven, ConsentWithdrawn
from .queries import (
    ConsentSummary,
    RequestSummary,
    consents_of_case,
    consents_of_subject,
    get_consent,
    get_consent_request,
    live_consent,
    request_by_token,
    requests_of_case,
    requests_of_subject,
)
from .usecases.ask import (
    AskedConsent,
    acknowledge_answer,
    answer_consent_request,
    answer_path,
    ask_consent,
    cancel_consent_request,
    settle_answers,
)
from .usecases.give import give_consent
from .usecases.load_consents import LoadedConsent, load_consents
from .usecases.paper import Scan, record_paper_consent
from .usecases.withdraw import hold_consent, withdraw_consent

__all__ = [
    "LoadedConsent",
    "load_consents",
    "CONSENT_STATES",
    "EVIDENCE",
    "PURPOSES",
    "REQUEST_STATES",
    "SHAREABLE",
    "AskedConsent",
    "ConsentDeclined",
    "ConsentGiven",
    "ConsentSummary",
    "ConsentWithdrawn",
    "Purpose",
    "RequestSummary",
    "Scan",
    "acknowledge_answer",
    "answer_consent_request",
    "answer_path",
    "ask_consent",
    "cancel_consent_request",
    "consent_required",
    "consents_of_case",
    "consents_of_subject",
    "get_consent",
    "get_consent_request",
    "give_consent",
    "hold_consent",
    "live_consent",
    "record_paper_consent",
    "request_by_token",
    "requests_of_case",
    "requests_of_subject",
    "settle_answers",
    "withdraw_consent",
]
