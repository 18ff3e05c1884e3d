"""`banso demo-data` and `banso demo`."""

import argparse
import os
import time
from dataclasses import asdict

from django.core.management import call_command
from django.db import connection

from banso.faces.operations import checks, server
from banso.platform.command import Result, command

from .accounts import ACCOUNTS, OWNER, PASSWORD
from .build import SCALES, fill, is_filled


def _scale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", choices=sorted(SCALES), default="small", help="規模 / how much: tiny 400, small 20,000 firms")


def _say(line: str) -> None:
    print(f"  {line} …", flush=True)


@command("demo-data", "架空のデータを入れる / fill the database with made-up data", _scale)
def demo_data(args: argparse.Namespace) -> Result:
    checks.check_start()
    started = time.monotonic()
    counts, _ = fill(now=args.now, scale=args.scale, say=(lambda line: None) if args.json else _say)
    data = {"scale": args.scale, "synthetic": True, **asdict(counts), "seconds": round(time.monotonic() - started, 1)}
    return Result(data, [", ".join(f"{name} {value}" for name, value in data.items())])


def _demo(parser: argparse.ArgumentParser) -> None:
    _scale(parser)
    parser.add_argument("--port", type=int, default=8000)


@command("demo", "準備・架空データ・配信をまとめて行う / prepare, fill with made-up data, and serve", _demo)
def demo(args: argparse.Namespace) -> Result:
    with server.terminable():
        return _demonstrate(args)


def _demonstrate(args: argparse.Namespace) -> Result:
    print("Banso 伴走: データベースを準備しています / preparing the database …", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    if is_filled():
        print("架空データはすでに入っています / the made-up data are already there", flush=True)
    else:
        print("架空データを入れています（1分ほど） / filling in made-up data (about a minute)", flush=True)
        fill(now=args.now, scale=args.scale, say=_say)
    connection.close()
    os.environ["BANSO_DEMO"] = "1"
    running = server.start("127.0.0.1", server.free_port("127.0.0.1", args.port), workers=2, threads=4)
    for line in _welcome(running.address):
        print(line, flush=True)
    status = running.wait()
    return Result({"address": running.address, "status": status}, ["終了しました。 / Stopped."], ok=status == 0)


def _welcome(address: str) -> list[str]:
    """Addresses and logins, for a person at a terminal."""
    logins = [f"    {one.login_id:<14} {one.shows}" for one in (*ACCOUNTS, OWNER)]
    return [
        "",
        f"  Banso 伴走  {address}",
        f"  相談する（サインイン不要） / ask without an account: {address}portal/ask/",
        f"  サインイン / sign in: {address}sign-in/",
        *logins,
        f"    パスワード / password: {PASSWORD}",
        "  データはすべて架空です。 / All data are made up.",
        "  Ctrl-C で終了します。 / Ctrl-C stops everything.",
        "",
    ]
