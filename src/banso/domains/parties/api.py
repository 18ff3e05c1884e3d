"""The door of parties: what other domains and faces may use."""

from .calc.attributes import DEFINITIONS as ATTRIBUTES
from .calc.kinds import CORPORATION, KINDS, PRE_FOUNDER, SOLE_PROPRIETOR, SOURCES, STATUSES
from .calc.report import ImportReport, RejectedRow
from .calc.summary import AttributeValue, PartyPage, PartySummary
from .queries import attributes_of, get_party, list_parties, summaries_of
from .usecases.find_lookalikes import find_lookalikes
from .usecases.hold_party import hold_party
from .usecases.import_corporations import (
    accept_import,
    cancel_import,
    import_corporations,
    report_of,
    start_import,
)
from .usecases.load_parties import LoadedParty, load_parties
from .usecases.register_party import register_party
from .usecases.search_parties import search_parties
from .usecases.set_attribute import set_attribute
from .usecases.share_party import share_party

__all__ = [
    "ATTRIBUTES", "CORPORATION", "KINDS", "PRE_FOUNDER", "SOLE_PROPRIETOR", "SOURCES", "STATUSES", "AttributeValue",
    "ImportReport", "LoadedParty", "PartyPage", "PartySummary", "RejectedRow", "accept_import", "attributes_of",
    "cancel_import", "find_lookalikes", "get_party", "hold_party", "import_corporations", "list_parties", "load_parties",
    "register_party", "report_of", "search_parties", "set_attribute", "share_party", "start_import", "summaries_of",
]  # fmt: skip
