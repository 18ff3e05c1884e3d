"""対応できる経営課題: how an agency's declared issues relate to the issue asked about."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from banso.kernel.issues import ISSUES


class Fit(IntEnum):
    """How a declared function fits an issue."""

    NONE = 0
    RELATED = 1
    DECLARED = 2


def related_issues(issue: str) -> frozenset[str]:
    """Codes whose declaration also serves this issue: its fields, and the topics that belong to it; without itself.

    The unclear issue has no relatives: nothing may be concluded from it.
    """
    fields = set(ISSUES[issue].fields)
    topics = {code for code, other in ISSUES.items() if issue in other.fields}
    return frozenset((fields | topics) - {issue, "unclear"}) if issue != "unclear" else frozenset()


def fit(functions: Collection[str], issue: str) -> Fit:
    """How well an agency's declared functions fit the issue."""
    if issue in functions:
        return Fit.DECLARED
    return Fit.RELATED if related_issues(issue).intersection(functions) else Fit.NONE
