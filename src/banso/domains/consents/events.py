"""What happened to a consent 同意の出来事, told through the outbox."""

from dataclasses import dataclass

from banso.platform.outbox.publish import event_type


@event_type
@dataclass(frozen=True)
class ConsentGiven:
    """A firm let a unit see something."""

    consent_id: int
    subject_id: int
    holder_unit_id: int
    receiver_unit_id: int


@event_type
@dataclass(frozen=True)
class ConsentWithdrawn:
    """A firm took a consent back; its grants have already ended in the same transaction."""

    consent_id: int
    subject_id: int
    holder_unit_id: int
    receiver_unit_id: int


@event_type
@dataclass(frozen=True)
class ConsentDeclined:
    """A firm said no to a request."""

    request_id: int
    subject_id: int
    holder_unit_id: int
    receiver_unit_id: int
    case_id: int | None
