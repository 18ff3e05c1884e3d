"""`banso indicators list|compute|rows`."""

import argparse
from typing import Any

from banso.kernel.fiscal import fiscal_year
from banso.platform.clock import date_of
from banso.platform.command import Result, command

from . import api

DIMENSIONS = ("prefecture", "agency_type", "issue")


@command("indicators list", "指標の定義の一覧 / the saved definitions of indicators")
def list_indicators(args: argparse.Namespace) -> Result:
    definitions = api.catalogue()
    lines = [f"{one.code} v{one.version}  {one.label.ja} / {one.label.en}" for one in definitions]
    return Result({"indicators": [api.definition_as_data(one) for one in definitions]}, lines)


def _question(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="指標のコード / the indicator's code")
    parser.add_argument("--period", default="", help="2026, 2026Q3, 2026-11（省略: 今年度 / default: this fiscal year）")
    for name in DIMENSIONS:
        parser.add_argument(f"--{name.replace('_', '-')}", default="", help=api.DIMENSION_LABELS[name].ja)
    parser.add_argument("--days", type=int, default=None, help="引受けまでの日数 n / days to take up")
    parser.add_argument("--scale", type=int, default=None, help="段階数 4 または 5 / points of the scale")


def _asked(args: argparse.Namespace) -> dict[str, Any]:
    given = {"n": args.days, "scale": args.scale}
    return {
        "actor": args.actor,
        "code": args.code,
        "period": args.period or str(fiscal_year(date_of(args.now))),
        "filters": {name: getattr(args, name) for name in DIMENSIONS},
        "parameters": {name: value for name, value in given.items() if value is not None},
    }


def _computing(parser: argparse.ArgumentParser) -> None:
    _question(parser)
    parser.add_argument("--by", default="", help="quarter, month, prefecture, agency_type, issue")


@command("indicators compute", "指標を計算する（暫定値） / compute an indicator (provisional)", _computing)
def compute(args: argparse.Namespace) -> Result:
    asked = api.ask(at=args.now, **_asked(args))
    value = api.compute_value(asked)
    slices = api.break_down(asked, args.by) if args.by else []
    lines = [f"{asked.definition.label.ja}（{asked.named.label.ja}） {words_of(value)} 【暫定 / provisional】"]
    lines += [f"  {one.label.ja}: {words_of(one.value)}" for one in slices]
    data = {
        "definition": api.definition_as_data(asked.definition),
        "value": api.value_as_data(value),
        "by": args.by,
        "slices": [api.slice_as_data(one) for one in slices],
    }
    return Result(data, lines)


def words_of(value: api.Value) -> str:
    """`83.3%（10／12）`, `1,234件`, or a dash where the share is undefined."""
    if value.denominator is None:
        return f"{value.numerator:,}{value.definition.unit.ja}"
    shown = "—" if value.rounded is None else f"{value.rounded}%"
    return f"{shown}（{value.numerator:,}／{value.denominator:,}）"


def _opening(parser: argparse.ArgumentParser) -> None:
    _question(parser)
    parser.add_argument("--limit", type=int, default=100, help="表示する件数の上限 / at most this many rows")
    parser.add_argument("--only-numerator", action="store_true", help="分子の行だけ / only rows of the numerator")


@command("indicators rows", "指標のもとになった行 / the very rows behind an indicator", _opening)
def rows(args: argparse.Namespace) -> Result:
    found = api.open_rows(now=args.now, only_numerator=args.only_numerator, **_asked(args))
    limit = max(0, min(args.limit, 10_000))
    shown = [found.read(row) for row in found.ordered()[:limit]] if limit else []
    total = api.count_rows(found)
    lines = ["\t".join(column.label.ja for column in found.columns)]
    lines += ["\t".join("" if value is None else str(value) for value in row.values()) for row in shown]
    lines.append(f"{total:,}件のうち{len(shown):,}件 / {len(shown):,} of {total:,}")
    return Result({"total": total, "rows": shown}, lines)
