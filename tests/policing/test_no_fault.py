"""No address faults on strange input: every GET route with strange arguments and queries. Never a 500.

Each page is opened by a role it admits (what it does to others is decided before the view runs, in one place), and by a
visitor.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role

from .source_tree import listed
from .test_routes import _operations, _pages

pytestmark = pytest.mark.django_db
HUGE = str(10**30)
STRANGE = {
    "int": ("0", "1", HUGE),
    "slug": ("nothing", "a" * 300),
    "str": ("nothing", "%00", "%F0%9F%92%A9", "'%20OR%201=1"),
    "uuid": ("00000000-0000-4000-8000-000000000000",),
    "path": ("nothing", "../../x"),
}
QUERIES = (
    "", "?page=-1", f"?page={HUGE}", "?order=password", "?q=%00", "?q=%ED%A0%80", "?format=csv&encoding=x", "?size=1e9",
    "?agency__users__password__startswith=p", "?period=x", "?text=%27%22%29%3B--", "?case=abc", f"?case={HUGE}", "?party=x",
)  # fmt: skip
ROLES = ("adviser", "administrator", "auditor", "planner", "owner")
_ARGUMENT = re.compile(r"<(?:(?P<kind>[a-z]+):)?[a-z_]+>|{(?P<plain>[a-z_]+)}")


def _filled(path: str) -> list[str]:
    """The address with each strange argument in turn, all places alike."""
    kinds = [found["kind"] or ("str" if found["plain"] is None else "int") for found in _ARGUMENT.finditer(path)]
    if not kinds:
        return [path]
    longest = max(len(STRANGE.get(kind, STRANGE["str"])) for kind in kinds)
    filled = []
    for number in range(longest):

        def strange(found: re.Match[str], number: int = number) -> str:
            values = STRANGE.get(found["kind"] or ("str" if found["plain"] is None else "int"), STRANGE["str"])
            return values[min(number, len(values) - 1)]

        filled.append(_ARGUMENT.sub(strange, path))
    return filled


@pytest.fixture
def enter(make_unit: Callable[..., Any], make_user: Callable[..., Any]) -> Callable[[str], Client]:
    """enter("adviser") → a client that does not hide faults of the server behind exceptions."""

    def make(role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role == "owner":
            client.force_login(make_user("owner", subject_id=1))
        elif role:
            client.force_login(make_user(role, make_unit()))
        return client

    return make


def _role_for(view: Any) -> str:
    """The first role that may open a page; "" when a visitor may."""
    rule = view.authorisation
    return next((role for role in ("", *ROLES) if rule.admits(Actor(user_id=1 if role else None, roles=_roles(role)))), "")


def _roles(role: str) -> frozenset[Role]:
    return frozenset({Role(role)}) if role else frozenset()


def _faults(client: Client, addresses: list[str]) -> list[str]:
    faults = []
    for address in addresses:
        answer = client.get(address)
        if answer.status_code >= 500 and answer.status_code != 503:
            faults.append(f"{answer.status_code} {address}")
        if answer.streaming:
            b"".join(answer.streaming_content)
    return faults


def test_no_page_faults_for_a_visitor(enter: Callable[[str], Client]) -> None:
    faults = _faults(enter(""), [address for _, path, _ in _pages() for address in _filled(path)])
    assert not faults, listed(faults)


@pytest.mark.parametrize("role", ROLES)
def test_no_page_faults(role: str, enter: Callable[[str], Client]) -> None:
    mine = [path for _, path, view in _pages() if _role_for(view) == role]
    faults = _faults(enter(role), [address for path in mine for address in _filled(path)])
    assert not faults, listed(faults)


@pytest.mark.parametrize("role", ["", *ROLES])
def test_no_page_faults_on_strange_queries(role: str, enter: Callable[[str], Client]) -> None:
    """Pages of one row find none here and never come to their query; lists and forms do."""
    mine = [path for _, path, view in _pages() if _role_for(view) == role and "<" not in path]
    faults = _faults(enter(role), [path + query for path in mine for query in QUERIES])
    assert not faults, listed(faults)


@pytest.mark.parametrize("role", ["", "adviser", "planner"])
def test_no_operation_faults(role: str, enter: Callable[[str], Client]) -> None:
    paths = {path for method, path, _ in _operations() if method == "GET"}
    addresses = [address + query for path in sorted(paths) for address in _filled(path) for query in ("", "?page=-1", f"?page={HUGE}")]
    faults = _faults(enter(role), addresses)
    assert not faults, listed(faults)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_unsafe_operations_refuse_nonsense_in_words(method: str, enter: Callable[[str], Client]) -> None:
    client = enter("adviser")
    faults = []
    for allowed, path, _ in _operations():
        if allowed.lower() != method:
            continue
        for address in _filled(path):
            for body in ("", "{", "[]", "{}", '{"a": NaN}', '"\\ud800"', "[" * 5_000):
                answer = getattr(client, method)(
                    address, body, content_type="application/json", headers={"Idempotency-Key": "k" * 20, "If-Match": '"1"'}
                )
                if answer.status_code >= 500 and answer.status_code != 503:
                    faults.append(f"{answer.status_code} {method} {address} {body[:10]}")
    assert not faults, listed(faults)
