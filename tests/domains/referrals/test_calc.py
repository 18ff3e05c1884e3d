"""Pure parts of referrals, as tables."""

from datetime import date, timedelta

import pytest

from banso.domains.referrals.calc import ladder, loops, payload, shares, workflow
from banso.domains.referrals.calc.workflow import Party
from banso.kernel.business_days import is_office_day
from banso.kernel.errors import Refusal

ALLOWED = {
    ("waiting", "taken_up", "receiver"),
    ("waiting", "not_for_us", "receiver"),
    ("waiting", "abandoned", "clock"),
    ("waiting", "withdrawn", "sender"),
    ("waiting", "withdrawn", "firm"),
    ("taken_up", "helped", "receiver"),
    ("taken_up", "no_help_needed", "receiver"),
    ("taken_up", "not_reachable", "receiver"),
    ("taken_up", "withdrawn", "sender"),
    ("taken_up", "withdrawn", "firm"),
}
EVERY_STEP = [(state, target, party) for state in workflow.STATES for target in workflow.STATES for party in Party]


@pytest.mark.parametrize(("state", "target", "party"), EVERY_STEP)
def test_only_the_table_of_steps_is_allowed(state: str, target: str, party: Party) -> None:
    if (state, target, party.value) in ALLOWED:
        workflow.check_transition(state, target, party)
        assert target in workflow.next_states(state, party)
        return
    with pytest.raises(Refusal) as refused:
        workflow.check_transition(state, target, party)
    reachable = target in workflow.TRANSITIONS[state]
    assert refused.value.code == ("referral_not_yours_to_change" if reachable else "referral_step_not_allowed")
    assert refused.value.kind.status == (403 if reachable else 409)


def test_every_state_has_words_and_steps() -> None:
    assert set(workflow.LABELS) == set(workflow.STATES) == set(workflow.TRANSITIONS)
    assert all(not workflow.TRANSITIONS[state] for state in workflow.END_STATES)


@pytest.mark.parametrize(
    ("code", "words", "error"),
    [
        ("", "", "refusal_reason_required"),
        ("busy", "", "refusal_reason_unknown"),
        ("other", " ", "refusal_words_required"),
        ("other", "担当者が不在", None),
        ("no_capacity", "", None),
    ],
)
def test_a_refusal_needs_a_reason(code: str, words: str, error: str | None) -> None:
    if error is None:
        workflow.check_refusal_reason(code, words)
        return
    with pytest.raises(Refusal) as refused:
        workflow.check_refusal_reason(code, words)
    assert refused.value.code == error


def test_outcomes_are_three() -> None:
    for outcome in workflow.OUTCOMES:
        workflow.check_outcome(outcome)
    with pytest.raises(Refusal, match="outcome_unknown"):
        workflow.check_outcome("withdrawn")


def test_rungs_roll_to_the_next_office_day() -> None:
    # Friday 20 November 2026: +9 is Sunday, +21 is Friday, +45 is 4 January, the first office day of the year.
    assert ladder.rung_dates(date(2026, 11, 20)) == (date(2026, 11, 30), date(2026, 12, 11), date(2027, 1, 4))
    # +45 from 14 November is 29 December, when offices have closed for the year.
    assert ladder.rung_dates(date(2026, 11, 14))[2] == date(2027, 1, 4)


@pytest.mark.parametrize("offset", range(0, 400, 3))
def test_rungs_are_office_days_in_order(offset: int) -> None:
    sent_on = date(2026, 1, 1) + timedelta(days=offset)
    rungs = ladder.rung_dates(sent_on)
    assert list(rungs) == sorted(rungs)
    for on, days in zip(rungs, ladder.DEFAULT_DAYS, strict=True):
        assert is_office_day(on)
        assert timedelta(0) <= on - (sent_on + timedelta(days=days)) <= timedelta(days=12)
    assert is_office_day(ladder.standing(sent_on, sent_on).abandon_on)


@pytest.mark.parametrize(
    ("today", "rung", "answer_by"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 30)),
        (date(2026, 11, 29), 0, date(2026, 11, 30)),
        (date(2026, 11, 30), 1, date(2026, 12, 11)),
        (date(2026, 12, 10), 1, date(2026, 12, 11)),
        (date(2026, 12, 11), 2, date(2027, 1, 4)),
        (date(2027, 1, 4), 3, date(2027, 1, 4)),
        (date(2027, 1, 5), 3, date(2027, 1, 4)),
    ],
)
def test_standing_before_on_and_after_each_rung(today: date, rung: int, answer_by: date) -> None:
    stands = ladder.standing(date(2026, 11, 20), today)
    assert (stands.rung, stands.answer_by, stands.abandon_on) == (rung, answer_by, date(2027, 1, 5))


def test_abandoned_no_sooner_than_the_office_day_after_the_last_reminder() -> None:
    late = date(2027, 1, 8)  # a Friday; nothing ran over New Year
    assert ladder.standing(date(2026, 11, 20), late, reminded_on=late).abandon_on == date(2027, 1, 12)


@pytest.mark.parametrize("days", [(), (0, 5), (9, 9), (21, 9), (9, 400)])
def test_a_ladder_rises(days: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="ladder"):
        ladder.check_days(days)
    assert ladder.check_days([3, 7]) == (3, 7)


def test_the_fingerprint_knows_every_change_and_no_order() -> None:
    content = {"what_for": "髙橋様の件", "firm": {"name": "架空商店", "id": 1}}
    same = {"firm": {"id": 1, "name": "架空商店"}, "what_for": "髙橋様の件"}
    assert payload.fingerprint(content) == payload.fingerprint(same)
    assert payload.is_intact(same, payload.fingerprint(content))
    assert not payload.is_intact({**same, "what_for": "高橋様の件"}, payload.fingerprint(content))


@pytest.mark.parametrize(
    ("chosen", "consented", "missing"),
    [
        ((), (), []),
        (("summary",), ("internal",), ["summary"]),
        (("summary", "contact"), ("confidential",), ["contact"]),
        (("contact",), ("personal",), []),
        (("contact", "consultations"), (), ["consultations", "contact"]),
    ],
)
def test_only_what_was_consented_to_is_shared(chosen: tuple[str, ...], consented: tuple[str, ...], missing: list[str]) -> None:
    assert shares.not_covered(chosen, consented) == missing


def test_a_need_does_not_come_back() -> None:
    loops.check_no_loop([], 3)
    loops.check_no_loop([1, 2], 3)
    with pytest.raises(Refusal, match="referral_loop"):
        loops.check_no_loop([1, 2], 1)
