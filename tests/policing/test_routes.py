"""Every address says who may open it; every unsafe one takes a key against doing things twice."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from banso.platform.rest import Signed
from banso.platform.web.access import ANYONE, Authorisation

from .source_tree import SOURCE, dotted, listed, place, short, tree_of, walk

UNSAFE = {"post", "put", "patch", "delete"}
# Pages that work without an account, and why.
PUBLIC_PAGES = {
    "entrance:welcome": "the first page",
    "entrance:home": "sends a visitor to the first page",
    "sign_in": "the door",
    "set_language": "on every page",
    "directory:agency_list": "the directory is public",
    "directory:agency": "the directory is public",
    "directory:type_list": "the directory is public",
    "directory:type": "the directory is public",
}
PUBLIC_PREFIXES = {
    "portal:": "owners without an account ask and follow their request by link",
    "surveys:": "the survey is answered by link",
    "consents:": "a consent request is answered by link",
}
# REST operations that work without an account, by method and path, and why.
PUBLIC_OPERATIONS = {
    "GET /api": "says where the description is",
    "POST /api/session": "the door",
    "POST /api/cases/enquiries": "an owner asks without an account",
    "GET /api/directory/agencies": "the directory is public",
    "GET /api/directory/agencies/{agency_id}": "the directory is public",
    "GET /api/directory/types": "the directory is public",
    "GET /api/surveys/invitations/{token}": "the survey is answered by link",
    "POST /api/surveys/invitations/{token}/answer": "the survey is answered by link",
}
# Signing in and out twice is the same as once, and a stored answer would keep a session alive.
IDEMPOTENT_BY_NATURE = {"sign_in", "sign_out"}
# Whoever holds a link reads and answers by it.
BY_LINK = "/{token}"


def _routes(resolver: Any, name: str = "", path: str = "/") -> Iterator[tuple[str, str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{name}{one.namespace}:" if one.namespace else name
            yield from _routes(one, inner, path + str(one.pattern))
        else:
            yield f"{name}{one.name}", path + str(one.pattern), one


def _pages() -> list[tuple[str, str, Any]]:
    return [(name, path, one.callback) for name, path, one in _routes(get_resolver()) if not path.startswith("/api/")]


def _operations() -> list[tuple[str, str, list[Any]]]:
    """(method, path, who is asked for) of everything under /api."""
    from banso.faces.api import api

    found = []
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                full = f"/api/{prefix.strip('/')}/{path.strip('/')}".rstrip("/")
                asked = list(operation.auth_callbacks) or [router.auth]
                found += [(method, full, asked) for method in operation.methods]
    return found


def test_there_are_routes_to_look_at() -> None:
    assert len(_pages()) > 20
    assert len(_operations()) > 10


def test_every_page_states_who_may_open_it() -> None:
    silent = [
        f"{path} ({name})" for name, path, view in _pages() if not isinstance(getattr(view, "authorisation", None), Authorisation)
    ]
    assert not silent, listed(silent)


def test_pages_without_an_account_are_listed() -> None:
    open_pages = [
        f"{path} ({name})"
        for name, path, view in _pages()
        if getattr(getattr(view, "authorisation", None), "audience", "") == ANYONE
        and name not in PUBLIC_PAGES
        and not name.startswith(tuple(PUBLIC_PREFIXES))
    ]
    assert not open_pages, listed(open_pages)


def test_every_operation_asks_who_is_calling() -> None:
    silent = [
        f"{method} {path}"
        for method, path, asked in _operations()
        if f"{method} {path}" not in PUBLIC_OPERATIONS
        and BY_LINK not in path
        and not any(isinstance(each, Signed) for each in asked)
    ]
    assert not silent, listed(silent)


def test_public_operations_are_all_there() -> None:
    gone = sorted(set(PUBLIC_OPERATIONS) - {f"{method} {path}" for method, path, _ in _operations()})
    assert not gone, listed(gone)


def _doing_once(functions: list[ast.FunctionDef]) -> set[str]:
    """Functions of a module that take a key against doing things twice, themselves or through one another."""
    calls = {one.name: {dotted(each.func) for each in ast.walk(one) if isinstance(each, ast.Call)} for one in functions}
    found = {name for name, called in calls.items() if any(each.endswith(("once_per_key", "once")) for each in called)}
    while more := {name for name, called in calls.items() if called & found} - found:
        found |= more
    return found


def _methods(one: ast.FunctionDef) -> set[str]:
    """The methods a function answers as an operation of a router."""
    return {
        each.func.attr
        for each in one.decorator_list
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and "router" in dotted(each.func.value)
    }


def test_every_unsafe_operation_is_done_once() -> None:
    found = []
    for path in (*SOURCE.glob("domains/*/rest/*.py"), *SOURCE.glob("faces/**/*.py")):
        functions = [node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)]
        safe = _doing_once(functions) | IDEMPOTENT_BY_NATURE
        found += [f"{place(path, one)}: {one.name}" for one in functions if _methods(one) & UNSAFE and one.name not in safe]
    assert not found, listed(found)


def test_every_bound_of_a_page_is_named() -> None:
    """Ninja does not bound integers by itself: a bare `int` in a query or a path can overflow the database."""
    found = []
    for path in SOURCE.glob("domains/*/rest/*.py"):
        for node in walk(path):
            if not isinstance(node, ast.AnnAssign) or ast.unparse(node.annotation) not in {"int", "int | None"}:
                continue
            klass = getattr(node, "parent", None)
            takes_input = isinstance(klass, ast.ClassDef) and klass.name.endswith(("In", "Query", "Question", "Filters", "Body"))
            if takes_input and not (isinstance(node.value, ast.Call) and "Field" in dotted(node.value.func)):
                found.append(f"{place(path, node)}: {klass.name}.{ast.unparse(node.target)}")
    assert not found, listed(found)


@pytest.mark.parametrize("name", sorted(PUBLIC_PAGES))
def test_the_list_of_public_pages_holds_nothing_that_is_gone(name: str) -> None:
    assert name in {each for each, _, _ in _pages()}, f"{short(SOURCE)}: no page {name}"
