"""The command root: `banso …`. Collects every domain's commands, resolves who acts, prints text or JSON."""

import argparse
import importlib
import json
import os
import sys
from typing import Any

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.command import Command, Result, all_commands

PURE_MODULES = ("banso.faces.kernel_commands",)
DOMAINS = ("parties", "directory", "consents", "surveys", "cases", "routing", "messages", "referrals", "indicators")
MODULES = (
    "banso.faces.operations.commands",
    "banso.faces.operations.user_commands",
    "banso.faces.demo.commands",
    "banso.faces.audit.commands",
    *(f"banso.domains.{name}.cli" for name in DOMAINS),
)


def build_parser(commands: list[Command]) -> argparse.ArgumentParser:
    """One sub-parser a word of each command's path."""
    root = argparse.ArgumentParser(prog="banso", description="Banso 伴走")
    groups: dict[tuple[str, ...], Any] = {(): root.add_subparsers(dest="command", required=True, metavar="COMMAND")}
    for one in commands:
        for depth in range(1, len(one.path)):
            stem = one.path[:depth]
            if stem not in groups:
                group = groups[stem[:-1]].add_parser(stem[-1])
                groups[stem] = group.add_subparsers(required=True, metavar="COMMAND")
        parser = groups[one.path[:-1]].add_parser(one.path[-1], help=one.help, description=one.help)
        parser.add_argument("--json", action="store_true", help="機械可読な出力 / machine-readable output")
        if not one.pure:
            parser.add_argument("--as", dest="login", default="", metavar="LOGIN", help="操作する利用者 / who acts")
        one.configure(parser)
        parser.set_defaults(chosen=one)
    return root


def run(argv: list[str]) -> int:
    """Run one command line; returns the exit status."""
    commands = _pure_commands()
    if not _is_pure(argv, commands):
        commands = _all_commands()
    args = build_parser(commands).parse_args(argv)
    try:
        if not args.chosen.pure:
            _resolve_actor(args)
        result = args.chosen.run(args)
    except Refusal as refusal:
        result = refused(refusal)
    return show(result, args.json)


def refused(refusal: Refusal) -> Result:
    """How a refusal is printed: code, field, reason and next step in both languages."""
    ja = refusal.as_dict("ja")
    data = {"error": {**ja, "en": {"reason": refusal.reason.en, "next_step": refusal.next_step.en}}}
    lines = [f"{refusal.code}: {refusal.reason.ja} {refusal.next_step.ja}", f"{refusal.reason.en} {refusal.next_step.en}"]
    return Result(data, lines, ok=False)


def show(result: Result, as_json: bool) -> int:
    target = sys.stdout if as_json or result.ok else sys.stderr
    try:
        for line in [json.dumps(result.data, ensure_ascii=False, indent=2, default=str)] if as_json else result.lines:
            print(line, file=target)
        target.flush()
    except BrokenPipeError:
        # Whoever read us has seen enough (`| head`); nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if result.ok else 1


def _pure_commands() -> list[Command]:
    for module in PURE_MODULES:
        importlib.import_module(module)
    return [one for one in all_commands() if one.pure]


def _is_pure(argv: list[str], commands: list[Command]) -> bool:
    return any(tuple(argv[: len(one.path)]) == one.path for one in commands)


def _all_commands() -> list[Command]:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banso.config.settings")
    django.setup()
    for module in MODULES:
        importlib.import_module(module)
    return all_commands()


def _resolve_actor(args: argparse.Namespace) -> None:
    """`--as LOGIN` acts as that user; without it the command acts as the operator's system."""
    from banso.platform import clock, ids
    from banso.platform.identity.models import User
    from banso.platform.scope.actor import SYSTEM
    from banso.platform.scope.memberships import actor_for_user

    args.now = clock.now()
    args.actor = SYSTEM.within(ids.new_uuid())
    if not args.login:
        return
    user = User.objects.filter(login_id=args.login.lower(), is_active=True).first()
    if user is None:
        raise Refusal(
            "user_unknown",
            kind=Kind.NOT_FOUND,
            field="--as",
            reason=Text("その利用者IDは登録されていません。", "There is no such user."),
            next_step=Text("--as の利用者IDを確かめてください。", "Check the login given to --as."),
        )
    args.actor = actor_for_user(user, args.now).within(args.actor.request_id)
