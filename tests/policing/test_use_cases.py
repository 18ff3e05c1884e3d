"""Use cases: keyword-only, with who and when; one refusal family; nothing of the web inside."""

import ast

from .source_tree import SOURCE, dotted, listed, place, short, tree_of, walk

# What an api offers from its use cases that is not a person's act, and why.
WITHOUT_ACTOR = {
    "run_ladder": "run by the clock",
    "keep_ladder_running": "queues the clock's next run",
    "withdraw_under_consent": "follows the firm's withdrawal, as the system",
    "share_case": "joins the work of the use case that has the reason and the actor",
    "share_party": "joins the work of the use case that has the reason and the actor",
    "hold_party": "locks a row inside the work of the use case that decides about the firm",
    "hold_consent": "locks a row inside the work of the use case that relies on it",
}
PURE = {
    "check_contact": "checks what was typed, reads and writes nothing",
    "answer_path": "the address of a link, reads and writes nothing",
    "report_of": "turns a finished import into its report",
}


def _exported() -> list[tuple[str, ast.FunctionDef, object]]:
    """(place, definition) of each function that an api exports from its use cases."""
    found = []
    for api in sorted((SOURCE / "domains").glob("*/api.py")):
        for node in tree_of(api).body:
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("usecases"):
                continue
            module = api.parent / f"{(node.module or '').replace('.', '/')}.py"
            if not module.is_file():
                continue
            names = {each.name for each in node.names}
            for one in tree_of(module).body:
                if isinstance(one, ast.FunctionDef) and one.name in names:
                    found.append((place(module, one), one, module))
    return found


def test_there_are_use_cases_to_look_at() -> None:
    assert len(_exported()) > 10


def _is_audited_read(one: ast.FunctionDef) -> bool:
    """A read that leaves an audit row: `search_parties(actor, at, text, …)`, as queries take it."""
    return [each.arg for each in one.args.args[:2]] == ["actor", "at"]


def _acts() -> list[tuple[str, ast.FunctionDef]]:
    return [(where, one) for where, one, _ in _exported() if one.name not in PURE and not _is_audited_read(one)]


def test_use_cases_are_keyword_only() -> None:
    found = [f"{where} {one.name}" for where, one in _acts() if one.args.args or one.args.posonlyargs]
    assert not found, listed(found)


def test_use_cases_know_who_and_when() -> None:
    found = []
    for where, one in _acts():
        names = {each.arg for each in one.args.kwonlyargs}
        if "now" not in names and one.name not in WITHOUT_ACTOR:
            found.append(f"{where} {one.name}: no now")
        if "actor" not in names and one.name not in WITHOUT_ACTOR:
            found.append(f"{where} {one.name}: no actor")
    assert not found, listed(found)


def test_the_lists_hold_nothing_that_is_gone() -> None:
    gone = sorted({*WITHOUT_ACTOR, *PURE} - {one.name for _, one, _ in _exported()})
    assert not gone, listed(gone)


def test_use_cases_are_typed() -> None:
    found = []
    for where, one, _ in _exported():
        untyped = [each.arg for each in one.args.kwonlyargs if each.annotation is None]
        if untyped or one.returns is None:
            found.append(f"{where} {one.name}: {untyped or 'no return type'}")
    assert not found, listed(found)


def test_use_cases_say_what_they_refuse() -> None:
    """Public docstrings tell result and errors."""
    found = [f"{where} {one.name}" for where, one, _ in _exported() if not ast.get_docstring(one)]
    assert not found, listed(found)


def test_use_cases_never_see_a_request() -> None:
    found = []
    for path in [*SOURCE.glob("domains/*/usecases/*.py"), *SOURCE.glob("domains/*/calc/*.py")]:
        for node in walk(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("django.http", "django.shortcuts", "ninja")):
                found.append(f"{place(path, node)}: {node.module}")
            if isinstance(node, ast.arg) and node.arg == "request":
                found.append(f"{short(path)}:{node.lineno}: request")
    assert not found, listed(found)


def test_refusals_carry_both_languages() -> None:
    """Every Text has a Japanese and an English side, neither of them empty."""
    found = []
    for path in SOURCE.rglob("*.py"):
        for node in walk(path):
            if not isinstance(node, ast.Call) or dotted(node.func) not in {"Text", "errors.Text"}:
                continue
            sides = [*node.args, *(each.value for each in node.keywords)]
            empty = [each for each in sides if isinstance(each, ast.Constant) and each.value == ""]
            starred = any(isinstance(each, ast.Starred) for each in sides)
            if not starred and (len(sides) != 2 or len(empty) == 1):
                found.append(place(path, node))
    assert not found, listed(found)
