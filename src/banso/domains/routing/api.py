"""The door of routing 取次ぎ先の候補: what other domains and faces may use."""

from .calc.matching import fit_issue
from .calc.rules import KINDS, OWNER, Rule, all_rules, rule_of
from .queries import Candidate, SetAside, Suggestion, route, rule_data, suggest

__all__ = [
    "KINDS",
    "OWNER",
    "Candidate",
    "Rule",
    "SetAside",
    "Suggestion",
    "all_rules",
    "fit_issue",
    "route",
    "rule_data",
    "rule_of",
    "suggest",
]
