"""The clock: reminders on each rung, abandonment, and nothing twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.domains.handover_fixtures import Handover, content, kinds, notices

from banso.domains.referrals import api as referrals
from banso.domains.referrals.calc.ladder import rung_dates
from banso.domains.referrals.models import Referral, ReferralChange
from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import run_due
from banso.platform.mail.models import MailMessage
from banso.platform.tasks.worklist import open_tasks

RUNGS = rung_dates(date(2026, 11, 20))


def morning(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 1, 0, tzinfo=UTC)


def run(on: date) -> tuple[int, int]:
    done = referrals.run_ladder(now=morning(on))
    return done.reminded, done.abandoned


def test_reminded_on_each_rung_then_abandoned(handover: Handover) -> None:
    number = handover.send()
    assert run(RUNGS[0] - timedelta(days=1)) == (0, 0)
    for place, on in enumerate(RUNGS, start=1):
        assert run(on) == (1, 0)
        assert run(on) == (0, 0)
        task = open_tasks(handover.world.other, morning(on)).get()
        assert (task.kind, task.due_on) == ("referrals.answer", RUNGS[min(place, 2)])
    assert run(date(2027, 1, 4)) == (0, 0)
    assert run(date(2027, 1, 5)) == (0, 1)
    assert run(date(2027, 1, 5)) == (0, 0)
    row = handover.read(number)
    assert (row.state, row.rung, row.ended_on) == ("abandoned", 3, date(2027, 1, 5))


def test_abandonment_is_told_to_sender_and_firm(handover: Handover) -> None:
    number = handover.send()
    for on in (*RUNGS, date(2027, 1, 5)):
        run(on)
    assert kinds(handover.world.adviser, handover) == ["referrals.abandoned"]
    assert kinds(handover.world.other, handover) == []
    assert "返事がない" in notices(handover)[-1]
    assert content(handover, number) is None


def test_a_long_stop_gives_one_reminder_and_never_ends_the_same_day(handover: Handover) -> None:
    handover.send()
    assert run(date(2027, 2, 1)) == (1, 0)
    assert run(date(2027, 2, 1)) == (0, 0)
    assert run(date(2027, 2, 2)) == (0, 1)
    assert ReferralChange.scoped.unscoped().filter(party="clock").count() == 2


def test_answered_referrals_are_left_alone(handover: Handover) -> None:
    referrals.take_up(actor=handover.world.other, now=handover.world.now, referral_id=handover.send())
    assert run(date(2027, 2, 1)) == (0, 0)


def test_reminders_go_to_the_agencys_address(handover: Handover) -> None:
    from banso.domains.directory.models import Agency

    Agency.objects.filter(unit_id=handover.world.other_unit).update(email="desk@example.jp")
    handover.send()
    run(RUNGS[0])
    subjects = list(MailMessage.objects.filter(to_address="desk@example.jp").values_list("subject", flat=True))
    assert len(subjects) == 2
    assert "再通知" in subjects[1]


def test_the_daily_job_runs_and_queues_the_next(handover: Handover) -> None:
    handover.send()
    at = handover.world.now + timedelta(days=1)
    assert run_due(at) >= 1
    waiting = Job.objects.filter(kind="referrals.run_ladder", state="queued")
    assert [job.run_at for job in waiting] == [datetime(2026, 11, 21, 21, 0, tzinfo=UTC)]
    assert not Job.objects.filter(state="failed").exists()


def test_a_referral_keeps_the_ladder_it_was_sent_with(handover: Handover, settings: pytest.FixtureRequest) -> None:
    settings.BANSO_REFERRAL_LADDER_DAYS = (3, 5)
    number = handover.send()
    settings.BANSO_REFERRAL_LADDER_DAYS = (9, 21, 45)
    assert Referral.scoped.unscoped().get(pk=number).ladder_days == [3, 5]
    # Monday 23 November 2026 is a holiday, so both rungs move.
    assert rung_dates(date(2026, 11, 20), (3, 5)) == (date(2026, 11, 24), date(2026, 11, 25))
    assert run(date(2026, 11, 24)) == (1, 0)
    assert run(date(2026, 11, 25)) == (1, 0)
    assert run(date(2026, 11, 26)) == (0, 1)
