"""Time and chance come through platform.clock and platform.ids, so that a test can replay both."""

import ast

from .source_tree import dotted, listed, place, python_files, short, walk

CLOCK_CALLS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "datetime.datetime.now", "datetime.datetime.utcnow", "date.today",
    "datetime.date.today", "timezone.now", "django.utils.timezone.now", "time.time", "time.time_ns", "timezone.localtime",
    "timezone.localdate",
}  # fmt: skip
CHANCE_MODULES = {"random", "secrets", "uuid"}
CHANCE_CALLS = {"os.urandom", "get_random_string", "get_random_secret_key"}
ALLOWED = {
    "platform/clock.py": "the clock itself",
    "platform/ids.py": "the source of identifiers itself",
    "config/settings.py": "makes the server's key on the first start, before anything else runs",
    "faces/demo/": "made-up data from a fixed seed",
}


def _is_allowed(name: str) -> bool:
    return any(name == allowed or (allowed.endswith("/") and name.startswith(allowed)) for allowed in ALLOWED)


def test_nothing_else_asks_for_the_time_or_for_chance() -> None:
    found = []
    for path in python_files(with_migrations=True):
        if _is_allowed(short(path)):
            continue
        for node in walk(path):
            if isinstance(node, ast.Call) and dotted(node.func) in CLOCK_CALLS | CHANCE_CALLS:
                found.append(f"{place(path, node)}: {dotted(node.func)}")
            if isinstance(node, ast.Attribute) and dotted(node) in CLOCK_CALLS:
                found.append(f"{place(path, node)}: {dotted(node)}")
            if isinstance(node, ast.Import):
                found += [f"{place(path, node)}: import {one.name}" for one in node.names if one.name in CHANCE_MODULES]
            if isinstance(node, ast.ImportFrom) and node.module in CHANCE_MODULES:
                found.append(f"{place(path, node)}: from {node.module}")
    assert not found, listed(sorted(set(found)))


def test_no_column_fills_itself_with_the_time() -> None:
    found = []
    for path in python_files():
        for node in walk(path):
            if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
                found.append(f"{short(path)}:{node.value.lineno}: {node.arg}")
    assert not found, listed(found)
