"""Joiners, leavers and sign-in: strong passwords, slowed guessing, roles that end at once."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from banso.kernel.errors import Refusal
from banso.platform.identity.models import SignInFailure
from banso.platform.identity.people import add_membership, end_memberships, register_user
from banso.platform.identity.sign_in import FAILURES_PER_LOGIN, WINDOW, change_password, check_password
from banso.platform.scope.actor import SYSTEM
from banso.platform.scope.memberships import actor_for_user

pytestmark = pytest.mark.django_db
GOOD = "とても長い合言葉です、十五字以上"


def register(now, login="hanako", **more):
    return register_user(actor=SYSTEM, now=now, login_id=login, display_name="架空 花子", **more)


def enter(now, login, password):
    return check_password(RequestFactory().post("/sign-in/"), login_id=login, password=password, now=now)


def refusal_of(call) -> str:
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value.code


def test_a_made_up_password_is_strong_and_works(now):
    user, password = register(now)
    assert len(password) >= 15
    assert enter(now, " HANAKO ", password).pk == user.pk


@pytest.mark.parametrize("password", ["short", "1234567890123456", "passwordpassword"[:14], "hanakohanakohanako"[:14]])
def test_weak_passwords(now, password):
    assert refusal_of(lambda: register(now, password=password)) == "password_weak"


def test_a_long_and_colourful_password(now):
    password = "鍵🔑" * 40
    register(now, password=password)
    assert enter(now, "hanako", password)


@pytest.mark.parametrize("login", ["ab", "花子さん", "a b c", "x" * 101])
def test_bad_logins(now, login):
    assert refusal_of(lambda: register(now, login)) == "login_id_invalid"


def test_a_login_is_taken_once(now):
    register(now)
    assert refusal_of(lambda: register(now, "Hanako")) == "login_id_taken"


def test_wrong_password_unknown_and_inactive_users_look_alike(now):
    user, password = register(now)
    user.is_active = False
    user.save()
    codes = {refusal_of(lambda pair=pair: enter(now, *pair)) for pair in [("hanako", password), ("nobody", "x"), ("a\x00b", "x")]}
    assert codes == {"sign_in_failed"}


def test_guessing_is_slowed_for_known_and_unknown_names_and_then_forgiven(now):
    _, password = register(now)
    for login in ("hanako", "nobody"):
        for _ in range(FAILURES_PER_LOGIN):
            assert refusal_of(lambda login=login: enter(now, login, "wrong")) == "sign_in_failed"
        assert refusal_of(lambda login=login: enter(now, login, "wrong")) == "sign_in_throttled"
    assert refusal_of(lambda: enter(now, "hanako", password)) == "sign_in_throttled"
    later = now + WINDOW + timedelta(seconds=1)
    assert enter(later, "hanako", password)
    assert not SignInFailure.objects.filter(login_key__contains="hanako").exists()


def test_roles_are_given_and_end_at_once(now, make_unit):
    unit = make_unit()
    user, _ = register(now)
    add_membership(actor=SYSTEM, now=now, login_id="hanako", role="adviser", unit_code=unit.code)
    assert actor_for_user(user, now).unit_id == unit.pk
    assert end_memberships(actor=SYSTEM, now=now, login_id="hanako") == 1
    assert actor_for_user(user, now).roles == frozenset()


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"role": "king"}, "role_unknown"),
        ({"role": "adviser", "unit_code": "NOWHERE"}, "unit_unknown"),
        ({"role": "adviser"}, "membership_target"),
        ({"role": "owner"}, "membership_target"),
    ],
)
def test_bad_memberships(now, terms, code):
    register(now)
    assert refusal_of(lambda: add_membership(actor=SYSTEM, now=now, login_id="hanako", **terms)) == code


def test_only_administrators_register(now, make_unit, make_user, actor_of):
    adviser = actor_of(make_user("adviser", make_unit()))
    assert refusal_of(lambda: register_user(actor=adviser, now=now, login_id="abc", display_name="名")) == "role_required"


def test_changing_a_password(now):
    user, old = register(now)
    change = {"actor": SYSTEM, "now": now, "user": user}
    assert refusal_of(lambda: change_password(**change, old="wrong", new=GOOD)) == "password_wrong"
    assert refusal_of(lambda: change_password(**change, old=old, new="short")) == "password_weak"
    change_password(**change, old=old, new=GOOD)
    assert enter(now, "hanako", GOOD)


@pytest.mark.parametrize(("firm", "code"), [(10**30, "number_invalid"), (0, "number_invalid"), (987654, "not_found")])
def test_an_owner_is_bound_to_a_firm_that_exists(now, firm, code):
    from argparse import Namespace

    from banso.faces.operations.user_commands import grant

    register(now)
    asked = Namespace(actor=SYSTEM, now=now, login_id="hanako", role="owner", unit="", firm=firm)
    assert refusal_of(lambda: grant(asked)) == code
