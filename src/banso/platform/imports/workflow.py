"""States of an import 取込みの状態 and what may follow what."""

STAGING = "staging"
BLOCKED = "blocked"
STAGED = "staged"
PUBLISHED = "published"
CANCELLED = "cancelled"

STATES = (STAGING, BLOCKED, STAGED, PUBLISHED, CANCELLED)
TRANSITIONS: dict[str, frozenset[str]] = {
    STAGING: frozenset({STAGED, BLOCKED, CANCELLED}),
    BLOCKED: frozenset({STAGED, CANCELLED}),
    STAGED: frozenset({PUBLISHED, CANCELLED}),
    PUBLISHED: frozenset(),
    CANCELLED: frozenset(),
}


def is_allowed(before: str, after: str) -> bool:
    return after in TRANSITIONS[before]
