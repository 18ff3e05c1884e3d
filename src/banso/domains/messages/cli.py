"""Commands of messages: `banso messages show|post`."""

import argparse
import sys

from banso.platform.command import Result, accept_id, command

from . import api


def _case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=int, metavar="ID", help="案件の番号（id） / id of the case")


@command("messages show", "案件のやり取り / the thread of a case", _case_options)
def messages_show(args: argparse.Namespace) -> Result:
    view = api.thread_of(args.actor, args.now, accept_id(args.case, "case"))
    items = [{**vars(one), "notice": one.notice and one.notice._asdict()} for one in view.entries]
    lines = [f"{one.sent_at:%Y-%m-%d %H:%M} {one.side} {one.notice.ja if one.notice else one.body}" for one in view.entries]
    return Result({"case_id": view.case_id, "items": items}, lines)


def _post_options(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("body", help="メッセージ（- で標準入力） / the message (- reads standard input)")


@command("messages post", "事業者にメッセージを送る / write to the firm", _post_options)
def messages_post(args: argparse.Namespace) -> Result:
    body = sys.stdin.read() if args.body == "-" else args.body
    made = api.post_message(actor=args.actor, now=args.now, case_id=accept_id(args.case, "case"), body=body)
    return Result({"id": made}, [str(made)])
