"""Commands of referrals: `banso referrals list|show|send|take-up|refuse|close|withdraw|run-ladder`."""

import argparse
from typing import Any

from banso.platform.command import Result, accept_id, command

from . import api


def _one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("referral_id", type=int, help="取次ぎ番号 / referral")


def _versioned(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    parser.add_argument("--version", type=int, default=None, help="見たときの版 / the version you saw")


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("box", choices=["basket", "sent"], help="届いた・送った / received or sent")


def _send(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--case", type=int, required=True, help="案件の番号（内部） / case id")
    parser.add_argument("--to", type=int, required=True, help="取次先の機関（内部番号） / receiving unit id")
    parser.add_argument("--issue", required=True, help="課題のコード / issue code")
    parser.add_argument("--what-for", required=True, help="してほしいこと / what for")
    parser.add_argument("--consent", type=int, required=True, help="同意の番号 / consent id")
    parser.add_argument("--rule", action="append", default=[], help="根拠の規則 / routing rule (repeatable)")
    parser.add_argument("--note", default="", help="担当者への連絡 / note")
    parser.add_argument("--share", action="append", default=None, choices=list(api.SHARES), help="渡す情報 / share")
    parser.add_argument("--consultation", type=int, action="append", default=[], help="渡す相談記録 / consultation id")
    parser.add_argument("--override-reason", default="", help="届出のない機関に取り次ぐ理由 / why this agency")


def _refuse(parser: argparse.ArgumentParser) -> None:
    _versioned(parser)
    parser.add_argument("--reason-code", required=True, choices=list(api.REFUSAL_REASONS), help="理由 / reason")
    parser.add_argument("--reason", default="", help="補足 / in words")


def _close(parser: argparse.ArgumentParser) -> None:
    _versioned(parser)
    parser.add_argument("--outcome", required=True, choices=list(api.OUTCOMES), help="結果 / outcome")
    parser.add_argument("--note", default="", help="報告 / note")


def _withdraw(parser: argparse.ArgumentParser) -> None:
    _versioned(parser)
    parser.add_argument("--reason", required=True, help="理由 / reason")


def _data(row: api.ReferralSummary) -> dict[str, Any]:
    return {
        "id": row.id,
        "state": row.state,
        "issue": row.issue,
        "firm": row.firm_name,
        "sender": row.sender.ja,
        "receiver": row.receiver.ja,
        "sent_on": row.sent_on.isoformat(),
        "answer_by": row.answer_by.isoformat(),
        "rung": row.rung,
        "ended_on": row.ended_on.isoformat() if row.ended_on else None,
        "version": row.version,
    }


def _line(row: api.ReferralSummary) -> str:
    return (
        f"{row.id}\t{row.state_label.ja}\t{row.issue}\t{row.firm_name}\t{row.sender.ja}→{row.receiver.ja}"
        f"\t{row.sent_on.isoformat()}\t期限 {row.answer_by.isoformat()}"
    )


@command("referrals list", "終わっていない取次ぎの一覧 / open referrals", _list)
def list_open(args: argparse.Namespace) -> Result:
    args.actor.require_unit()
    rows = (api.basket if args.box == "basket" else api.sent)(args.actor, args.now)
    return Result({"items": [_data(row) for row in rows]}, [_line(row) for row in rows] or ["なし / none"])


@command("referrals show", "取次ぎを表示する / show one referral", _one)
def show(args: argparse.Namespace) -> Result:
    sheet = api.look_at_referral(actor=args.actor, now=args.now, referral_id=accept_id(args.referral_id, "referral"))
    log = [{"at": one.at.isoformat(), "to": one.to_state, "rung": one.rung, "by": one.party} for one in sheet.changes]
    data = {**_data(sheet.referral), "content": sheet.content, "is_intact": sheet.is_intact, "changes": log}
    lines = [_line(sheet.referral), *(f"  {one['at']} {one['to']} {one['by']}" for one in log)]
    return Result(data, lines)


@command("referrals send", "取り次ぐ / send a referral", _send)
def send(args: argparse.Namespace) -> Result:
    number = api.send_referral(
        actor=args.actor,
        now=args.now,
        case_id=accept_id(args.case, "--case"),
        to_unit_id=accept_id(args.to, "--to"),
        issue=args.issue,
        what_for=args.what_for,
        consent_id=accept_id(args.consent, "--consent"),
        rule_ids=args.rule,
        note=args.note,
        shares=("summary",) if args.share is None else args.share,
        consultation_ids=args.consultation,
        override_reason=args.override_reason,
    )
    return Result({"id": number}, [f"取り次ぎました: {number} / sent"])


@command("referrals take-up", "引き受ける / take up", _versioned)
def take_up(args: argparse.Namespace) -> Result:
    case_id = api.take_up(**_about(args))
    return Result({"received_case_id": case_id}, [f"引き受けました。案件 {case_id} / taken up as case {case_id}"])


@command("referrals refuse", "対応できないことを返す / refuse with a reason", _refuse)
def refuse(args: argparse.Namespace) -> Result:
    api.refuse_referral(**_about(args), reason_code=args.reason_code, reason=args.reason)
    return Result({"state": "not_for_us"}, ["取次元に返しました。 / given back"])


@command("referrals close", "結果を記録して終える / close with an outcome", _close)
def close(args: argparse.Namespace) -> Result:
    api.close_referral(**_about(args), outcome=args.outcome, note=args.note)
    return Result({"state": args.outcome}, ["結果を記録しました。 / closed"])


@command("referrals withdraw", "取り下げる / withdraw", _withdraw)
def withdraw(args: argparse.Namespace) -> Result:
    api.withdraw_referral(**_about(args), reason=args.reason)
    return Result({"state": "withdrawn"}, ["取り下げました。 / withdrawn"])


@command("referrals run-ladder", "督促と期限切れの処理を今すぐ行う / run reminders and abandonments now")
def run_ladder(args: argparse.Namespace) -> Result:
    done = api.run_ladder(now=args.now)
    data = {"reminded": done.reminded, "abandoned": done.abandoned}
    return Result(data, [f"督促 {done.reminded}件、返答なしで終了 {done.abandoned}件 / reminded, abandoned"])


def _about(args: argparse.Namespace) -> dict[str, Any]:
    return {"actor": args.actor, "now": args.now, "referral_id": accept_id(args.referral_id, "referral"), "version": args.version}
