"""Commands of routing: `banso route`."""

import argparse
from typing import Any

from banso.kernel.issues import parse_issue
from banso.kernel.wareki import parse_date
from banso.platform.clock import date_of
from banso.platform.command import Result, command

from . import api
from .errors import no_candidate


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--issue", required=True, metavar="CODE", help="経営課題（founding など、またはイ〜ヌ）/ issue"
    )
    parser.add_argument(
        "--from",
        dest="from_type",
        required=True,
        metavar="AGENCY_TYPE",
        help="相談を受けた機関の種別（AG01など、owner）",
    )
    parser.add_argument(
        "--prefecture", required=True, metavar="NN", help="都道府県コード2桁 / prefecture, two digits"
    )
    parser.add_argument(
        "--city", default="", metavar="NNNNNN", help="市区町村コード6桁 / municipality, six digits"
    )
    parser.add_argument(
        "--on", default="", metavar="DATE", help="基準日（省略時は今日）/ as of (default today)"
    )


@command("route", "取次ぎ先の候補を、規則とともに示す / who may help, with the rules", _configure)
def route(args: argparse.Namespace) -> Result:
    """Candidates with their rules; exit 1 with the reason when no rule speaks."""
    on = parse_date(args.on, field="--on") if args.on else date_of(args.now)
    found = api.suggest(
        issue=args.issue,
        from_type=args.from_type,
        prefecture_code=args.prefecture,
        city_code=args.city,
        on=on,
    )
    data: dict[str, Any] = {
        "issue": parse_issue(args.issue).code,
        "from": args.from_type,
        "prefecture": args.prefecture,
        "on": on.isoformat(),
        "candidates": [one.as_data() for one in found.candidates],
        "set_aside": [{"rule_id": one.rule_id, "reason": one.reason._asdict()} for one in found.set_aside],
    }
    lines = [_line(one) for one in found.candidates]
    lines += [f"- {one.reason.ja}" for one in found.set_aside]
    if found.candidates:
        return Result(data, lines)
    refusal = no_candidate([one.reason for one in found.set_aside])
    data["error"] = refusal.as_dict("ja")
    return Result(data, [refusal.reason.ja, refusal.next_step.ja, refusal.reason.en, *lines], ok=False)


def _line(one: api.Candidate) -> str:
    body = f"{one.agency.name}（{one.type_name.ja}）" if one.agency else one.type_name.ja
    return f"{one.rank}. {body}［{'・'.join(one.rule_ids)}］{one.condition.ja}：{one.what_for.ja}"
