"""Sending: everything that must hold, and what the receiver may see."""

from datetime import timedelta
from typing import Any

import pytest
from tests.domains.handover_fixtures import WHAT_FOR, Handover, refused

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.referrals import api as referrals
from banso.domains.referrals.models import Referral, ReferralPayload
from banso.platform.audit.models import AuditEntry
from banso.platform.jobs.models import Job
from banso.platform.mail.models import MailMessage
from banso.platform.outbox.models import OutboxEvent
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Grant
from banso.platform.tasks.worklist import open_tasks


def test_a_referral_is_waiting_with_its_clock(handover: Handover) -> None:
    number = handover.send()
    row = handover.read(number)
    assert (row.state, row.rung, row.sent_on.isoformat(), row.answer_by.isoformat()) == (
        "waiting", 0, "2026-11-20", "2026-11-30",
    )  # fmt: skip
    task = open_tasks(handover.world.other, handover.world.now).get()
    assert (task.kind, task.due_on, task.object_id) == ("referrals.answer", row.answer_by, number)
    assert Job.objects.filter(kind="referrals.run_ladder", state="queued").count() == 1
    assert OutboxEvent.objects.filter(type="referrals.ReferralSent").count() == 1
    actions = set(AuditEntry.objects.filter(object_type="referrals.referral").values_list("action", "unit_id"))
    assert actions == {("referral.send", handover.world.unit), ("referral.receive", handover.world.other_unit)}


def test_types_and_prefectures_are_kept_as_of_the_day(handover: Handover) -> None:
    row = Referral.scoped.unscoped().get(pk=handover.send())
    assert (row.sender_type, row.sender_prefecture) == ("AG01", "07")
    assert (row.receiver_type, row.receiver_prefecture) == ("AG07", "07")


def test_the_payload_is_frozen_and_proven(handover: Handover) -> None:
    number = handover.send(note="午後なら電話がつながります。", consultation_ids=[handover.consultation])
    sheet = referrals.look_at_referral(actor=handover.world.other, now=handover.world.now, referral_id=number)
    assert sheet.is_intact
    assert sheet.content is not None
    assert sheet.content["what_for"] == WHAT_FOR
    assert sheet.content["firm"]["name"] == "架空商店"
    assert sheet.content["case"]["title"] == "販路の相談"
    assert [talk["summary"] for talk in sheet.content["consultations"]] == ["売り先を広げたいとのこと。"]
    assert "contact" not in sheet.content
    ReferralPayload.scoped.unscoped().update(content={**sheet.content, "what_for": "書き換え"})
    again = referrals.look_at_referral(actor=handover.world.other, now=handover.world.now, referral_id=number)
    assert not again.is_intact


def test_contact_only_with_a_consent_that_covers_it(handover: Handover) -> None:
    problem = refused(handover.send, shares=("summary", "contact"))
    assert (problem.code, problem.detail) == ("share_not_consented", {"shares": ["contact"]})
    wider = handover.consent_for(handover.world.adviser, handover.world.other_unit, ("confidential", "personal"))
    number = handover.send(shares=("summary", "contact"), consent_id=wider)
    content = ReferralPayload.scoped.unscoped().get(referral_id=number).content
    assert set(content["contact"]) == {"name", "email", "phone"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"what_for": "  "}, "text_required"),
        ({"what_for": "あ\x00い"}, "encoding_invalid"),
        ({"what_for": "個人番号は 123456789018 です"}, "individual_number_refused"),
        ({"issue": "ヰ"}, "issue_unknown"),
        ({"shares": ("everything",)}, "share_unknown"),
        ({"consultation_ids": [10**9]}, "consultation_unknown"),
        ({"rule_ids": ["RT99"]}, "rule_not_applicable"),
        ({"consent_id": 10**9}, "consent_required"),
        ({"to_unit_id": 10**9}, "receiver_unknown"),
        ({"case_id": 10**9}, "not_found"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_stored(handover: Handover, changes: dict[str, Any], code: str) -> None:
    assert refused(handover.send, **changes).code == code
    assert not Referral.scoped.unscoped().exists()
    assert not Grant.objects.exists()
    assert not OutboxEvent.objects.filter(type__startswith="referrals.").exists()


def test_not_to_oneself(handover: Handover) -> None:
    assert refused(handover.send, to_unit_id=handover.world.unit).code == "referral_to_oneself"


def test_only_caseworkers_of_the_cases_own_agency_send(handover: Handover) -> None:
    assert refused(handover.send, actor=handover.world.owner).code == "role_required"
    assert refused(handover.send, actor=handover.world.other).code == "not_found"


def test_a_closed_case_is_not_handed_on(handover: Handover) -> None:
    world = handover.world
    cases.close_case(actor=world.adviser, now=world.now, case_id=handover.case, outcome="resolved")
    assert refused(handover.send).code == "case_closed"


def test_consent_must_be_live_and_for_this_receiver(handover: Handover, third_agency: Actor) -> None:
    world = handover.world
    for_another = handover.consent_for(world.adviser, third_agency.require_unit())
    assert refused(handover.send, consent_id=for_another).code == "consent_required"
    consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=handover.consent)
    assert refused(handover.send).code == "consent_required"
    ended = consents.give_consent(
        actor=world.owner, now=world.now, subject_id=world.firm, purpose="referral", field_classes=["confidential"],
        holder_unit_id=world.unit, receiver_unit_id=world.other_unit, evidence="click",
        valid_until=world.now + timedelta(days=30),
    )  # fmt: skip
    late = world.now + timedelta(days=31)
    assert refused(handover.send, consent_id=ended, now=late).code == "consent_required"


def test_the_same_open_referral_only_once(handover: Handover) -> None:
    first = handover.send()
    problem = refused(handover.send)
    assert (problem.code, problem.detail) == ("referral_duplicate", {"referral_id": first})
    assert handover.send(issue="hiring") > first


def test_an_agency_without_the_function_needs_a_reason(handover: Handover, third_agency: Actor) -> None:
    unit = third_agency.require_unit()
    consent = handover.consent_for(handover.world.adviser, unit)
    problem = refused(handover.send, to_unit_id=unit, consent_id=consent, issue="it_use")
    assert (problem.code, problem.field, problem.kind.status) == ("agency_lacks_function", "override_reason", 422)
    number = handover.send(to_unit_id=unit, consent_id=consent, issue="it_use", override_reason="後継者の希望のため")
    assert handover.read(number).override_reason == "後継者の希望のため"
    assert handover.read(number, third_agency).override_reason == ""


def test_a_need_does_not_come_back_over_two_agencies(handover: Handover, third_agency: Actor) -> None:
    world, unit = handover.world, third_agency.require_unit()
    second_case = referrals.take_up(actor=world.other, now=world.now, referral_id=handover.send())
    consent = handover.consent_for(world.other, unit)
    onward = handover.send(
        actor=world.other, case_id=second_case, to_unit_id=unit, consent_id=consent, override_reason="希望のため"
    )
    third_case = referrals.take_up(actor=third_agency, now=world.now, referral_id=onward)
    for target in (world.unit, world.other_unit):
        back = handover.consent_for(third_agency, target)
        problem = refused(handover.send, actor=third_agency, case_id=third_case, to_unit_id=target, consent_id=back)
        assert problem.code == "referral_loop"


def test_letters_name_nobody(handover: Handover) -> None:
    handover.send()
    words = " ".join(f"{mail.subject} {mail.body}" for mail in MailMessage.objects.all())
    assert "架空商店" not in words
    assert WHAT_FOR not in words


def test_audit_and_events_hold_no_words(handover: Handover) -> None:
    handover.send(note="内密の連絡", override_reason="内密の理由")
    kept = str(list(AuditEntry.objects.values())) + str(list(OutboxEvent.objects.values()))
    assert "内密" not in kept
    assert WHAT_FOR not in kept
