"""What happened to a referral 取次ぎの出来事, told through the outbox."""

from dataclasses import dataclass

from banso.platform.outbox.publish import event_type


@event_type
@dataclass(frozen=True)
class ReferralSent:
    """A need was handed over."""

    referral_id: int
    case_id: int
    subject_id: int
    sender_unit_id: int
    receiver_unit_id: int


@event_type
@dataclass(frozen=True)
class ReferralTakenUp:
    """The receiver took it up and opened a case of its own."""

    referral_id: int
    received_case_id: int
    subject_id: int
    sender_unit_id: int
    receiver_unit_id: int


@event_type
@dataclass(frozen=True)
class ReferralRefused:
    """The receiver gave it back, with a reason."""

    referral_id: int
    reason_code: str
    subject_id: int
    sender_unit_id: int
    receiver_unit_id: int


@event_type
@dataclass(frozen=True)
class ReferralEnded:
    """It ended in any other way: helped, no help needed, not reachable, abandoned or withdrawn."""

    referral_id: int
    state: str
    subject_id: int
    sender_unit_id: int
    receiver_unit_id: int
