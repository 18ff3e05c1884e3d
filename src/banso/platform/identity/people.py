"""Joiners and leavers 利用者の登録と所属: who gets a login, which role, for which unit or firm, and until when."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from banso.kernel.errors import Kind, Refusal, Text
from banso.kernel.text import accept_text
from banso.platform import ids
from banso.platform.scope.actor import Actor
from banso.platform.scope.memberships import live_memberships
from banso.platform.scope.models import Membership, Unit
from banso.platform.scope.roles import Role
from banso.platform.work import work

from .models import User

LOGIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-@")


def register_user(
    *, actor: Actor, now: datetime, login_id: str, display_name: str, password: str | None = None, email: str = ""
) -> tuple[User, str]:
    """A new user and the password to hand over (made up when none is given).

    Errors: login_id_invalid, login_id_taken (409), password_weak, and those of text.
    """
    actor.require(Role.ADMINISTRATOR)
    login = _accept_login(login_id)
    name = accept_text(display_name, field="display_name", max_length=100)
    chosen = password or ids.new_token()[:24]
    user = User(login_id=login, display_name=name, email=email, created_at=now)
    check_strength(chosen, user, field="password")
    with work(actor, now) as unit:
        if User.objects.filter(login_id=login).exists():
            raise _refused("login_id_taken", "この利用者IDは使われています。", "This user ID is taken.", Kind.CONFLICT)
        user.set_password(chosen)
        user.save()
        unit.audit("identity.register", changed={"user_id": user.pk})
    return user, chosen


def add_membership(
    *, actor: Actor, now: datetime, login_id: str, role: str, unit_code: str = "", subject_id: int | None = None
) -> int:
    """Give a user a role: an owner for a firm, anyone else for a unit. Returns the membership's id.

    Errors: user_unknown, role_unknown, unit_unknown, membership_target, membership_exists (409).
    """
    actor.require(Role.ADMINISTRATOR)
    user = get_user(login_id)
    if role not in set(Role):
        raise _refused("role_unknown", "その役割はありません。", "There is no such role.", field="role")
    holder = Unit.objects.filter(code=unit_code).first() if unit_code else None
    if unit_code and holder is None:
        raise _refused("unit_unknown", "その組織単位はありません。", "There is no such unit.", field="unit")
    if (holder is None, subject_id is not None) != (role == Role.OWNER, role == Role.OWNER):
        raise _refused("membership_target", "事業者の役割には事業者を、ほかの役割には機関を指定します。",
                       "An owner needs a firm, any other role a unit.", field="unit")  # fmt: skip
    with work(actor, now) as unit:
        same = live_memberships(user.pk, now).filter(role=role, unit=holder, subject_id=subject_id)
        if same.exists():
            raise _refused("membership_exists", "この役割はすでにあります。", "The user already has it.", Kind.CONFLICT)
        row = Membership.objects.create(user=user, unit=holder, subject_id=subject_id, role=role, valid_from=now)
        unit.audit("identity.add_role", row, unit_id=row.unit_id, changed={"user_id": user.pk, "role": role})
    return row.pk


def end_memberships(*, actor: Actor, now: datetime, login_id: str, unit_code: str = "") -> int:
    """End a user's roles (of one unit, or all); returns how many. They lose access at their next request."""
    actor.require(Role.ADMINISTRATOR)
    user = get_user(login_id)
    with work(actor, now) as unit:
        rows = live_memberships(user.pk, now).order_by()
        rows = rows.filter(unit__code=unit_code) if unit_code else rows
        ended = Membership.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(valid_until=now)
        unit.audit("identity.end_roles", changed={"user_id": user.pk, "roles": ended})
    return ended


def get_user(login_id: str) -> User:
    """The user with this login. Errors: user_unknown."""
    user = User.objects.filter(login_id=login_id.strip().lower()).first()
    if user is None:
        raise _refused("user_unknown", "その利用者IDは登録されていません。", "There is no such user.", Kind.NOT_FOUND)
    return user


def check_strength(password: str, user: User, *, field: str) -> None:
    """Errors: password_weak: shorter than 15 characters, common, or like the name."""
    try:
        validate_password(password, user)
    except ValidationError as problem:
        raise Refusal(
            "password_weak",
            field=field,
            reason=Text(
                "パスワードが短いか、推測されやすいものです。", "The password is too short or too easy to guess."
            ),
            next_step=Text("15文字以上で、名前や辞書の語でないものにしてください。", "Use 15 characters or more, no names or common words."),
            detail={"rules": [error.code for error in problem.error_list]},
        ) from problem


def _accept_login(login_id: str) -> str:
    login = login_id.strip().lower()
    if not 3 <= len(login) <= 100 or not set(login) <= LOGIN_LETTERS:
        raise _refused("login_id_invalid", "利用者IDは3〜100文字の英数字と . _ - @ です。",
                       "A user ID is 3 to 100 letters, digits or . _ - @.")  # fmt: skip
    return login


def _refused(code: str, ja: str, en: str, kind: Kind = Kind.INVALID, field: str = "login_id") -> Refusal:
    again = Text("指定を確かめて、もう一度実行してください。", "Check what you gave and try again.")
    return Refusal(code, kind=kind, field=field, reason=Text(ja, en), next_step=again)
