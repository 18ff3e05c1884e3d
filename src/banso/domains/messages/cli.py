"""Commands of messages: `banso messages show|post`."""

import argparse
import sys

from banso.kernel.errors import Refusal, Text
from banso.platform.command import Result, command

from . import api


def _case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=int, metavar="ID", help="案件の番号（id） / id of the case")


@command("messages show", "案件のやり取り / the thread of a case", _case_options)
def messages_show(args: argparse.Namespace) -> Result:
    view = api.thread_of(args.actor, args.now, _id(args.case))
    items = [{**vars(one), "notice": one.notice and one.notice._asdict()} for one in view.entries]
    lines = [f"{one.sent_at:%Y-%m-%d %H:%M} {one.side} {one.notice.ja if one.notice else one.body}" for one in view.entries]
    return Result({"case_id": view.case_id, "items": items}, lines)


def _post_options(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("body", help="メッセージ（- で標準入力） / the message (- reads standard input)")


@command("messages post", "事業者にメッセージを送る / write to the firm", _post_options)
def messages_post(args: argparse.Namespace) -> Result:
    body = sys.stdin.read() if args.body == "-" else args.body
    made = api.post_message(actor=args.actor, now=args.now, case_id=_id(args.case), body=body)
    return Result({"id": made}, [str(made)])


def _id(number: int) -> int:
    """Ids a database column can hold; others are refused in words."""
    if not 1 <= number < 2**63:
        raise Refusal(
            "number_invalid",
            field="case",
            reason=Text("番号の範囲を超えています。", "This number cannot be an id."),
            next_step=Text("番号を確かめてください。", "Check the number."),
        )
    return number
