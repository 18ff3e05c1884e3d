"""The door of referrals 取次ぎ."""

from .calc.shares import SHARES
from .calc.workflow import LABELS, OUTCOMES, REFUSAL_REASONS, STATES, Party
from .events import ReferralEnded, ReferralRefused, ReferralSent, ReferralTakenUp
from .queries import (
    ABOUT,
    ChangeEntry,
    FirmStep,
    ReferralSummary,
    basket,
    changes_of,
    firm_steps_of_case,
    get_referral,
    open_load,
    referrals_of_case,
    referrals_of_subject,
    sent,
)
from .usecases.answer import refuse_referral, take_up
from .usecases.clock_jobs import KIND as LADDER_JOB
from .usecases.clock_jobs import keep_ladder_running
from .usecases.end import acknowledge_end, close_referral, withdraw_referral, withdraw_under_consent
from .usecases.load_referrals import LoadedReferral, load_referrals
from .usecases.look import ReferralSheet, look_at_referral
from .usecases.run_ladder import LadderRun, run_ladder
from .usecases.send import send_referral

__all__ = [
    "ABOUT",
    "LABELS",
    "LADDER_JOB",
    "OUTCOMES",
    "REFUSAL_REASONS",
    "SHARES",
    "STATES",
    "ChangeEntry",
    "FirmStep",
    "LadderRun",
    "LoadedReferral",
    "Party",
    "ReferralEnded",
    "ReferralRefused",
    "ReferralSent",
    "ReferralSheet",
    "ReferralSummary",
    "ReferralTakenUp",
    "acknowledge_end",
    "basket",
    "changes_of",
    "close_referral",
    "firm_steps_of_case",
    "get_referral",
    "keep_ladder_running",
    "load_referrals",
    "look_at_referral",
    "open_load",
    "referrals_of_case",
    "referrals_of_subject",
    "refuse_referral",
    "run_ladder",
    "send_referral",
    "sent",
    "take_up",
    "withdraw_referral",
    "withdraw_under_consent",
]
