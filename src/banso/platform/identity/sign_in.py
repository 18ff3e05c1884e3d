"""Signing in サインイン: by password of 15 characters or more; guessing is slowed, alike for known and unknown names."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from .models import SignInFailure, User
from .people import check_strength

WINDOW = timedelta(minutes=15)
FAILURES_PER_LOGIN = 10
FAILURES_PER_ADDRESS = 100
WRONG = Refusal(
    "sign_in_failed",
    field="password",
    reason=Text("利用者IDまたはパスワードが違います。", "The user ID or the password is wrong."),
    next_step=Text("入力を確かめて、もう一度試してください。", "Check both and try again."),
)
THROTTLED = Refusal(
    "sign_in_throttled",
    kind=Kind.THROTTLED,
    field="password",
    reason=Text("失敗が続いたため、しばらくサインインできません。", "Too many failures; signing in is paused."),
    next_step=Text("15分待ってから、もう一度試してください。", "Wait 15 minutes, then try again."),
)


def _key(text: str) -> str:
    """Names and addresses of failures are kept only as keyed hashes."""
    return hashlib.sha256(f"{settings.SECRET_KEY}:{text}".encode("utf-8", "surrogatepass")).hexdigest()


def check_password(request: HttpRequest, *, login_id: str, password: str, now: datetime) -> User:
    """The active user with this password. Errors: sign_in_failed, sign_in_throttled."""
    login_key = _key(login_id.strip().lower())
    address_key = _key(request.META.get("REMOTE_ADDR", ""))
    recent = SignInFailure.objects.filter(failed_at__gt=now - WINDOW)
    too_many = recent.filter(login_key=login_key).count() >= FAILURES_PER_LOGIN
    if too_many or recent.filter(address_key=address_key).count() >= FAILURES_PER_ADDRESS:
        raise THROTTLED.at_field("password")
    user = authenticate(request, username=login_id.strip(), password=password) if "\x00" not in login_id else None
    if user is None:
        SignInFailure.objects.filter(failed_at__lte=now - WINDOW).delete()
        SignInFailure.objects.create(login_key=login_key, address_key=address_key, failed_at=now)
        raise WRONG.at_field("password")
    return user


def change_password(*, actor: Actor, now: datetime, user: User, old: str, new: str) -> None:
    """Set a new password (15 characters or more, not a common one); other sessions of the user die."""
    if not user.check_password(old):
        raise Refusal("password_wrong", field="old", reason=WRONG.reason, next_step=WRONG.next_step)
    check_strength(new, user, field="new")
    with work(actor, now) as unit:
        user.set_password(new)
        user.save(update_fields=["password"])
        unit.audit("identity.change_password", changed={"user_id": user.pk})


def record_sign_in(*, actor: Actor, now: datetime) -> None:
    """Leave an audit row of a sign-in."""
    with work(actor, now) as unit:
        unit.audit("identity.sign_in", changed={"user_id": actor.user_id})
