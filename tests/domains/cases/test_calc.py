"""Pure parts of cases: numbers, dates, minutes, issues, states."""

from datetime import date

import pytest

from banso.domains.cases.calc.channels import CHANNELS
from banso.domains.cases.calc.consultation import check_event_date, check_minutes, check_next_step
from banso.domains.cases.calc.issue_list import accept_issues, join_issues, split_issues
from banso.domains.cases.calc.numbers import CASE, ENQUIRY, format_number
from banso.domains.cases.calc.workflow import (
    CASE_STEPS,
    ENQUIRY_STEPS,
    check_case_step,
    check_code,
    check_enquiry_step,
)
from banso.kernel.errors import Refusal, Text

TODAY = date(2026, 11, 20)


def code_of(call: object) -> str:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize(
    ("kind", "year", "number", "shown"),
    [
        (ENQUIRY, 2026, 123, "R8-000123"),
        (CASE, 2026, 1, "R8-C000001"),
        (ENQUIRY, 2019, 1, "R1-000001"),
        (ENQUIRY, 2018, 1, "H30-000001"),
        (ENQUIRY, 2026, 1_234_567, "R8-1234567"),
    ],
)
def test_numbers(kind: str, year: int, number: int, shown: str) -> None:
    assert format_number(kind, year, number) == shown


@pytest.mark.parametrize("day", [TODAY, date(2026, 4, 1), date(2025, 4, 1)])
def test_event_dates_accepted(day: date) -> None:
    check_event_date(day, TODAY)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 11, 21), "event_in_future"), (date(2025, 3, 31), "event_too_old")]
)
def test_event_dates_refused(day: date, code: str) -> None:
    assert code_of(lambda: check_event_date(day, TODAY)) == code


@pytest.mark.parametrize("value", [0, -1, 1441, 10**9, True, 1.5, "60", None])
def test_minutes_refused(value: object) -> None:
    assert code_of(lambda: check_minutes(value, field="contact_minutes", minimum=1)) == "minutes_out_of_range"


@pytest.mark.parametrize(("value", "minimum"), [(1, 1), (1440, 1), (0, 0)])
def test_minutes_accepted(value: int, minimum: int) -> None:
    assert check_minutes(value, field="preparation_minutes", minimum=minimum) == value


@pytest.mark.parametrize(
    ("step", "day", "code"),
    [
        ("", TODAY, "next_step_required"),
        ("電話する", date(2026, 11, 19), "next_on_past"),
        ("電話する", date(2099, 1, 1), "next_on_too_far"),
    ],
)
def test_next_steps_refused(step: str, day: date, code: str) -> None:
    assert code_of(lambda: check_next_step(step, day, TODAY)) == code


def test_issue_lists() -> None:
    assert accept_issues(["ロ", "hiring", "market_development"]) == ("market_development", "hiring")
    assert split_issues(join_issues(("hiring", "succession"))) == ("hiring", "succession")
    assert code_of(lambda: accept_issues([])) == "issues_required"
    assert code_of(lambda: accept_issues(["no_such"])) == "issue_unknown"
    many = ["イ", "ロ", "ハ", "ニ", "ホ", "ヘ", "ト", "チ", "リ"]
    assert code_of(lambda: accept_issues(many)) == "issues_too_many"


def test_every_step_is_allowed_or_refused() -> None:
    for state, targets in ENQUIRY_STEPS.items():
        for target in ENQUIRY_STEPS:
            if target in targets:
                check_enquiry_step(state, target)
            else:
                assert code_of(lambda s=state, t=target: check_enquiry_step(s, t)) == "enquiry_already_handled"
    for state, targets in CASE_STEPS.items():
        for target in CASE_STEPS:
            if target in targets:
                check_case_step(state, target)
            else:
                assert code_of(lambda s=state, t=target: check_case_step(s, t)) == f"case_{state}"


def test_unknown_code_names_its_field() -> None:
    assert code_of(lambda: check_code("telepathy", {"office": Text("来所", "Office")}, "channel")) == "channel_unknown"


def test_only_ai_chat_is_a_machine() -> None:
    assert [code for code, channel in CHANNELS.items() if channel.is_ai] == ["ai_chat"]
