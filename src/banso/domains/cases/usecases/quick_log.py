"""Logging a consultation in one go その場の相談記録: the case is begun with its first record when there is none."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from banso.platform.scope.actor import Actor
from banso.platform.work import work

from .consult import log_consultation
from .open_case import open_case


def log_first_consultation(
    *,
    actor: Actor,
    now: datetime,
    subject_id: int,
    title: str,
    issues: Iterable[str],
    origin: str = "walk_in",
    **consultation: Any,
) -> tuple[int, int]:
    """Ids of the new case and of its first consultation, in one transaction. Errors: those of both use cases."""
    codes = list(issues)
    with work(actor, now):
        case_id = open_case(actor=actor, now=now, subject_id=subject_id, title=title, issues=codes, origin=origin)
        return case_id, log_consultation(actor=actor, now=now, case_id=case_id, issues=codes, **consultation)
