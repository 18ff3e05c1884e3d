"""Recording a consent given on paper or orally 書面・口頭の同意の記録, with the scanned paper if there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from banso.platform.files.store import store
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from .give import give_consent

FILE_PURPOSE = "consent_evidence"


@dataclass(frozen=True)
class Scan:
    """An uploaded file: its bytes in pieces, its name and its media type."""

    chunks: Iterable[bytes]
    name: str
    media_type: str


def record_paper_consent(*, actor: Actor, now: datetime, scan: Scan | None = None, **terms: Any) -> int:
    """As `give_consent`, the scan stored in the same transaction. Errors: those of the file store and of give_consent."""
    if scan is None:
        return give_consent(actor=actor, now=now, **terms)
    with work(actor, now):
        kept = store(
            scan.chunks,
            name=scan.name,
            media_type=scan.media_type,
            purpose=FILE_PURPOSE,
            now=now,
            owner_unit_id=terms["holder_unit_id"],
            subject_id=terms["subject_id"],
        )
        return give_consent(actor=actor, now=now, evidence_file_id=kept.pk, **terms)
