"""`banso indicators list|compute|rows`."""

import argparse
from datetime import datetime
from typing import Any

import pytest

from banso.domains.indicators import cli
from banso.kernel.errors import Refusal
from banso.platform.command import Command, all_commands
from banso.platform.scope.actor import SYSTEM

pytestmark = pytest.mark.django_db


def _run(path: str, *words: str, now: datetime, actor: Any = SYSTEM) -> Any:
    chosen: Command = next(one for one in all_commands() if one.path == tuple(path.split()))
    parser = argparse.ArgumentParser()
    chosen.configure(parser)
    args = parser.parse_args(list(words))
    args.actor, args.now = actor, now
    return chosen.run(args)


def test_the_list(now: datetime) -> None:
    result = _run("indicators list", now=now)
    assert result.ok
    assert [one["code"] for one in result.data["indicators"]][0] == "consultations"
    assert cli.DIMENSIONS == ("prefecture", "agency_type", "issue")


def test_computing_with_a_breakdown(now: datetime) -> None:
    result = _run("indicators compute", "taken_up_in_days", "--period", "2026", "--by", "quarter", "--days", "21", now=now)
    assert result.data["value"]["parameters"] == {"n": 21}
    assert len(result.data["slices"]) == 4
    assert "暫定" in result.lines[0]
    assert "—（0／0）" in result.lines[0]


def test_the_rows(now: datetime) -> None:
    result = _run("indicators rows", "consultations", "--limit", "0", now=now)
    assert (result.data, result.lines[-1]) == ({"total": 0, "rows": []}, "0件のうち0件 / 0 of 0")


@pytest.mark.parametrize("words", [["nothing"], ["consultations", "--period", "x"], ["consultations", "--prefecture", "48"]])
def test_bad_questions_are_refused(now: datetime, words: list[str]) -> None:
    with pytest.raises(Refusal):
        _run("indicators compute", *words, now=now)
