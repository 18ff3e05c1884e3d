"""Commands of parties コマンド: import, search, show."""

import argparse
import sys
import time
from typing import Any

from banso.kernel.places import prefecture
from banso.kernel.text import accept_text
from banso.platform.command import Result, command

from . import api
from .calc.registry_columns import place_of

ADDRESS_WIDTH = 40


def _configure_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="国税庁の法人番号CSV（30列） / the agency's CSV of 30 columns")
    parser.add_argument("--accept-valid", action="store_true", help="誤りのある行を除いて反映する / publish the sound rows")


@command("import corporations", "法人番号ファイルを取り込む / import corporate numbers", _configure_import)
def import_corporations(args: argparse.Namespace) -> Result:
    """Exit 0 when published or unchanged, 1 when rejected rows stopped it."""
    progress = None if args.json or not sys.stderr.isatty() else ProgressLine()
    report = api.import_corporations(
        actor=args.actor, now=args.now, path=args.file, accept_valid=args.accept_valid, progress=progress
    )
    return Result(report.as_dict(), _report_lines(report), ok=report.state != "blocked")


def _report_lines(report: api.ImportReport) -> list[str]:
    lines = [
        f"{report.state}: 読んだ行 {report.read:,}（新規 {report.inserted:,}、更新 {report.updated:,}、変更なし {report.unchanged:,}、"
        f"非表示 {report.hidden:,}、古い行 {report.superseded:,}、誤り {report.rejected_rows:,}） {report.encoding}"
    ]
    for one in report.rejected:
        place = f"{one.row}行目{place_of(one.column).ja}"
        lines.append(f"{place}: {one.code}: {one.message.ja} {one.message.en}")
    if report.state == "blocked":
        lines.append("何も反映していません。--accept-valid で誤りのある行を除いて反映します。Nothing was published.")
    return lines


class ProgressLine:
    """One line on the terminal: phase, share, and time left."""

    def __init__(self) -> None:
        self._phase, self._since = "", 0.0

    def __call__(self, phase: str, done: int, total: int) -> None:
        now = time.monotonic()
        if phase != self._phase:
            self._phase, self._since = phase, now
        spent = now - self._since
        left = spent * (total - done) / done if done else 0
        end = "\n" if done >= total else ""
        print(f"\r{phase} {100 * done // max(1, total):3d}% {spent:5.0f}s +{left:.0f}s ", end=end, file=sys.stderr, flush=True)


def _configure_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="名称の一部・フリガナ・番号 / part of a name, reading or number")
    parser.add_argument("--prefecture", default="", metavar="NN", help="都道府県コード 01–47")
    parser.add_argument("--limit", type=int, default=20, choices=range(1, 201), metavar="N", help="1–200")


@command("firms search", "事業者を探す / search firms", _configure_search)
def search_firms(args: argparse.Namespace) -> Result:
    """Exit 1 when nothing is found."""
    text = accept_text(args.text, field="TEXT", max_length=100)
    area = prefecture(args.prefecture, field="--prefecture").code if args.prefecture else ""
    page = api.search_parties(args.actor, args.now, text, prefecture_code=area, limit=args.limit)
    more = "以上" if page.is_capped else ""
    lines = [f"{page.total:,}件{more}"]
    lines += [f"{one.id}\t{one.corporate_number or '-'}\t{one.name}\t{one.address[:ADDRESS_WIDTH]}" for one in page.items]
    items = [_as_data(one) for one in page.items]
    return Result({"total": page.total, "is_capped": page.is_capped, "items": items}, lines, ok=page.total > 0)


def _configure_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=int, metavar="ID", help="内部番号 / internal number")


@command("firms show", "事業者の情報を見る / show a firm", _configure_show)
def show_firm(args: argparse.Namespace) -> Result:
    found = api.get_party(args.actor, args.now, args.id)
    attributes = api.attributes_of(args.actor, args.now, args.id)
    lines = [f"{one.label.ja}: {one.value}（{one.source.ja} {one.as_of}）" for one in attributes]
    lines += [f"※ {text.ja}" for text in found.notices]
    data = _as_data(found) | {
        "attributes": [
            {"name": one.name, "value": one.value, "source": one.source.ja, "as_of": one.as_of.isoformat()}
            for one in attributes
        ]
    }
    return Result(data, lines)


def _as_data(found: api.PartySummary) -> dict[str, Any]:
    names = (
        "id", "kind", "name", "name_en", "kana", "corporate_number", "prefecture_code", "city_code", "address",
        "postal_code", "status", "closed_on", "successor_id", "source", "as_of",
    )  # fmt: skip
    return {name: getattr(found, name) for name in names} | {"notices": [text._asdict() for text in found.notices]}
