"""候補の順: rule first, then nearness, then the declared function, then room this month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .matching import Match

# What can be done with a candidate: listening first, referrals, committees, then what the agency does itself.
_KIND_ORDER = {"first_contact": 0, "referral": 1, "refer_back": 1, "committee": 2, "event": 3, "outreach": 4}


@dataclass(frozen=True)
class Prospect:
    """Something a rule points to: an agency of the directory, a kind without one here, or a named target.

    `key` tells prospects apart; `reach` and `fit` are the directory's scales, larger is nearer or better; `is_full` =
    it has no room left this month.
    """

    key: str
    type_code: str
    name: str
    has_agency: bool
    reach: int
    fit: int
    is_full: bool


@dataclass(frozen=True)
class Ranked:
    """A prospect with every rule that points to it, the most specific first."""

    prospect: Prospect
    matches: tuple[Match, ...]


def rank(pairs: Iterable[tuple[Match, Prospect]]) -> list[Ranked]:
    """Each prospect once per kind of handover, best first."""
    grouped: dict[tuple[str, str], tuple[Prospect, list[Match]]] = {}
    for match, prospect in pairs:
        grouped.setdefault((match.kind, prospect.key), (prospect, []))[1].append(match)
    ranked = [
        Ranked(prospect, tuple(sorted(matches, key=_descending))) for prospect, matches in grouped.values()
    ]
    return sorted(ranked, key=_order)


def _order(ranked: Ranked) -> tuple[object, ...]:
    best, prospect = ranked.matches[0], ranked.prospect
    return (
        _KIND_ORDER[best.kind],
        tuple(-part for part in best.specificity),
        prospect.is_full,
        not prospect.has_agency,
        -prospect.reach,
        -prospect.fit,
        best.rule.id,
        _place_in_rule(best, prospect),
        prospect.name,
        prospect.key,
    )


def _place_in_rule(match: Match, prospect: Prospect) -> int:
    """Receivers in the order in which the rule names them; those it does not name come last."""
    return match.types.index(prospect.type_code) if prospect.type_code in match.types else len(match.types)


def _descending(match: Match) -> tuple[object, ...]:
    return tuple(-part for part in match.specificity), match.rule.id
