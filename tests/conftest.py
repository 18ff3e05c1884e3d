"""Fixtures every test may use. The clock stands still; passwords hash fast; data live in a folder of the run."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import django
import pytest

os.environ.setdefault("BANSO_DATA_DIR", tempfile.mkdtemp(prefix="banso-test-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banso.config.settings")
os.environ.setdefault("BANSO_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")

# Before any folder's own conftest imports a model, whichever folder the run begins with.
django.setup()

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # a Friday, 10:00 in Tokyo


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def still_clock() -> Iterator[None]:
    from banso.platform import clock

    with clock.frozen(NOW):
        yield


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """A test that reads an English page leaves no English to the next."""
    from django.utils import translation

    with translation.override("ja"):
        yield


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def make_unit(db: None) -> Callable[..., object]:
    """make_unit("商工会A") → a Unit."""
    from banso.platform.scope.models import Unit

    def make(name: str = "架空商工会", kind: str = "agency") -> Unit:
        return Unit.objects.create(code=f"U{Unit.objects.count() + 1:05d}", name=name, kind=kind)

    return make


@pytest.fixture
def make_user(db: None, now: datetime) -> Callable[..., object]:
    """make_user("adviser", unit) or make_user("owner", subject_id=5) → a User with that role."""
    from banso.platform.identity.models import User
    from banso.platform.scope.models import Membership

    def make(role: str, unit: object = None, subject_id: int | None = None, password: str | None = None) -> User:
        number = User.objects.count() + 1
        user = User.objects.create_user(
            f"{role}{number}", password, display_name=f"架空 利用者{number}", created_at=now
        )
        Membership.objects.create(user=user, unit=unit, subject_id=subject_id, role=role, valid_from=now)
        return user

    return make


@pytest.fixture
def actor_of(now: datetime) -> Callable[..., object]:
    """actor_of(user) → the Actor this user is at the test's instant."""
    from banso.platform.scope.memberships import actor_for_user

    return lambda user: actor_for_user(user, now)


@pytest.fixture
def sign_in(client: object) -> Callable[..., object]:
    """sign_in(user) → the Django test client, signed in."""

    def enter(user: object) -> object:
        client.force_login(user)
        return client

    return enter
