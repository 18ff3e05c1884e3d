"""Reads of consents 同意: frozen summaries for other domains, querysets for this domain's own pages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from banso.platform.clock import date_of
from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor, is_within
from banso.platform.scope.visibility import ScopedQuerySet, not_found

from .calc.workflow import ASKED, GIVEN
from .models import Consent, ConsentRequest


@dataclass(frozen=True)
class ConsentSummary:
    """A consent as of an instant; `is_live` says whether it may be relied on then."""

    id: int
    subject_id: int
    purpose: str
    field_classes: tuple[str, ...]
    holder_unit_id: int
    holder_name: str
    receiver_unit_id: int
    receiver_name: str
    case_id: int | None
    evidence: str
    state: str
    valid_from: datetime
    valid_until: datetime | None
    withdrawn_at: datetime | None
    is_live: bool


@dataclass(frozen=True)
class RequestSummary:
    """A request for consent as the firm reads it; `is_open` while it can still be answered."""

    id: int
    subject_id: int
    purpose: str
    field_classes: tuple[str, ...]
    holder_unit_id: int
    holder_name: str
    receiver_unit_id: int
    receiver_name: str
    what_for: str
    case_id: int | None
    consent_until: datetime | None
    state: str
    asked_at: datetime
    expires_at: datetime
    consent_id: int | None
    is_open: bool

    @property
    def answer_by(self) -> date:
        """The last day on which it can be answered for certain, in Tokyo."""
        return date_of(self.expires_at)


def summary_of(row: Consent, at: datetime) -> ConsentSummary:
    return ConsentSummary(
        id=row.pk,
        subject_id=row.subject_id,
        purpose=row.purpose,
        field_classes=tuple(row.shared_classes),
        holder_unit_id=row.owner_unit_id,
        holder_name=row.owner_unit.name,
        receiver_unit_id=row.receiver_unit_id,
        receiver_name=row.receiver_unit.name,
        case_id=row.case_id,
        evidence=row.evidence,
        state=row.state,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        withdrawn_at=row.withdrawn_at,
        is_live=row.state == GIVEN and is_within(row.valid_from, row.valid_until, at),
    )


def request_summary_of(row: ConsentRequest, at: datetime) -> RequestSummary:
    return RequestSummary(
        id=row.pk,
        subject_id=row.subject_id,
        purpose=row.purpose,
        field_classes=tuple(row.shared_classes),
        holder_unit_id=row.owner_unit_id,
        holder_name=row.owner_unit.name,
        receiver_unit_id=row.receiver_unit_id,
        receiver_name=row.receiver_unit.name,
        what_for=row.what_for,
        case_id=row.case_id,
        consent_until=row.consent_until,
        state=row.state,
        asked_at=row.created_at,
        expires_at=row.expires_at,
        consent_id=row.consent_id,
        is_open=row.state == ASKED and at < row.expires_at,
    )


def live_consents_between(
    subject_id: int, purpose: str, holder_unit_id: int, receiver_unit_id: int, at: datetime
) -> ScopedQuerySet:
    """Consents in force from a holder to a receiver about a firm, newest first."""
    return (
        Consent.scoped.unscoped()
        .filter(
            Q(valid_until__isnull=True) | Q(valid_until__gt=at),
            subject_id=subject_id,
            purpose=purpose,
            owner_unit_id=holder_unit_id,
            receiver_unit_id=receiver_unit_id,
            state=GIVEN,
            valid_from__lte=at,
        )
        .select_related("owner_unit", "receiver_unit")
        .order_by("-valid_from", "-pk")
    )


def live_consent(
    *, subject_id: int, purpose: str, holder_unit_id: int, receiver_unit_id: int, at: datetime
) -> ConsentSummary | None:
    """The newest consent in force, None when there is none. For a write that relies on it use `hold_consent`."""
    row = live_consents_between(subject_id, purpose, holder_unit_id, receiver_unit_id, at).first()
    return None if row is None else summary_of(row, at)


def get_consent(actor: Actor, at: datetime, consent_id: int) -> ConsentSummary:
    """One consent visible to the actor (holder's staff or the firm). Errors: not_found."""
    return summary_of(Consent.scoped.get_visible(actor, at, consent_id), at)


def consents_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[ConsentSummary]:
    """Every consent about a firm that the actor may see, newest first; ended ones too."""
    rows = Consent.scoped.visible_to(actor, at).filter(subject_id=subject_id)
    rows = rows.select_related("owner_unit", "receiver_unit").order_by("-valid_from", "-pk")
    return [summary_of(row, at) for row in rows]


def consents_of_case(case_id: int, at: datetime) -> list[ConsentSummary]:
    """Consents that arose from a case, newest first; for callers that have established the case's visibility."""
    rows = Consent.scoped.unscoped().filter(case_id=case_id)
    rows = rows.select_related("owner_unit", "receiver_unit").order_by("-valid_from", "-pk")
    return [summary_of(row, at) for row in rows]


def requests_of_case(case_id: int, at: datetime) -> list[RequestSummary]:
    """Requests that arose from a case, newest first; for callers that have established the case's visibility."""
    rows = ConsentRequest.scoped.unscoped().filter(case_id=case_id)
    rows = rows.select_related("owner_unit", "receiver_unit").order_by("-created_at", "-pk")
    return [request_summary_of(row, at) for row in rows]


def requests_of_subject(actor: Actor, at: datetime, subject_id: int) -> list[RequestSummary]:
    """Requests put to a firm that the actor may see, newest first."""
    rows = ConsentRequest.scoped.visible_to(actor, at).filter(subject_id=subject_id)
    rows = rows.select_related("owner_unit", "receiver_unit").order_by("-created_at", "-pk")
    return [request_summary_of(row, at) for row in rows]


def get_consent_request(actor: Actor, at: datetime, request_id: int) -> RequestSummary:
    """One request visible to the actor. Errors: not_found."""
    return request_summary_of(ConsentRequest.scoped.get_visible(actor, at, request_id), at)


def request_by_token(token: str, at: datetime) -> RequestSummary:
    """The request behind an answer link; whoever holds the link may read it. Errors: not_found."""
    row = (
        ConsentRequest.scoped.unscoped()
        .filter(token_hash=token_hash(token))
        .select_related("owner_unit", "receiver_unit")
        .first()
    )
    if row is None:
        raise not_found()
    return request_summary_of(row, at)
