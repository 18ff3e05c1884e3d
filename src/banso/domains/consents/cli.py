"""Commands of consents: `banso consents list|give|withdraw`."""

import argparse

from banso.platform.command import Result, accept_id, command

from . import api
from .calc.workflow import CONSENT_STATES


def _list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--firm", required=True, type=int, metavar="ID", help="事業者の番号 / id of the firm")


@command("consents list", "事業者の同意 / consents of a firm", _list_options)
def consents_list(args: argparse.Namespace) -> Result:
    found = api.consents_of_subject(args.actor, args.now, accept_id(args.firm, "--firm"))
    lines = [f"{one.id} {one.holder_name} → {one.receiver_name} {CONSENT_STATES[one.state].ja}" for one in found]
    return Result({"items": [vars(one) for one in found]}, lines)


def _give_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--firm", required=True, type=int, metavar="ID", help="事業者の番号 / id of the firm")
    parser.add_argument("--receiver", required=True, type=int, metavar="ID", help="見せる先の組織番号 / receiving unit")
    parser.add_argument("--evidence", default="paper", choices=["paper", "oral"], help="確認の方法 / evidence")
    parser.add_argument("--note", required=True, help="確認の記録 / note of evidence")
    parser.add_argument(
        "--class", dest="classes", action="append", metavar="CLASS", help="見せる情報 / field class (repeatable)"
    )


@command("consents give", "書面・口頭の同意を記録する / record a paper or oral consent", _give_options)
def consents_give(args: argparse.Namespace) -> Result:
    made = api.give_consent(
        actor=args.actor,
        now=args.now,
        subject_id=accept_id(args.firm, "--firm"),
        purpose="referral",
        field_classes=args.classes or ["internal", "confidential"],
        holder_unit_id=args.actor.require_unit(),
        receiver_unit_id=accept_id(args.receiver, "--receiver"),
        evidence=args.evidence,
        evidence_note=args.note,
    )
    return Result({"id": made}, [str(made)])


def _withdraw_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("consent", type=int, metavar="ID", help="同意の番号 / id of the consent")
    parser.add_argument("--reason", default="", help="申出の記録 / how the wish was received")


@command("consents withdraw", "同意を撤回する / withdraw a consent", _withdraw_options)
def consents_withdraw(args: argparse.Namespace) -> Result:
    ended = api.withdraw_consent(
        actor=args.actor, now=args.now, consent_id=accept_id(args.consent, "consent"), reason=args.reason
    )
    return Result({"grants_ended": ended}, [f"grants_ended {ended}"])
