"""What happened to enquiries and cases 案件の出来事, told through the outbox."""

from dataclasses import dataclass

from banso.platform.outbox.publish import event_type


@event_type
@dataclass(frozen=True)
class EnquiryReceived:
    """Somebody asked for advice."""

    enquiry_id: int
    unit_id: int


@event_type
@dataclass(frozen=True)
class CaseOpened:
    """A unit began to look after a firm's need."""

    case_id: int
    subject_id: int
    unit_id: int
    enquiry_id: int | None


@event_type
@dataclass(frozen=True)
class CaseClosed:
    """A unit ended its work on a case."""

    case_id: int
    subject_id: int
    unit_id: int
    outcome: str


@event_type
@dataclass(frozen=True)
class ConsultationLogged:
    """A consultation was written down."""

    consultation_id: int
    case_id: int
    subject_id: int
    unit_id: int
