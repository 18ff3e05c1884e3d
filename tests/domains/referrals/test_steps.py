"""Taking up, refusing, closing, withdrawing: who may, and what each side can still see."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.domains.handover_fixtures import Handover, content, kinds, notices, refused

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.parties import api as parties
from banso.domains.referrals import api as referrals
from banso.domains.referrals.models import Referral, ReferralChange
from banso.domains.surveys.models import Invitation
from banso.kernel.errors import Refusal
from banso.platform.outbox.dispatch import dispatch_due
from banso.platform.scope.actor import Actor


def sees_the_senders_case(handover: Handover, at: Any = None) -> bool:
    try:
        cases.get_case(handover.world.other, at or handover.world.now, handover.case)
    except Refusal as problem:
        assert problem.code == "not_found"
        return False
    return True


def test_before_a_referral_the_other_agency_sees_nothing(handover: Handover) -> None:
    assert not sees_the_senders_case(handover)
    with pytest.raises(Refusal, match="not_found"):
        parties.get_party(handover.world.other, handover.world.now, handover.world.firm)


def test_taking_up_opens_a_case_of_ones_own(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    own = referrals.take_up(actor=world.other, now=world.now + timedelta(days=3), referral_id=number, version=1)
    row = handover.read(number)
    assert (row.state, row.received_case_id, row.days_to_take_up) == ("taken_up", own, 3)
    mine = cases.get_case(world.other, world.now, own)
    assert (mine.owner_unit_id, mine.origin, mine.issues) == (world.other_unit, "referral", ("market_development",))
    assert sees_the_senders_case(handover)
    assert kinds(world.other, handover) == ["referrals.support"]
    assert kinds(world.adviser, handover) == []
    assert [change.to_state for change in ReferralChange.scoped.unscoped()] == ["waiting", "taken_up"]
    assert notices(handover)[-1] == "架空よろず支援拠点が相談を引き受けました。"


def test_a_receiver_cannot_write_in_the_senders_case(handover: Handover) -> None:
    referrals.take_up(actor=handover.world.other, now=handover.world.now, referral_id=handover.send())
    with pytest.raises(Refusal) as problem:
        cases.lock_case(actor=handover.world.other, now=handover.world.now, case_id=handover.case)
    assert problem.value.code == "case_of_another_agency"


def test_a_refusal_goes_back_with_its_reason(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    referrals.refuse_referral(
        actor=world.other, now=world.now, referral_id=number, reason_code="no_capacity", reason="年内は満員です。"
    )
    row = handover.read(number)
    assert (row.state, row.refusal_reason, row.end_note) == ("not_for_us", "no_capacity", "年内は満員です。")
    assert kinds(world.adviser, handover) == ["referrals.refused"]
    assert kinds(world.other, handover) == []
    assert not sees_the_senders_case(handover)
    assert content(handover, number) is None
    again = handover.send()
    assert kinds(world.adviser, handover) == []
    assert again > number


@pytest.mark.parametrize("outcome", ["helped", "no_help_needed"])
def test_after_help_the_firm_is_asked(handover: Handover, outcome: str) -> None:
    world, number = handover.world, handover.send()
    referrals.take_up(actor=world.other, now=world.now, referral_id=number)
    referrals.close_referral(actor=world.other, now=world.now, referral_id=number, outcome=outcome, note="商談会に出た。")
    row = handover.read(number)
    assert (row.state, row.end_note) == (outcome, "商談会に出た。")
    invitation = Invitation.scoped.unscoped().get()
    assert (invitation.about_id, invitation.owner_unit_id) == (number, world.other_unit)
    assert "アンケート" in notices(handover)[-1]
    assert kinds(world.adviser, handover) == ["referrals.ended"]
    assert not sees_the_senders_case(handover)
    step = referrals.firm_steps_of_case(handover.case, world.now)[0]
    assert step.survey_path.startswith("/surveys/a/")
    referrals.acknowledge_end(actor=world.adviser, now=world.now, referral_id=number)
    assert kinds(world.adviser, handover) == []


def test_nobody_reached_is_no_survey(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    referrals.take_up(actor=world.other, now=world.now, referral_id=number)
    referrals.close_referral(actor=world.other, now=world.now, referral_id=number, outcome="not_reachable")
    assert not Invitation.scoped.unscoped().exists()
    assert kinds(world.adviser, handover) == ["referrals.not_reachable"]


def test_the_receiver_keeps_its_record_and_the_firms_name(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    own = referrals.take_up(actor=world.other, now=world.now, referral_id=number)
    referrals.close_referral(actor=world.other, now=world.now, referral_id=number, outcome="helped")
    assert content(handover, number) is None
    row = handover.read(number, world.other)
    assert (row.firm_name, row.state) == ("架空商店", "helped")
    assert cases.get_case(world.other, world.now, own).id == own


def test_a_firm_not_taken_up_is_forgotten(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    assert handover.read(number, world.other).firm_name == "架空商店"
    referrals.withdraw_referral(actor=world.adviser, now=world.now, referral_id=number, reason="事業者の都合")
    row = handover.read(number, world.other)
    assert (row.firm_name, row.state, row.end_note) == ("", "withdrawn", "")


def test_the_firm_may_withdraw(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    referrals.withdraw_referral(actor=world.owner, now=world.now, referral_id=number, reason="もう大丈夫です。")
    assert handover.read(number).state == "withdrawn"
    assert kinds(world.adviser, handover) == ["referrals.withdrawn"]


def test_withdrawing_consent_shuts_at_once_and_the_states_follow(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    assert content(handover, number) is not None
    consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=handover.consent)
    assert content(handover, number) is None
    assert not sees_the_senders_case(handover)
    assert refused(referrals.take_up, actor=world.other, now=world.now, referral_id=number).code == "consent_required"
    dispatch_due(world.now)
    assert handover.read(number).state == "withdrawn"
    assert kinds(world.adviser, handover) == ["referrals.withdrawn"]
    dispatch_due(world.now)
    assert ReferralChange.scoped.unscoped().filter(to_state="withdrawn").count() == 1


def test_an_expired_consent_shuts_by_itself(handover: Handover) -> None:
    world = handover.world
    consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=handover.consent)
    until = world.now + timedelta(days=5)
    limited = consents.give_consent(
        actor=world.owner, now=world.now, subject_id=world.firm, purpose="referral", field_classes=["confidential"],
        holder_unit_id=world.unit, receiver_unit_id=world.other_unit, evidence="click", valid_until=until,
    )  # fmt: skip
    number = handover.send(consent_id=limited)
    assert content(handover, number, until - timedelta(seconds=1)) is not None
    assert content(handover, number, until) is None
    assert not sees_the_senders_case(handover, until)


def test_each_side_does_its_own_part_only(handover: Handover, third_agency: Actor) -> None:
    world, number = handover.world, handover.send()
    at = {"now": world.now, "referral_id": number}
    assert refused(referrals.take_up, actor=world.adviser, **at).code == "referral_not_yours_to_change"
    assert refused(referrals.take_up, actor=world.owner, **at).code == "referral_not_yours_to_change"
    assert refused(referrals.take_up, actor=third_agency, **at).code == "not_found"
    problem = refused(referrals.withdraw_referral, actor=world.other, reason="やめます", **at)
    assert problem.code == "referral_not_yours_to_change"
    assert refused(referrals.close_referral, actor=world.other, outcome="helped", **at).code == "referral_step_not_allowed"


def test_a_stale_version_and_a_second_answer_conflict(handover: Handover) -> None:
    world, number = handover.world, handover.send()
    referrals.take_up(actor=world.other, now=world.now, referral_id=number, version=1)
    stale = refused(
        referrals.close_referral, actor=world.other, now=world.now, referral_id=number, outcome="helped", version=1
    )
    assert (stale.code, stale.detail) == ("version_conflict", {"current_version": 2})
    assert refused(referrals.take_up, actor=world.other, now=world.now, referral_id=number).kind.status == 409


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "helped"},
        {"state": "not_for_us", "ended_on": "2026-11-20"},
        {"state": "lost"},
        {"ended_on": "2026-11-20"},
        {"refusal_reason": "other"},
        {"taken_up_on": "2026-11-21"},
    ],
)
def test_the_database_refuses_half_states(handover: Handover, broken: dict[str, str]) -> None:
    number = handover.send()
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.scoped.unscoped().filter(pk=number).update(**broken)
