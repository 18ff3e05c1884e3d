"""Messages: posting by each side, unread marks, tasks, notices, and who may read."""

import pytest
from tests.domains.casework_fixtures import World

from banso.domains.cases import api as cases
from banso.domains.messages import api as messages
from banso.domains.messages.calc.notices import NOTICES, register_notice, render_notice
from banso.domains.messages.calc.sides import OWNER, SYSTEM, UNIT, is_unread_for
from banso.kernel.errors import Refusal, Text
from banso.platform.mail.models import MailMessage
from banso.platform.outbox.dispatch import dispatch_due
from banso.platform.tasks.worklist import open_tasks

pytestmark = pytest.mark.django_db


def refusal_of(call: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


def test_unread_rule() -> None:
    assert is_unread_for(OWNER, UNIT, 5, 4) and is_unread_for(OWNER, SYSTEM, 5, 4)
    assert not is_unread_for(OWNER, UNIT, 4, 4)
    assert not is_unread_for(OWNER, OWNER, 5, 0)
    assert is_unread_for(UNIT, OWNER, 5, 4) and not is_unread_for(UNIT, SYSTEM, 5, 4)


def test_owner_writes_and_the_unit_gets_a_task(world: World) -> None:
    case_id = world.open_case()
    messages.post_message(actor=world.owner, now=world.now, case_id=case_id, body="いつ伺えばよいですか。")
    task = open_tasks(world.adviser, world.now).get()
    assert (task.kind, task.object_id) == ("messages.answer", case_id)
    assert messages.unread_by_case(world.adviser, world.now, UNIT) == {case_id: 1}
    messages.post_message(actor=world.adviser, now=world.now, case_id=case_id, body="来週の月曜にどうぞ。")
    assert not open_tasks(world.adviser, world.now).exists()
    assert messages.unread_by_case(world.adviser, world.now, UNIT) == {}
    assert messages.unread_by_case(world.owner, world.now, OWNER) == {case_id: 1}
    assert messages.thread_of(world.owner, world.now, case_id).unread == 1
    messages.mark_read(actor=world.owner, now=world.now, case_id=case_id)
    assert messages.thread_of(world.owner, world.now, case_id).unread == 0


def test_by_link(world: World) -> None:
    receipt = world.ask()
    early = refusal_of(lambda: messages.post_by_link(now=world.now, token=receipt.token, body="追加です。"))
    assert early.code == "thread_not_open"
    assert messages.thread_by_link(receipt.token, world.now) is None
    case_id = world.open_case(enquiry_id=receipt.id)
    messages.post_by_link(now=world.now, token=receipt.token, body="追加です。")
    messages.post_message(actor=world.adviser, now=world.now, case_id=case_id, body="わかりました。")
    view = messages.thread_by_link(receipt.token, world.now)
    assert [(entry.side, entry.is_unread) for entry in view.entries] == [("owner", False), ("unit", True)]
    messages.mark_read_by_link(now=world.now, token=receipt.token)
    assert messages.thread_by_link(receipt.token, world.now).unread == 0
    letters = MailMessage.objects.filter(purpose="message")
    assert letters.count() == 1 and "わかりました" not in letters.get().body


def test_another_unit_never_reads_a_thread_even_when_it_may_see_the_case(world: World) -> None:
    from banso.platform.work import work

    case_id = world.open_case()
    messages.post_message(actor=world.owner, now=world.now, case_id=case_id, body="ここだけの話です。")
    assert refusal_of(lambda: messages.thread_of(world.other, world.now, case_id)).code == "not_found"
    with work(world.adviser, world.now) as unit_of_work:
        cases.share_case(
            now=world.now, case_id=case_id, unit_id=world.other_unit, purpose="referral", source="referral:1",
            field_classes=["confidential"], consent_id=None,
        )  # fmt: skip
        unit_of_work.audit("referral.send")
    assert messages.thread_of(world.other, world.now, case_id).entries == ()
    for act in (
        lambda: messages.post_message(actor=world.other, now=world.now, case_id=case_id, body="a"),
        lambda: messages.mark_read(actor=world.other, now=world.now, case_id=case_id),
        lambda: messages.settle_thread(actor=world.other, now=world.now, case_id=case_id),
    ):
        assert refusal_of(act).code == "not_found"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "text_required"),
        ("あ" * 4001, "text_too_long"),
        ("番号 123456789018", "individual_number_refused"),
        ("\ud800", "encoding_invalid"),
    ],
)
def test_bad_messages(world: World, body: str, code: str) -> None:
    case_id = world.open_case()
    refusal = refusal_of(lambda: messages.post_message(actor=world.owner, now=world.now, case_id=case_id, body=body))
    assert refusal.code == code
    assert messages.thread_of(world.owner, world.now, case_id).entries == ()


def test_settling_without_an_answer(world: World) -> None:
    case_id = world.open_case()
    messages.post_message(actor=world.owner, now=world.now, case_id=case_id, body="ありがとうございました。")
    messages.settle_thread(actor=world.adviser, now=world.now, case_id=case_id)
    assert not open_tasks(world.adviser, world.now).exists()


def test_the_owner_is_told_when_work_begins_and_ends(world: World) -> None:
    case_id = world.open_case()
    cases.close_case(actor=world.adviser, now=world.now, case_id=case_id, outcome="resolved")
    dispatch_due(world.now)
    dispatch_due(world.now)
    said = [entry.notice for entry in messages.thread_of(world.owner, world.now, case_id).entries]
    assert said == [
        Text("架空商工会が相談の担当を始めました。", "架空商工会 has begun to look after your request."),
        Text("架空商工会がこの相談への対応を終えました。", "架空商工会 has ended its work on your request."),
    ]


def test_notices_of_higher_domains() -> None:
    register_notice("test_only", Text("{name}です。", "This is {name}."))
    try:
        assert render_notice("test_only", {"name": "{0}"}) == Text("{0}です。", "This is {0}.")
        with pytest.raises(ValueError, match="already"):
            register_notice("test_only", Text("別", "other"))
    finally:
        del NOTICES["test_only"]
