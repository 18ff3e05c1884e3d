"""規則の当てはめ: which rules speak to an asker with an issue in a place, how closely, and where they point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from banso.kernel.errors import Text
from banso.kernel.issues import ISSUES

from .rules import ALL_ISSUES, OWNER, Rule


class IssueFit(IntEnum):
    """How closely a rule speaks of the issue."""

    NONE = 0
    ALL_ISSUES = 1
    RELATED_FIELD = 2
    NAMED = 3


@dataclass(frozen=True)
class Match:
    """A rule that applies, and where it sends: types and named targets, or any other agency (`is_open`).

    `kind`, `condition` and `what_for` are the rule's own, or those of its way back.
    """

    rule: Rule
    kind: str
    types: tuple[str, ...]
    targets: tuple[str, ...]
    is_open: bool
    what_for: Text
    issue_fit: IssueFit
    names_asker: bool

    @property
    def specificity(self) -> tuple[int, ...]:
        """Larger is more specific: issue named, asker named, made for the prefecture, default of its issue, receiver named."""
        return (
            int(self.issue_fit),
            int(self.names_asker),
            int(bool(self.rule.prefectures)),
            int(self.rule.is_default),
            int(not self.is_open),
        )


def match_rules(rules: Iterable[Rule], *, issue: str, asker: str, prefecture_code: str) -> list[Match]:
    """The rules that apply, in their order; `asker` is an agency type, "owner" or another named target."""
    found: list[Match] = []
    for rule in rules:
        issue_fit = fit_issue(rule, issue)
        if issue_fit and (not rule.prefectures or prefecture_code in rule.prefectures):
            found.extend(filter(None, (_forward(rule, asker, issue_fit), _backward(rule, asker, issue_fit))))
    return found


def fit_issue(rule: Rule, issue: str) -> IssueFit:
    """How closely the rule speaks of the issue; a topic is also served by the rules of its fields."""
    if issue in rule.except_issues:
        return IssueFit.NONE
    if issue in rule.issues:
        return IssueFit.NAMED
    if rule.issues == (ALL_ISSUES,):
        return IssueFit.ALL_ISSUES
    if ISSUES[issue].group == "topic" and set(ISSUES[issue].fields).intersection(rule.issues):
        return IssueFit.RELATED_FIELD
    return IssueFit.NONE


def _forward(rule: Rule, asker: str, issue_fit: IssueFit) -> Match | None:
    named = asker in rule.from_types or asker in rule.from_targets
    if not named and not (rule.from_open and _is_agency(asker)):
        return None
    types, targets = _destinations(rule, asker, named)
    if not (types or targets or rule.to_open):
        return None
    return Match(rule, rule.kind, types, targets, rule.to_open, rule.what_for, issue_fit, named)


def _destinations(rule: Rule, asker: str, named: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if rule.kind == "first_contact":
        # A first contact leads owners to agencies; an agency asking is told only what it does itself.
        own = tuple(target for target in rule.to_targets if target == "asking_agency")
        if asker == OWNER:
            return rule.to_types, tuple(target for target in rule.to_targets if target not in own)
        return (), own
    # An asker that matches only through "and others" is not sent to its own kind.
    types = rule.to_types if named else tuple(code for code in rule.to_types if code != asker)
    return types, rule.to_targets


def _backward(rule: Rule, asker: str, issue_fit: IssueFit) -> Match | None:
    if not rule.returns_to or asker not in rule.to_types:
        return None
    return Match(rule, "refer_back", rule.returns_to, (), False, rule.returns_for, issue_fit, True)


def _is_agency(asker: str) -> bool:
    return asker.startswith("AG")
