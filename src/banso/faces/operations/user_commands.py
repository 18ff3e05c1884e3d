"""`banso users …`: who may sign in, with which role, for which unit."""

import argparse
import getpass

from banso.domains.parties import api as parties
from banso.platform.command import Result, accept_id, command
from banso.platform.identity.people import add_membership, end_memberships, get_user, register_user
from banso.platform.scope.memberships import live_memberships
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import Role
from banso.platform.tasks.worklist import open_tasks, task_kind


def _new_user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login_id", metavar="LOGIN")
    parser.add_argument("--name", required=True, help="氏名 / name")
    parser.add_argument("--email", default="")
    parser.add_argument("--ask-password", action="store_true", help="パスワードを入力する / type the password")


@command("users add", "利用者を登録する / register a user", _new_user)
def add(args: argparse.Namespace) -> Result:
    typed = getpass.getpass() if args.ask_password else None
    user, password = register_user(
        actor=args.actor, now=args.now, login_id=args.login_id, display_name=args.name, password=typed, email=args.email
    )
    data = {"id": user.pk, "login_id": user.login_id}
    return Result(data if typed else {**data, "password": password}, [f"{user.login_id}", *([] if typed else [password])])


def _role(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login_id", metavar="LOGIN")
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser.add_argument("--unit", default="", metavar="CODE", help="組織単位 / unit (see banso units list)")
    parser.add_argument("--firm", type=int, default=None, metavar="ID", help="事業者（owner のとき） / firm, for an owner")


@command("users grant", "役割を与える / give a role", _role)
def grant(args: argparse.Namespace) -> Result:
    if args.firm is not None:
        parties.get_party(args.actor, args.now, accept_id(args.firm, "--firm"))
    pk = add_membership(
        actor=args.actor, now=args.now, login_id=args.login_id, role=args.role, unit_code=args.unit, subject_id=args.firm
    )
    return Result({"membership_id": pk}, [f"{args.login_id}: {args.role}"])


def _end(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login_id", metavar="LOGIN")
    parser.add_argument("--unit", default="", metavar="CODE")


@command("users revoke", "役割を終わらせる / end roles", _end)
def revoke(args: argparse.Namespace) -> Result:
    ended = end_memberships(actor=args.actor, now=args.now, login_id=args.login_id, unit_code=args.unit)
    return Result({"ended": ended}, [f"{args.login_id}: {ended}"])


def _user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login_id", metavar="LOGIN")


@command("users show", "利用者と役割を見る / show a user's roles", _user)
def show(args: argparse.Namespace) -> Result:
    user = get_user(args.login_id)
    rows = live_memberships(user.pk, args.now)
    roles = [
        {"role": row.role, "unit": row.unit.code if row.unit else None, "firm": row.subject_id} for row in rows
    ]
    lines = [f"{one['role']}\t{one['unit'] or one['firm']}" for one in roles]
    return Result({"login_id": user.login_id, "name": user.display_name, "roles": roles}, [user.display_name, *lines])


@command("units list", "組織単位を一覧する / list units")
def units(args: argparse.Namespace) -> Result:
    rows = [{"code": row.code, "name": row.name, "kind": row.kind} for row in Unit.objects.order_by("code")]
    return Result({"units": rows}, [f"{row['code']}\t{row['name']}" for row in rows])


@command("tasks", "やることの一覧 / what my unit must do by when")
def tasks(args: argparse.Namespace) -> Result:
    args.actor.require_unit()
    rows = [
        {"id": row.pk, "kind": row.kind, "title": str(task_kind(row.kind).title), "label": row.label, "due_on": row.due_on}
        for row in open_tasks(args.actor, args.now)
    ]
    return Result({"tasks": rows}, [f"{row['due_on'] or '-'}\t{row['title']}\t{row['label']}" for row in rows])
