"""What the clock does 督促と終了: remind on each rung, abandon when nobody answered."""

from dataclasses import dataclass
from datetime import date, datetime

from banso.platform.clock import date_of
from banso.platform.scope.actor import SYSTEM
from banso.platform.work import Work, work

from ..calc.ladder import standing
from ..calc.workflow import ABANDONED, WAITING, Party
from ..models import Referral
from .end import end
from .letters import AGAIN, write_to_receiver
from .steps import lock_referral, log_change
from .tell import ask_receiver, tell_firm

REMIND, ABANDON, NOTHING = "remind", "abandon", ""


@dataclass(frozen=True)
class LadderRun:
    """How many receivers one run reminded, and how many referrals it abandoned."""

    reminded: int
    abandoned: int


def run_ladder(*, now: datetime) -> LadderRun:
    """Do what is due today. Running it again the same day changes nothing; a run missed is made up for.

    A receiver that missed several rungs while nothing ran is reminded once, and is never abandoned on the same day.
    """
    today = date_of(now)
    waiting = Referral.scoped.unscoped().filter(answer_by__lte=today, state=WAITING).order_by("pk")
    due = [row.pk for row in waiting.iterator() if _due(row, today)]
    done = [_step(number, today, now) for number in due]
    return LadderRun(done.count(REMIND), done.count(ABANDON))


def _due(referral: Referral, today: date) -> str:
    """What the clock must do today: remind, abandon, or nothing."""
    stands = standing(referral.sent_on, today, referral.ladder_days, referral.reminded_on)
    if referral.state != WAITING:
        return NOTHING
    if stands.rung > referral.rung:
        return REMIND
    return ABANDON if today >= stands.abandon_on else NOTHING


def _step(number: int, today: date, now: datetime) -> str:
    with work(SYSTEM, now) as unit:
        referral = lock_referral(SYSTEM, now, number, None)
        due = _due(referral, today)
        if due == REMIND:
            _remind(unit, referral, today)
        elif due == ABANDON:
            _abandon(unit, referral)
        else:
            unit.audit("referral.clock_overtaken", referral)
    return due


def _remind(unit: Work, referral: Referral, today: date) -> None:
    stands = standing(referral.sent_on, today, referral.ladder_days)
    referral.rung, referral.answer_by, referral.reminded_on = stands.rung, stands.answer_by, today
    referral.store()
    log_change(unit, referral, WAITING, Party.CLOCK)
    ask_receiver(unit, referral)
    write_to_receiver(unit, referral, AGAIN)
    unit.audit("referral.remind", referral, changed={"rung": stands.rung})


def _abandon(unit: Work, referral: Referral) -> None:
    tell_firm(unit, referral, "referral_abandoned")
    end(unit, referral, ABANDONED, Party.CLOCK)
