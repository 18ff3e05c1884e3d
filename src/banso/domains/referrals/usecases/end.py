"""Ending a referral 取次ぎの終了: closed by the receiver with an outcome, or withdrawn."""

from datetime import datetime

from banso.domains.cases import api as cases
from banso.domains.messages import api as messages
from banso.domains.surveys import api as surveys
from banso.kernel.errors import Text
from banso.kernel.text import accept_text
from banso.platform.scope.actor import SYSTEM, Actor
from banso.platform.tasks.worklist import close_tasks
from banso.platform.work import Work, work

from ..calc.workflow import (
    HELPED,
    NO_HELP_NEEDED,
    NOT_REACHABLE,
    OPEN_STATES,
    SURVEYED_OUTCOMES,
    WITHDRAWN,
    Party,
    check_outcome,
    check_transition,
)
from ..events import ReferralEnded
from ..models import Referral
from ..queries import ABOUT
from .steps import lock_referral, move, party_of
from .tell import SENDER_KINDS, follow_up, tell_firm

ENDED_WITH_SURVEY = "referral_ended_with_survey"
NOTICE_OF = {HELPED: ENDED_WITH_SURVEY, NO_HELP_NEEDED: ENDED_WITH_SURVEY, NOT_REACHABLE: "referral_not_reachable"}

messages.register_notice(
    ENDED_WITH_SURVEY,
    Text(
        "{receiver}による支援が終わりました。役に立ったか、アンケートにお答えください。",
        "The support by {receiver} has ended. Please tell us whether it was useful.",
    ),
)
messages.register_notice(
    "referral_not_reachable",
    Text(
        "{receiver}から連絡がつかなかったため、取次ぎを終えました。{unit}が引き続き担当します。",
        "{receiver} could not reach you, so the hand-over has ended. {unit} remains responsible.",
    ),
)


def close_referral(
    *, actor: Actor, now: datetime, referral_id: int, outcome: str, note: str = "", version: int | None = None
) -> None:
    """Say how a referral taken up has ended; after help the firm is asked how useful it was.

    Errors: outcome_unknown, not_found, version_conflict, referral_step_not_allowed, referral_not_yours_to_change.
    """
    check_outcome(outcome)
    words = accept_text(note, field="note", max_length=1_000, required=False, multiline=True)
    with work(actor, now) as unit:
        referral = lock_referral(actor, now, referral_id, version)
        party = party_of(actor, referral)
        check_transition(referral.state, outcome, party)
        tell_firm(unit, referral, NOTICE_OF[outcome])
        referral.end_note = words
        end(unit, referral, outcome, party)
        if outcome in SURVEYED_OUTCOMES:
            _ask_usefulness(unit, referral)


def withdraw_referral(
    *, actor: Actor, now: datetime, referral_id: int, reason: str, version: int | None = None
) -> None:
    """Take an open referral back, as its sender or as the firm. Errors: text_required, and those of `close_referral`."""
    words = accept_text(reason, field="reason", max_length=1_000, multiline=True)
    with work(actor, now) as unit:
        referral = lock_referral(actor, now, referral_id, version)
        party = party_of(actor, referral)
        check_transition(referral.state, WITHDRAWN, party)
        tell_firm(unit, referral, "referral_withdrawn")
        referral.end_note = words
        end(unit, referral, WITHDRAWN, party)


def withdraw_under_consent(*, now: datetime, consent_id: int) -> int:
    """The firm took its consent back: every open referral under it is withdrawn; returns how many."""
    rows = Referral.scoped.unscoped().filter(consent_id=consent_id, state__in=OPEN_STATES)
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for number in numbers:
        with work(SYSTEM, now) as unit:
            referral = lock_referral(SYSTEM, now, number, None)
            if referral.state in OPEN_STATES:
                tell_firm(unit, referral, "referral_withdrawn")
                end(unit, referral, WITHDRAWN, Party.FIRM)
    return len(numbers)


def acknowledge_end(*, actor: Actor, now: datetime, referral_id: int) -> None:
    """The sender has seen how it ended: its task is done. Errors: not_found."""
    with work(actor, now) as unit:
        referral = lock_referral(actor, now, referral_id, None)
        unit_id = actor.require_unit()
        party_of(actor, referral)
        for kind in SENDER_KINDS:
            close_tasks(row=referral, now=now, outcome="seen", kind=kind, unit_id=unit_id)
        unit.audit("referral.seen", referral)


def end(unit: Work, referral: Referral, state: str, party: Party) -> None:
    """Move to an end state and tell the sender, unless the sender did it itself."""
    move(unit, referral, state, party)
    if party is not Party.SENDER:
        follow_up(unit, referral)
    unit.emit(
        ReferralEnded(referral.pk, state, referral.subject_id, referral.owner_unit_id, referral.receiver_unit_id)
    )


def _ask_usefulness(unit: Work, referral: Referral) -> None:
    _, email, _ = cases.contact_of_case(referral.case_id)
    surveys.invite_respondent(
        actor=unit.actor,
        now=unit.now,
        survey_code=surveys.USEFULNESS,
        subject_id=referral.subject_id,
        owner_unit_id=referral.receiver_unit_id,
        about_type=ABOUT,
        about_id=referral.pk,
        issue=referral.issue,
        email=email,
    )
