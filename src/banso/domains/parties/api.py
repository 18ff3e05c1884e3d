"""The door of parties: what other domains and faces may use."""

from .calc.attributes import DEFINITIONS as ATTRIBUTES
from .calc.kinds import CORPORATION, KINDS, PRE_FOUNDER, SOLE_PROPRIETOR, SOURCES, STATUSES
from .calc.report import ImportReport, RejectedRow
from .calc.summary import AttributeValue, PartyPage, PartySummary
from .queries import attributes_of, get_party, summaries_of
from .usecases.find_lookalikes import find_lookalikes
from .usecases.import_corporations import import_corporations, start_import
from .usecases.register_party import register_party
from .usecases.search_parties import search_parties
from .usecases.set_attribute import set_attribute
from .usecases.load_parties import LoadedParty, load_parties

__all__ = [
    "LoadedParty",
    "load_parties",
    "ATTRIBUTES", "CORPORATION", "KINDS", "PRE_FOUNDER", "SOLE_PROPRIETOR", "SOURCES", "STATUSES", "AttributeValue",
    "ImportReport", "PartyPage", "PartySummary", "RejectedRow", "attributes_of", "find_lookalikes", "get_party",
    "import_corporations", "register_party", "search_parties", "set_attribute", "start_import", "summaries_of",
]  # fmt: skip
