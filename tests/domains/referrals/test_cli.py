"""Commands of referrals."""

import argparse
from typing import Any

import pytest
from tests.domains.handover_fixtures import WHAT_FOR, Handover

from banso.domains.referrals import cli
from banso.kernel.errors import Refusal
from banso.platform.command import Result, all_commands
from banso.platform.scope.actor import SYSTEM, Actor


def run(words: str, actor: Actor, now: Any, *arguments: str) -> Result:
    chosen = next(one for one in all_commands() if one.path == ("referrals", words))
    parser = argparse.ArgumentParser()
    chosen.configure(parser)
    args = parser.parse_args(list(arguments))
    args.actor, args.now = actor, now
    return chosen.run(args)


def test_a_referral_by_command(handover: Handover) -> None:
    assert cli.list_open
    world = handover.world
    sent = run(
        "send", world.adviser, world.now, "--case", str(handover.case), "--to", str(world.other_unit), "--issue", "ロ",
        "--what-for", WHAT_FOR, "--consent", str(handover.consent),
    )  # fmt: skip
    number = str(sent.data["id"])
    assert [row["id"] for row in run("list", world.other, world.now, "basket").data["items"]] == [sent.data["id"]]
    assert run("show", world.other, world.now, number).data["content"]["what_for"] == WHAT_FOR
    taken = run("take-up", world.other, world.now, number, "--version", "1")
    assert taken.data["received_case_id"] > handover.case
    run("close", world.other, world.now, number, "--outcome", "helped")
    assert run("show", world.adviser, world.now, number).data["state"] == "helped"
    assert run("list", world.adviser, world.now, "sent").lines == ["なし / none"]


def test_refuse_withdraw_and_the_clock(handover: Handover) -> None:
    world = handover.world
    number = str(handover.send())
    run("refuse", world.other, world.now, number, "--reason-code", "out_of_field")
    again = str(handover.send())
    run("withdraw", world.adviser, world.now, again, "--reason", "取消")
    assert run("run-ladder", SYSTEM, world.now).data == {"reminded": 0, "abandoned": 0}


def test_the_system_is_no_agency(handover: Handover) -> None:
    with pytest.raises(Refusal, match="unit_required"):
        run("list", SYSTEM, handover.world.now, "basket")
    with pytest.raises(Refusal, match="unit_required"):
        run("take-up", SYSTEM, handover.world.now, str(handover.send()))
