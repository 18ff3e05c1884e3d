"""Consents: giving, asking, answering, withdrawing, holding."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.domains.casework_fixtures import World, later

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.consents.models import Consent, ConsentChange, ConsentRequest
from banso.kernel.errors import Refusal
from banso.platform.outbox.models import OutboxEvent
from banso.platform.scope.grants import grants_about
from banso.platform.tasks.worklist import open_tasks
from banso.platform.work import work

pytestmark = pytest.mark.django_db


def refusal_of(call: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


def terms(world: World, **changes: object) -> dict:
    return {
        "actor": world.adviser,
        "now": world.now,
        "subject_id": world.firm,
        "purpose": "referral",
        "field_classes": ["internal", "confidential"],
        "holder_unit_id": world.unit,
        "receiver_unit_id": world.other_unit,
        "evidence": "paper",
        "evidence_note": "11月20日に窓口で署名を受けた。原本は書庫。",
        **changes,
    }


def live(world: World, at: object = None) -> object:
    return consents.live_consent(
        subject_id=world.firm, purpose="referral", holder_unit_id=world.unit, receiver_unit_id=world.other_unit,
        at=at or world.now,
    )  # fmt: skip


def ask(world: World, **changes: object) -> consents.AskedConsent:
    values = {
        "actor": world.adviser, "now": world.now, "subject_id": world.firm, "purpose": "referral",
        "field_classes": ["confidential"], "receiver_unit_id": world.other_unit, "what_for": "販路の専門家に相談するため",
        **changes,
    }  # fmt: skip
    return consents.ask_consent(**values)


def test_paper_consent(world: World) -> None:
    consent_id = consents.give_consent(**terms(world))
    found = live(world)
    assert found.id == consent_id and found.is_live
    assert found.field_classes == ("internal", "confidential")
    assert OutboxEvent.objects.filter(type="consents.ConsentGiven").count() == 1
    assert [row.state for row in ConsentChange.base.filter(consent_id=consent_id)] == ["given"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": "advertising"}, "purpose_unknown"),
        ({"field_classes": []}, "field_classes_required"),
        ({"field_classes": ["everything"]}, "field_class_unknown"),
        ({"field_classes": ["public"]}, "field_class_unknown"),
        ({"evidence": "telepathy"}, "consent_not_yours_to_give"),
        ({"evidence_note": " "}, "evidence_note_required"),
        ({"evidence": "oral", "evidence_note": ""}, "evidence_note_required"),
        ({"evidence": "click"}, "consent_not_yours_to_give"),
        ({"evidence": "link"}, "consent_not_yours_to_give"),
        ({"receiver_unit_id": 10**9}, "receiver_unknown"),
        ({"subject_id": 10**9}, "firm_unknown"),
        ({"evidence_note": "番号 123456789018"}, "individual_number_refused"),
    ],
)
def test_bad_consents(world: World, changes: dict, code: str) -> None:
    assert refusal_of(lambda: consents.give_consent(**terms(world, **changes))).code == code
    assert not Consent.scoped.unscoped().exists()


def test_consent_to_oneself_backwards_or_by_a_stranger(world: World) -> None:
    own = terms(world, receiver_unit_id=world.unit)
    assert refusal_of(lambda: consents.give_consent(**own)).code == "consent_to_oneself"
    past = terms(world, valid_until=world.now)
    assert refusal_of(lambda: consents.give_consent(**past)).code == "consent_term_invalid"
    stranger = terms(world, actor=world.other)
    assert refusal_of(lambda: consents.give_consent(**stranger)).code == "consent_not_yours_to_give"


def test_the_owner_consents_on_screen(world: World) -> None:
    click = terms(world, actor=world.owner, evidence="click", evidence_note="")
    assert consents.give_consent(**click)
    assert refusal_of(lambda: consents.give_consent(**click)).code == "consent_already_given"
    wider = {**click, "field_classes": ["internal", "confidential", "personal"]}
    assert consents.give_consent(**wider)


def test_a_term_ends(world: World) -> None:
    until = world.now + timedelta(days=30)
    consents.give_consent(**terms(world, valid_until=until))
    assert live(world, until - timedelta(seconds=1))
    assert live(world, until) is None


def test_withdrawal_ends_grants_at_once(world: World) -> None:
    consent_id = consents.give_consent(**terms(world))
    case_id = world.open_case()
    with work(world.adviser, world.now) as unit_of_work:
        cases.share_case(
            now=world.now, case_id=case_id, unit_id=world.other_unit, purpose="referral", source="referral:1",
            field_classes=["confidential"], consent_id=consent_id,
        )  # fmt: skip
        unit_of_work.audit("referral.send")
    assert cases.get_case(world.other, world.now, case_id)
    assert consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=consent_id) == 1
    assert live(world) is None
    assert not grants_about(world.firm, world.now).exists()
    assert refusal_of(lambda: cases.get_case(world.other, world.now, case_id)).code == "not_found"
    event = OutboxEvent.objects.get(type="consents.ConsentWithdrawn")
    assert event.payload["receiver_unit_id"] == world.other_unit
    twice = refusal_of(lambda: consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=consent_id))
    assert twice.code == "consent_already_withdrawn"


def test_who_may_withdraw(world: World) -> None:
    consent_id = consents.give_consent(**terms(world))
    values = {"now": world.now, "consent_id": consent_id}
    assert refusal_of(lambda: consents.withdraw_consent(actor=world.other, **values)).code == "not_found"
    refusal = refusal_of(lambda: consents.withdraw_consent(actor=world.adviser, **values))
    assert refusal.code == "withdrawal_reason_required"
    consents.withdraw_consent(actor=world.adviser, **values, reason="11月20日に電話で申出")
    row = Consent.scoped.unscoped().get(pk=consent_id)
    assert row.state == "withdrawn" and row.withdrawn_at == world.now


def test_holding_a_consent(world: World) -> None:
    consent_id = consents.give_consent(**terms(world))
    exact = {
        "consent_id": consent_id, "subject_id": world.firm, "purpose": "referral", "holder_unit_id": world.unit,
        "receiver_unit_id": world.other_unit,
    }  # fmt: skip
    with transaction.atomic():
        assert consents.hold_consent(now=world.now, **exact).id == consent_id
    for wrong in ({"receiver_unit_id": world.unit}, {"subject_id": 1 + world.firm}, {"consent_id": 10**9}):
        with transaction.atomic():
            refusal = refusal_of(lambda wrong=wrong: consents.hold_consent(now=world.now, **{**exact, **wrong}))
        assert refusal.code == "consent_required"
    consents.withdraw_consent(actor=world.owner, now=world.now, consent_id=consent_id)
    with transaction.atomic():
        assert refusal_of(lambda: consents.hold_consent(now=world.now, **exact)).code == "consent_required"


def test_answering_by_link(world: World) -> None:
    asked = ask(world)
    shown = consents.request_by_token(asked.token, world.now)
    assert shown.is_open and shown.receiver_name == "架空よろず支援拠点"
    consent_id = consents.answer_consent_request(now=world.now, token=asked.token, accepts=True)
    assert live(world).id == consent_id
    assert Consent.scoped.unscoped().get(pk=consent_id).evidence == "link"
    task = open_tasks(world.adviser, world.now).get()
    assert (task.kind, task.object_id) == ("consents.answered", asked.id)
    again = refusal_of(lambda: consents.answer_consent_request(now=world.now, token=asked.token, accepts=False))
    assert again.code == "consent_request_answered"
    consents.acknowledge_answer(actor=world.adviser, now=world.now, request_id=asked.id)
    assert not open_tasks(world.adviser, world.now).exists()


def test_relying_on_a_consent_ends_the_task_to_look_at_its_answer(world: World) -> None:
    consent_id = consents.answer_consent_request(now=world.now, token=ask(world).token, accepts=True)
    assert open_tasks(world.adviser, world.now).count() == 1
    consents.settle_answers(actor=world.adviser, now=world.now, consent_id=consent_id)
    assert not open_tasks(world.adviser, world.now).exists()


def test_declining_in_the_portal(world: World) -> None:
    asked = ask(world)
    stranger = refusal_of(
        lambda: consents.answer_consent_request(actor=world.other, now=world.now, request_id=asked.id, accepts=True)
    )
    assert stranger.code == "not_found"
    answer = consents.answer_consent_request(actor=world.owner, now=world.now, request_id=asked.id, accepts=False)
    assert answer is None and live(world) is None
    assert OutboxEvent.objects.filter(type="consents.ConsentDeclined").count() == 1


def test_a_request_answered_by_a_consent_already_there(world: World) -> None:
    consent_id = consents.give_consent(**terms(world))
    asked = ask(world)
    assert consents.answer_consent_request(now=world.now, token=asked.token, accepts=True) == consent_id


def test_late_unknown_and_cancelled_requests(world: World) -> None:
    asked = ask(world)
    late = refusal_of(
        lambda: consents.answer_consent_request(now=later(world, days=30), token=asked.token, accepts=True)
    )
    assert late.code == "consent_request_expired"
    assert refusal_of(lambda: consents.request_by_token("nothing", world.now)).code == "not_found"
    foreign = refusal_of(
        lambda: consents.cancel_consent_request(actor=world.other, now=world.now, request_id=asked.id)
    )
    assert foreign.code == "not_found"
    consents.cancel_consent_request(actor=world.adviser, now=world.now, request_id=asked.id)
    assert not consents.request_by_token(asked.token, world.now).is_open


def test_tokens_are_kept_as_hashes(world: World) -> None:
    asked = ask(world)
    row = ConsentRequest.scoped.unscoped().get(pk=asked.id)
    assert asked.token not in [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]


def test_the_database_refuses_a_withdrawn_consent_without_its_instant(world: World) -> None:
    consent_id = consents.give_consent(**terms(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.base.filter(pk=consent_id).update(state="withdrawn")


def test_reads_by_subject_are_scoped(world: World) -> None:
    consents.give_consent(**terms(world))
    assert len(consents.consents_of_subject(world.owner, world.now, world.firm)) == 1
    assert len(consents.consents_of_subject(world.adviser, world.now, world.firm)) == 1
    assert consents.consents_of_subject(world.other, world.now, world.firm) == []
