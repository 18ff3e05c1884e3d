"""Commands of the directory: `banso agencies …`."""

import argparse

from banso.kernel.wareki import parse_date
from banso.platform.clock import date_of
from banso.platform.command import Result, command

from . import api


def _configure_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--type", default="", metavar="AGNN", help="種別コード / type")
    parser.add_argument(
        "--prefecture", default="", metavar="NN", help="都道府県コード2桁 / prefecture, two digits"
    )
    parser.add_argument("--issue", default="", metavar="CODE", help="対応課題 / issue")
    parser.add_argument("--text", default="", help="名称の一部 / part of the name")
    parser.add_argument(
        "--on", default="", metavar="DATE", help="基準日（省略時は今日）/ as of (default today)"
    )
    parser.add_argument("--limit", type=int, default=200, help="最大件数 / at most")


@command("agencies list", "支援機関を一覧する / list agencies", _configure_list)
def list_agencies(args: argparse.Namespace) -> Result:
    """The agencies that match, as of a day; exit 1 when there is none."""
    on = parse_date(args.on, field="--on") if args.on else date_of(args.now)
    if args.type:
        api.type_name(args.type, on)
    found = api.find_agencies(
        on=on,
        type_codes=[args.type] if args.type else None,
        prefecture_code=args.prefecture,
        issue=args.issue,
        text=args.text,
        limit=max(1, min(args.limit, 10_000)),
    )
    lines = [f"{row.id}\t{row.type_name.ja}\t{row.name}\t{row.address}\t{row.phone}" for row in found]
    data = {"on": on.isoformat(), "agencies": [row.as_data() for row in found]}
    return Result(data, lines or ["当てはまる支援機関はありません。"], ok=bool(found))


def _configure_types(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--on", default="", metavar="DATE", help="基準日（省略時は今日）/ as of (default today)"
    )


@command(
    "agencies types", "支援機関の種別と、その日の名称 / kinds of agencies by name on a day", _configure_types
)
def list_types(args: argparse.Namespace) -> Result:
    """Kinds of agencies in force on a day under their names of that day."""
    on = parse_date(args.on, field="--on") if args.on else date_of(args.now)
    found = api.agency_types(on)
    data = {"on": on.isoformat(), "types": [{"code": row.code, "name": row.name._asdict()} for row in found]}
    return Result(data, [f"{row.code}\t{row.name.ja}\t{row.name.en}" for row in found])


@command("agencies load-types", "種別の表を読み込む / load the table of kinds")
def load_types(args: argparse.Namespace) -> Result:
    """Load the packaged tables again; running it twice changes nothing."""
    counts = api.load_agency_types(actor=args.actor, now=args.now)
    return Result(dict(counts), [f"{name}: {count}" for name, count in counts.items()])
