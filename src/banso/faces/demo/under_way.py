"""Hand-overs under way 進行中の取次ぎ, sent and taken up through the use cases that pages call."""

from datetime import datetime, timedelta

from banso.domains.consents import api as consents
from banso.domains.referrals import api as referrals
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role

from .calendar import at_office
from .history import OpenHandOver
from .words import STORIES


def _staff_of(unit_id: int) -> Actor:
    """Somebody of an agency whose people have no login in the demonstration."""
    return Actor(unit_id=unit_id, roles=frozenset({Role.ADVISER}), kind="service", name="架空の職員")


def hand_over_under_way(now: datetime, rows: list[OpenHandOver], case_ids: dict[int, int]) -> None:
    """Send each on its day, and take it up on its day if it was answered; `case_ids` by the identity of the loaded case."""
    for one in rows:
        sent = min(now, at_office(one.sent_on, 14))
        sender = _staff_of(one.case.owner_unit_id)
        consent_id = consents.give_consent(
            actor=sender, now=sent, subject_id=one.case.subject_id, purpose="referral", field_classes=["confidential"],
            holder_unit_id=one.case.owner_unit_id, receiver_unit_id=one.receiver.unit_id, evidence="paper",
            evidence_note="架空の同意書", valid_until=sent + timedelta(days=365),
        )  # fmt: skip
        referral_id = referrals.send_referral(
            actor=sender, now=sent, case_id=case_ids[id(one.case)], to_unit_id=one.receiver.unit_id, issue=one.issue,
            what_for=STORIES[one.issue][3], consent_id=consent_id, rule_ids=[one.rule_id], note="架空の取次ぎ",
        )  # fmt: skip
        if one.taken_up_on is not None:
            referrals.take_up(
                actor=_staff_of(one.receiver.unit_id), now=min(now, at_office(one.taken_up_on, 15)), referral_id=referral_id
            )
