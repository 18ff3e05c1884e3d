"""`banso migrate`, `banso serve`, `banso worker`: commands of whoever runs the product."""

import argparse

from django.core.management import call_command

from banso.platform.command import Result, command
from banso.platform.scope.memberships import root_unit_id

from . import checks, server, worker


@command("migrate", "データベースを最新の構造にする / bring the database up to date")
def migrate(args: argparse.Namespace) -> Result:
    call_command("migrate", interactive=False, verbosity=0)
    root_unit_id()
    return Result({"migrated": True}, ["データベースは最新です。 / The database is up to date."])


def _serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=None, help="省略すると8000か空いているもの / else 8000 or a free one")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)


@command("serve", "画面とAPIを配信する（ワーカーも動かす） / serve pages and the API, with the worker", _serving)
def serve(args: argparse.Namespace) -> Result:
    checks.check_start()
    port = server.free_port(args.host, 8000) if args.port is None else server.named_port(args.host, args.port)
    with server.terminable():
        running = server.start(args.host, port, args.workers, args.threads)
        print(f"Banso 伴走: {running.address}  (Ctrl-C で終了 / to stop)", flush=True)
        status = running.wait()
    return Result({"address": running.address, "status": status}, ["終了しました。 / Stopped."], ok=status == 0)


@command("worker", "出来事とジョブを処理し続ける / deliver events and run jobs until stopped")
def work(args: argparse.Namespace) -> Result:
    checks.check_start()
    worker.work_until(worker.stop_on_signals())
    return Result({"stopped": True}, ["終了しました。 / Stopped."])
