"""Commands of cases: `banso ask`, `banso cases …`, `banso enquiries …`, `banso consultations log`."""

import argparse
import sys

from banso.kernel.wareki import format_wareki, parse_date
from banso.platform.clock import date_of
from banso.platform.command import Result, accept_id, command
from banso.platform.scope.actor import ANONYMOUS

from . import api
from .calc.workflow import CASE_STATES, check_code
from .queries.lists import case_rows

MOST_LINES = 200


def _ask_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="相談の内容（- で標準入力） / the worry (- reads standard input)")
    parser.add_argument("--name", required=True, help="相談者の名前 / who asks")
    parser.add_argument("--prefecture", required=True, metavar="NN", help="都道府県コード / prefecture code")
    parser.add_argument("--unit", required=True, type=int, metavar="ID", help="相談先の組織番号 / unit asked")
    parser.add_argument("--email", default="", help="メール / e-mail")
    parser.add_argument("--phone", default="", help="電話 / telephone")
    parser.add_argument("--firm", default="", help="会社や店の名前 / name of the firm")


@command("ask", "相談を申し込む / ask for advice", _ask_options)
def ask(args: argparse.Namespace) -> Result:
    """受付番号 and the path of the follow page."""
    receipt = api.ask_question(
        actor=ANONYMOUS.within(args.actor.request_id),
        now=args.now,
        text=_text(args.text),
        asker_name=args.name,
        contact_email=args.email,
        contact_phone=args.phone,
        firm_name=args.firm,
        prefecture_code=args.prefecture,
        to_unit_id=accept_id(args.unit, "--unit"),
    )
    path = f"/portal/follow/{receipt.token}/"
    return Result({"number": receipt.number, "follow_path": path}, [f"{receipt.number} {path}"])


@command("enquiries list", "対応を待つ相談の申込み / enquiries waiting")
def enquiries_list(args: argparse.Namespace) -> Result:
    args.actor.require_unit()
    found = api.waiting_enquiries(args.actor, args.now, MOST_LINES)
    items = [
        {"id": one.id, "number": one.number, "asked_at": one.asked_at, "subject_id": one.subject_id, "version": one.version}
        for one in found
    ]
    return Result({"items": items}, [f"{one.id} {one.number} {format_wareki(date_of(one.asked_at))}" for one in found])


def _list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", default="", choices=["", *CASE_STATES], help="状態 / state")


@command("cases list", "案件の一覧 / cases one may see", _list_options)
def cases_list(args: argparse.Namespace) -> Result:
    rows = case_rows(args.actor, args.now).order_by("-opened_on", "-pk")
    if args.state:
        rows = rows.filter(state=check_code(args.state, CASE_STATES, "state"))
    items = [
        {"id": row.pk, "number": row.number, "state": row.state, "issues": list(row.issues), "subject_id": row.subject_id,
         "opened_on": row.opened_on, "consultations": row.consultation_count}
        for row in rows[:MOST_LINES]
    ]  # fmt: skip
    return Result({"items": items}, [f"{one['id']} {one['number']} {CASE_STATES[one['state']].ja}" for one in items])


def _case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=int, metavar="ID", help="案件の番号（id） / id of the case")


@command("cases show", "案件と相談記録（見たことは記録されます） / a case with its consultations (audited)", _case_options)
def cases_show(args: argparse.Namespace) -> Result:
    sheet = api.look_at_case(actor=args.actor, now=args.now, case_id=accept_id(args.case, "case"))
    data = {**vars(sheet.case), "consultations": [vars(one) for one in sheet.consultations]}
    lines = [f"{sheet.case.number} {CASE_STATES[sheet.case.state].ja} {sheet.case.title}"]
    lines += [f"{format_wareki(one.event_on)} {one.channel} {one.summary}" for one in sheet.consultations]
    return Result(data, lines)


def _open_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--firm", required=True, type=int, metavar="ID", help="事業者の番号 / id of the firm")
    parser.add_argument("--title", required=True, help="件名 / title")
    parser.add_argument("--issue", required=True, action="append", metavar="CODE", help="経営課題 / issue (repeatable)")
    parser.add_argument("--enquiry", type=int, metavar="ID", help="申込みの番号 / id of the enquiry")


@command("cases open", "案件を始める / open a case", _open_options)
def cases_open(args: argparse.Namespace) -> Result:
    case_id = api.open_case(
        actor=args.actor,
        now=args.now,
        subject_id=accept_id(args.firm, "--firm"),
        title=args.title,
        issues=args.issue,
        enquiry_id=None if args.enquiry is None else accept_id(args.enquiry, "--enquiry"),
        origin="walk_in" if args.enquiry is None else "enquiry",
    )
    return Result({"id": case_id}, [str(case_id)])


def _close_options(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("--outcome", required=True, metavar="CODE", help="結果 / outcome")
    parser.add_argument("--note", default="", help="まとめ / note")


@command("cases close", "案件を終える / close a case", _close_options)
def cases_close(args: argparse.Namespace) -> Result:
    case_id = accept_id(args.case, "case")
    api.close_case(actor=args.actor, now=args.now, case_id=case_id, outcome=args.outcome, note=args.note)
    return Result({"id": case_id, "state": "closed"}, [f"{case_id} closed"])


def _log_options(parser: argparse.ArgumentParser) -> None:
    _case_options(parser)
    parser.add_argument("--on", required=True, metavar="DATE", help="相談日 / day of the consultation")
    parser.add_argument("--channel", default="office", metavar="CODE", help="方法 / channel")
    parser.add_argument("--minutes", required=True, type=int, help="相談した時間（分） / contact minutes")
    parser.add_argument("--preparation", default=0, type=int, help="準備した時間（分） / preparation minutes")
    parser.add_argument("--issue", required=True, action="append", metavar="CODE", help="経営課題 / issue (repeatable)")
    parser.add_argument("--summary", required=True, help="内容（- で標準入力） / summary (- reads standard input)")
    parser.add_argument("--next", dest="next_step", default="", help="次にすること / next step")
    parser.add_argument("--next-on", default="", metavar="DATE", help="その期日 / by when")


@command("consultations log", "相談を記録する / log a consultation", _log_options)
def consultations_log(args: argparse.Namespace) -> Result:
    made = api.log_consultation(
        actor=args.actor,
        now=args.now,
        case_id=accept_id(args.case, "case"),
        event_on=parse_date(args.on, field="--on"),
        contact_minutes=args.minutes,
        preparation_minutes=args.preparation,
        channel=args.channel,
        issues=args.issue,
        summary=_text(args.summary),
        next_step=args.next_step,
        next_on=parse_date(args.next_on, field="--next-on") if args.next_on else None,
    )
    return Result({"id": made}, [str(made)])


def _text(given: str) -> str:
    return sys.stdin.read() if given == "-" else given
