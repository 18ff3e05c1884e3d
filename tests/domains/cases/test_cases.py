"""Cases and consultations: opening, logging, closing, reading, and who may."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.domains.casework_fixtures import World

from banso.domains.cases import api as cases
from banso.domains.cases.models import Case, Consultation, ConsultationIssue
from banso.kernel.errors import Refusal, Refusals
from banso.platform.audit.models import AuditEntry
from banso.platform.datasets import get_dataset
from banso.platform.outbox.models import OutboxEvent
from banso.platform.scope.grants import end_grants
from banso.platform.tasks.worklist import open_tasks
from banso.platform.work import work

pytestmark = pytest.mark.django_db


def refusal_of(call: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


def share(world: World, case_id: int, *classes: str) -> None:
    with work(world.adviser, world.now) as unit_of_work:
        cases.share_case(
            now=world.now, case_id=case_id, unit_id=world.other_unit, purpose="referral", source="referral:1",
            field_classes=classes, consent_id=None,
        )  # fmt: skip
        unit_of_work.audit("referral.send")


def test_open_case(world: World) -> None:
    case_id = world.open_case()
    case = cases.get_case(world.adviser, world.now, case_id)
    assert (case.number, case.state, case.issues, case.prefecture_code) == (
        "R8-C000001", "open", ("market_development",), "07",
    )  # fmt: skip
    assert OutboxEvent.objects.filter(type="cases.CaseOpened").count() == 1


def test_only_caseworkers_open_cases(world: World) -> None:
    with pytest.raises(Refusal) as caught:
        cases.open_case(actor=world.owner, now=world.now, subject_id=world.firm, title="a", issues=["イ"])
    assert caught.value.code == "role_required"


def test_a_firm_one_may_not_see_is_not_found_except_by_hand_over(world: World) -> None:
    values = {"actor": world.other, "now": world.now, "subject_id": world.firm, "title": "相談", "issues": ["ロ"]}
    assert refusal_of(lambda: cases.open_case(**values)).code == "not_found"
    assert cases.open_case(**values, origin="referral")


def test_log_consultation(world: World) -> None:
    case_id = world.open_case()
    first = world.log(case_id, next_step="見積りを確かめる", next_on=date(2026, 11, 27), issues=["ロ", "ハ"])
    row = Consultation.scoped.unscoped().get(pk=first)
    assert (row.fiscal_year, row.reported_on, row.agency_type_code, row.prefecture_code, row.is_ai) == (
        2026, date(2026, 11, 20), "AG01", "07", False,
    )  # fmt: skip
    issues = ConsultationIssue.base.filter(consultation=row).order_by("position").values_list("issue", flat=True)
    assert list(issues) == ["market_development", "hiring"]
    task = open_tasks(world.adviser, world.now).get()
    assert (task.kind, task.due_on, task.object_id) == ("cases.next_step", date(2026, 11, 27), case_id)
    world.log(case_id)
    assert not open_tasks(world.adviser, world.now).exists()


def test_a_machines_answer_is_marked(world: World) -> None:
    row = Consultation.scoped.unscoped().get(pk=world.log(world.open_case(), channel="ai_chat"))
    assert row.is_ai
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.base.filter(pk=row.pk).update(is_ai=False)


def test_all_that_is_wrong_with_a_consultation(world: World) -> None:
    case_id = world.open_case()
    refusal = refusal_of(
        lambda: world.log(
            case_id, event_on=date(2026, 11, 21), contact_minutes=0, preparation_minutes=-1, channel="smoke",
            issues=[], summary="", next_on=date(2026, 12, 1),
        )  # fmt: skip
    )
    assert isinstance(refusal, Refusals)
    assert {part.code for part in refusal.refusals} == {
        "event_in_future", "minutes_out_of_range", "channel_unknown", "issues_required", "text_required",
        "next_step_required",
    }  # fmt: skip
    assert not Consultation.scoped.unscoped().exists()


def test_close_and_reopen(world: World) -> None:
    case_id = world.open_case()
    cases.close_case(actor=world.adviser, now=world.now, case_id=case_id, outcome="resolved", note="済み", version=1)
    assert refusal_of(lambda: world.log(case_id)).code == "case_closed"
    again = refusal_of(
        lambda: cases.close_case(actor=world.adviser, now=world.now, case_id=case_id, outcome="resolved")
    )
    assert again.code == "case_closed"
    stale = refusal_of(lambda: cases.reopen_case(actor=world.adviser, now=world.now, case_id=case_id, version=1))
    assert stale.code == "version_conflict"
    cases.reopen_case(actor=world.adviser, now=world.now, case_id=case_id, version=2)
    assert cases.get_case(world.adviser, world.now, case_id).state == "open"
    steps = [entry.title.en for entry in cases.timeline_of(world.adviser, world.now, case_id)]
    assert steps == ["Case reopened", "Case closed", "Case opened"] or set(steps) == {
        "Case reopened", "Case closed", "Case opened",
    }  # fmt: skip


def test_the_database_refuses_a_half_closed_case(world: World) -> None:
    case_id = world.open_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.base.filter(pk=case_id).update(state="closed")


def test_another_unit_sees_a_case_only_while_granted(world: World) -> None:
    case_id = world.open_case()
    world.log(case_id)
    assert refusal_of(lambda: cases.get_case(world.other, world.now, case_id)).code == "not_found"
    share(world, case_id, "internal")
    assert cases.get_case(world.other, world.now, case_id).title == ""
    assert [one.summary for one in cases.consultations_of(world.other, world.now, case_id)] == [""]
    share(world, case_id, "internal", "confidential")
    assert cases.get_case(world.other, world.now, case_id).title == "販路の相談"
    assert cases.consultations_of(world.other, world.now, case_id)[0].summary
    end_grants(now=world.now, source="referral:1")
    assert refusal_of(lambda: cases.get_case(world.other, world.now, case_id)).code == "not_found"


def test_a_granted_unit_reads_but_does_not_write(world: World) -> None:
    case_id = world.open_case()
    share(world, case_id, "confidential")
    values = {"actor": world.other, "now": world.now, "case_id": case_id}
    for act in (
        lambda: cases.close_case(**values, outcome="resolved"),
        lambda: cases.change_issues(**values, issues=["ハ"]),
        lambda: cases.lock_case(**values),
    ):
        assert refusal_of(act).code == "case_of_another_agency"


def test_each_look_is_kept(world: World) -> None:
    case_id = world.open_case()
    share(world, case_id, "confidential")
    sheet = cases.look_at_case(actor=world.other, now=world.now, case_id=case_id)
    assert not sheet.is_own and sheet.may_read_content
    look = AuditEntry.objects.get(action="look")
    assert (look.actor_unit_id, look.subject_id, look.purpose, look.unit_id) == (
        world.other_unit, world.firm, "referral", world.unit,
    )  # fmt: skip


def test_datasets(world: World) -> None:
    case_id = world.open_case()
    world.log(case_id, issues=["ロ", "ハ"])
    for name, count in {"cases.consultations": 1, "cases.consultation_issues": 2}.items():
        dataset = get_dataset(name)
        rows = list(dataset.rows().values(*(column.source for column in dataset.columns)))
        assert len(rows) == count
        assert {row[dataset.column("subject").source] for row in rows} == {world.firm}


def test_numbers_have_no_gap_after_a_refusal(world: World) -> None:
    world.open_case()
    refusal_of(lambda: world.open_case(enquiry_id=10**9))
    number = cases.get_case(world.adviser, world.now, world.open_case()).number
    assert number == "R8-C000002"


def test_next_step_without_a_date_is_due_in_two_weeks(world: World) -> None:
    world.log(world.open_case(), next_step="連絡を待つ")
    assert open_tasks(world.adviser, world.now).get().due_on == date(2026, 11, 20) + timedelta(days=14)
