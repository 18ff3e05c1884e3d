"""Inviting, answering once, reminding once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from banso.domains.surveys import api as surveys
from banso.domains.surveys.models import Answer, Invitation
from banso.kernel.errors import Refusal
from banso.platform.audit.models import AuditEntry
from banso.platform.datasets import get_dataset
from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import run_due
from banso.platform.mail.models import MailMessage
from banso.platform.scope.actor import ANONYMOUS, Actor

Invite = Callable[..., surveys.InvitationLink]


def answer(link: surveys.InvitationLink, now: Any, **changes: Any) -> int:
    return surveys.answer_survey(**{"actor": ANONYMOUS, "now": now, "token": link.token, "score": 5, **changes})


def letters() -> list[MailMessage]:
    return list(MailMessage.objects.filter(purpose="survey").order_by("pk"))


def test_the_token_is_stored_nowhere(invite: Invite) -> None:
    link = invite(email="")
    assert link.url_path == f"/surveys/a/{link.token}/"
    for model in (Invitation, AuditEntry, Job):
        assert link.token not in str(list(model._base_manager.values()))


def test_once_about_one_thing(invite: Invite) -> None:
    assert invite() == invite()
    assert len(letters()) == 1
    assert invite(about_id=2) != invite()


def test_one_answer_on_its_scale(invite: Invite, now: Any, unit: Any) -> None:
    link = invite()
    answer(link, now, score=4, comment="助かりました。")
    row = Answer.scoped.unscoped().get()
    assert (row.score, row.scale_points, row.is_top_two, row.survey_version) == (4, 5, True, "R5")
    assert (row.issue, row.owner_unit_id, row.subject_id) == ("hiring", unit.pk, 77)
    assert Invitation.scoped.unscoped().get().email == ""
    with pytest.raises(Refusal) as again:
        answer(link, now)
    assert (again.value.code, again.value.kind.status) == ("already_answered", 409)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"score": 6}, "score_out_of_scale"),
        ({"score": 0}, "score_out_of_scale"),
        ({"comment": "x" * 1_001}, "text_too_long"),
        ({"comment": "番号は123456789018です"}, "individual_number_refused"),
        ({"token": "guess"}, "survey_link_unknown"),
        ({"token": "\ud800"}, "survey_link_unknown"),
    ],
)
def test_bad_answers_store_nothing(invite: Invite, now: Any, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        answer(invite(), now, **changes)
    assert not Answer.scoped.unscoped().exists()


def test_the_last_moment(invite: Invite, now: Any) -> None:
    end = now + timedelta(days=60)
    answer(invite(about_id=1), end - timedelta(microseconds=1))
    with pytest.raises(Refusal) as late:
        answer(invite(about_id=2), end)
    assert late.value.code == "survey_link_expired"
    assert surveys.get_invitation(invite(about_id=2).token, end).state == "expired"


def test_reminded_once_after_fourteen_days(invite: Invite, now: Any) -> None:
    link = invite()
    due = now + timedelta(days=14)
    run_due(due - timedelta(seconds=1))
    assert len(letters()) == 1
    run_due(due)
    run_due(due + timedelta(days=1))
    assert len(letters()) == 2
    assert "再送" in letters()[1].subject
    assert link.token in mail.outbox[-1].body
    assert {letter.body for letter in letters()} == {""}, "a sent letter keeps no link"
    assert surveys.remind_respondent(actor=ANONYMOUS, now=due, invitation_id=link.id) is False


def test_no_reminder_after_an_answer_or_without_an_address(invite: Invite, now: Any) -> None:
    answer(invite(about_id=1), now)
    invite(about_id=2, email="")
    before = len(letters())
    run_due(now + timedelta(days=14))
    assert len(letters()) == before
    assert not Job.objects.filter(kind="surveys.remind").exclude(state="done").exists()


def test_open_links_are_those_still_to_answer(invite: Invite, now: Any) -> None:
    first, second = invite(about_id=1), invite(about_id=2)
    answer(first, now)
    found = surveys.open_survey_links(about_type="referrals.referral", about_ids=[1, 2, 3], at=now)
    assert [(link.about_id, link.url_path) for link in found] == [(2, second.url_path)]
    late = now + timedelta(days=61)
    assert surveys.open_survey_links(about_type="referrals.referral", about_ids=[2], at=late) == []


def test_answers_are_read_by_the_agency_judged_only(invite: Invite, now: Any, unit: Any, make_unit: Any) -> None:
    answer(invite(), now, comment="もっと早く知りたかった。")
    judged, other = Actor(user_id=1, unit_id=unit.pk), Actor(user_id=2, unit_id=make_unit("別の機関").pk)
    found = surveys.answers_about(judged, now, "referrals.referral", [1])
    assert [(one.score, one.comment, one.label.ja) for one in found] == [(5, "もっと早く知りたかった。", "とても役に立った")]
    assert surveys.answers_about(other, now, "referrals.referral", [1]) == []


def test_the_dataset_holds_no_words(invite: Invite, now: Any) -> None:
    answer(invite(), now, comment="内緒の話")
    dataset = get_dataset("surveys.answers")
    row = dataset.rows().values(*(column.source for column in dataset.columns)).get()
    assert "内緒の話" not in str(row)
    assert (row["is_top_two"], row["scale_points"]) == (True, 5)
    audited = str(list(AuditEntry.objects.values()))
    assert "内緒の話" not in audited


@pytest.mark.parametrize("broken", [{"score": 6}, {"scale_points": 3}, {"is_top_two": False}])
def test_the_database_refuses_what_no_scale_has(invite: Invite, now: Any, broken: dict[str, Any]) -> None:
    answer(invite(), now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.scoped.unscoped().update(**broken)
