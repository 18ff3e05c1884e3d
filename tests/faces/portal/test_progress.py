"""The five steps of a request."""

import pytest

from banso.faces.portal.progress import Stand, progress_steps

WAITING = "waiting"


def states(**facts: object) -> list[str]:
    values = {"has_case": True, "consultations": 0, "referral_states": [], "is_closed": False, **facts}
    return [step.state for step in progress_steps(Stand(**values))]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"has_case": False}, ["done", "current", "todo", "todo", "todo"]),
        ({}, ["done", "done", "current", "todo", "todo"]),
        ({"consultations": 2}, ["done", "done", "current", "todo", "todo"]),
        ({"referral_states": [WAITING]}, ["done", "done", "done", "current", "todo"]),
        ({"referral_states": ["taken_up"]}, ["done", "done", "done", "current", "todo"]),
        ({"referral_states": ["not_for_us"]}, ["done", "done", "current", "todo", "todo"]),
        ({"referral_states": ["helped"]}, ["done", "done", "done", "done", "current"]),
        ({"is_closed": True}, ["done", "done", "done", "done"]),
        ({"is_closed": True, "referral_states": ["helped"]}, ["done"] * 5),
        ({"has_case": False, "is_over_without_case": True}, ["done", "done"]),
    ],
)
def test_steps(facts: dict, expected: list[str]) -> None:
    assert states(**facts) == expected
