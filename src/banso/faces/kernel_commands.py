"""Commands of the kernel コマンド: pure calculations, without database or settings."""

import argparse

from banso.kernel.corporate_number import parse_corporate_number
from banso.kernel.wareki import format_wareki, parse_date
from banso.platform.command import Result, command


def _configure_number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="法人番号", help="13桁 / thirteen digits")


@command("check-number", "法人番号の検査用数字を確かめる / check a corporate number", _configure_number, pure=True)
def check_number(args: argparse.Namespace) -> Result:
    """Exit 0 for a sound number; otherwise the reason, with the digit that would be right."""
    number = parse_corporate_number(args.number)
    return Result({"corporate_number": number, "valid": True}, [f"{number}: 正しい番号です。 The number is valid."])


def _configure_date(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="令和8年11月21日、R8.11.21、2026/11/21")


@command("date", "和暦と西暦を相互に読む / read a date in either calendar", _configure_date, pure=True)
def read_date(args: argparse.Namespace) -> Result:
    found = parse_date(args.text)
    return Result({"iso": found.isoformat(), "wareki": format_wareki(found)}, [found.isoformat(), format_wareki(found)])
