"""Enquiries: asking, numbering, linking, settling, withdrawing."""

from datetime import date

import pytest
from tests.domains.casework_fixtures import SECRET_WORDS, World, later

from banso.domains.cases import api as cases
from banso.domains.cases.models import Enquiry, EnquiryChange
from banso.domains.parties import api as parties
from banso.kernel.errors import Refusal, Refusals
from banso.platform.audit.models import AuditEntry
from banso.platform.mail.models import MailMessage
from banso.platform.tasks.worklist import open_tasks

pytestmark = pytest.mark.django_db


def refusal_of(call: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


def test_asking_gives_a_number_a_link_and_a_task(world: World) -> None:
    receipt = world.ask()
    second = world.ask()
    assert (receipt.number, second.number) == ("R8-000001", "R8-000002")
    status = cases.enquiry_by_token(receipt.token, world.now)
    assert (status.state, status.unit_name, status.text) == ("received", "架空商工会", SECRET_WORDS)
    tasks = [task for task in open_tasks(world.adviser, world.now) if task.object_id == receipt.id]
    # Friday 20 November; Monday the 23rd is a holiday (勤労感謝の日), so two office days later is the 25th.
    assert [task.due_on for task in tasks] == [date(2026, 11, 25)]
    assert [task.label for task in tasks] == [receipt.number]


def test_the_token_is_kept_only_as_its_hash(world: World) -> None:
    receipt = world.ask()
    row = Enquiry.scoped.unscoped().get(pk=receipt.id)
    values = [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]
    assert receipt.token not in values
    assert len(row.token_hash) == 64


def test_confidential_words_stay_out_of_audit_and_mail(world: World) -> None:
    world.ask(link="http://testserver/portal/follow/{token}/")
    letter = MailMessage.objects.get()
    assert letter.to_address == "hanako@example.jp"
    assert SECRET_WORDS not in letter.body + letter.subject
    for entry in AuditEntry.objects.all():
        assert "資金" not in str(entry.changed) and "花子" not in str(entry.changed)


def test_everything_wrong_is_said_at_once(world: World) -> None:
    refusal = refusal_of(
        lambda: world.ask(text=" ", asker_name="", contact_email="", prefecture_code="48", to_unit_id=0)
    )
    assert isinstance(refusal, Refusals)
    assert [(part.field, part.code) for part in refusal.refusals] == [
        ("text", "text_required"),
        ("asker_name", "text_required"),
        ("contact_email", "contact_required"),
        ("prefecture_code", "prefecture_unknown"),
        ("to_unit_id", "agency_unknown"),
    ]
    assert not Enquiry.scoped.unscoped().exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"contact_email": "not an address"}, "email_invalid"),
        ({"contact_email": "", "contact_phone": "12"}, "phone_invalid"),
        ({"contact_phone": "電話"}, "phone_invalid"),
        ({"text": "あ" * 4001}, "text_too_long"),
        ({"text": "番号は 123456789018 です"}, "individual_number_refused"),
        ({"text": "\u202eabc"}, "encoding_invalid"),
        ({"asker_name": "a\x00b"}, "encoding_invalid"),
        ({"city_code": "999999"}, None),
        ({"subject_id": 1}, "firm_unknown"),
    ],
)
def test_bad_enquiries(world: World, changes: dict, code: str | None) -> None:
    refusal = refusal_of(lambda: world.ask(**changes))
    assert code is None or refusal.code == code
    assert not Enquiry.scoped.unscoped().exists()


def test_phone_alone_is_enough(world: World) -> None:
    assert world.ask(contact_email="", contact_phone="０３-1234-5678").number


def test_another_units_enquiry_is_not_found(world: World) -> None:
    receipt = world.ask()
    assert refusal_of(lambda: cases.get_enquiry(world.other, world.now, receipt.id)).code == "not_found"
    for act in (
        lambda: cases.link_enquiry(actor=world.other, now=world.now, enquiry_id=receipt.id, subject_id=world.firm),
        lambda: cases.settle_enquiry(actor=world.other, now=world.now, enquiry_id=receipt.id, settlement="duplicate"),
    ):
        assert refusal_of(act).code == "not_found"


def test_from_enquiry_to_case(world: World) -> None:
    receipt = world.ask()
    cases.link_enquiry(actor=world.adviser, now=world.now, enquiry_id=receipt.id, subject_id=world.firm, version=1)
    case_id = world.open_case(enquiry_id=receipt.id, origin="enquiry", version=2)
    status = cases.enquiry_by_token(receipt.token, world.now)
    assert (status.state, status.case_id, status.subject_id, status.case_state) == (
        "accepted", case_id, world.firm, "open",
    )  # fmt: skip
    assert cases.get_case(world.adviser, world.now, case_id).enquiry_id == receipt.id
    assert not open_tasks(world.adviser, world.now).exists()
    steps = EnquiryChange.base.filter(enquiry_id=receipt.id).order_by("pk").values_list("action", flat=True)
    assert list(steps) == ["received", "linked", "accepted"]


def test_an_enquiry_becomes_one_case_only(world: World) -> None:
    receipt = world.ask()
    world.open_case(enquiry_id=receipt.id)
    assert refusal_of(lambda: world.open_case(enquiry_id=receipt.id)).code == "enquiry_already_handled"
    assert len(cases.cases_of_subject(world.adviser, world.now, world.firm)) == 1


def test_a_stale_version_is_refused(world: World) -> None:
    receipt = world.ask()
    cases.link_enquiry(actor=world.adviser, now=world.now, enquiry_id=receipt.id, subject_id=world.firm)
    assert refusal_of(lambda: world.open_case(enquiry_id=receipt.id, version=1)).code == "version_conflict"


def test_a_case_about_another_firm_is_refused(world: World) -> None:
    receipt = world.ask()
    cases.link_enquiry(actor=world.adviser, now=world.now, enquiry_id=receipt.id, subject_id=world.firm)
    another = parties.register_party(
        actor=world.adviser, now=world.now, kind="sole_proprietor", name="別の商店", prefecture_code="07"
    )
    refusal = refusal_of(lambda: world.open_case(enquiry_id=receipt.id, subject_id=another))
    assert refusal.code == "enquiry_about_another_firm"


def test_settle_and_withdraw(world: World) -> None:
    first, second = world.ask(), world.ask()
    cases.settle_enquiry(actor=world.adviser, now=world.now, enquiry_id=first.id, settlement="answered")
    cases.withdraw_enquiry(now=world.now, token=second.token)
    assert cases.enquiry_by_token(first.token, world.now).state == "settled"
    assert cases.enquiry_by_token(second.token, world.now).state == "withdrawn"
    assert refusal_of(lambda: cases.withdraw_enquiry(now=world.now, token=second.token)).kind.status == 409
    assert not open_tasks(world.adviser, world.now).exists()


def test_links_end(world: World) -> None:
    receipt = world.ask()
    assert refusal_of(lambda: cases.enquiry_by_token(receipt.token + "x", world.now)).code == "link_expired"
    assert refusal_of(lambda: cases.enquiry_by_token(receipt.token, later(world, days=731))).code == "link_expired"
