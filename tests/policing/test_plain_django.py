"""Boring Django: no work hidden in save() or signals, and every model has its migration."""

import ast
import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from .source_tree import SOURCE, listed, place, python_files, short, walk

HIDING = {"save", "delete", "save_base", "full_clean"}
# FileBasedCache and the like of Django itself are not ours; a form may override save() of nothing.
SIGNAL_MODULES = ("django.db.models.signals", "django.dispatch", "django.core.signals", "django.contrib.auth.signals")


def test_models_hide_no_work_in_save() -> None:
    found = []
    for path in [*SOURCE.rglob("models.py"), *SOURCE.rglob("models/*.py"), SOURCE / "platform/scope/visibility.py"]:
        for node in walk(path):
            if isinstance(node, ast.FunctionDef) and node.name in HIDING:
                found.append(f"{place(path, node)}: {node.name}")
    assert not found, listed(found)


def test_nobody_listens_to_signals() -> None:
    found = []
    for path in python_files(with_migrations=True):
        for node in walk(path):
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{one.name}" for one in node.names] + [str(node.module)]
            elif isinstance(node, ast.Import):
                names = [one.name for one in node.names]
            else:
                continue
            if any(name.startswith(SIGNAL_MODULES) for name in names):
                found.append(place(path, node))
    assert not found, listed(found)


def test_every_model_says_what_one_row_is() -> None:
    found = [
        f"{model.__module__}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("banso.") and not (model.__doc__ or "").startswith("One row per ")
    ]
    assert not found, listed(found)


@pytest.mark.django_db
def test_every_model_has_its_migration() -> None:
    said = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except (SystemExit, CommandError):
        pytest.fail(said.getvalue())


def test_raw_sql_is_where_it_was_reviewed() -> None:
    allowed = {
        "faces/operations/checks.py": "asks the database about its own settings",
        "platform/imports/bulk.py": "staging in bulk, with placeholders for every value",
        "platform/search/": "two stores of search keys, one for each vendor",
    }
    found = []
    for path in python_files():
        if any(short(path) == one or (one.endswith("/") and short(path).startswith(one)) for one in allowed):
            continue
        for node in walk(path):
            if isinstance(node, ast.Attribute) and node.attr in {"raw", "extra", "cursor", "RawSQL"}:
                owner = ast.unparse(node.value)
                if node.attr == "cursor" and "connection" not in owner:
                    continue
                if node.attr in {"raw", "extra"} and "objects" not in owner and "scoped" not in owner:
                    continue
                found.append(f"{place(path, node)}: {ast.unparse(node)}")
            if isinstance(node, ast.Name) and node.id == "RawSQL":
                found.append(f"{place(path, node)}: RawSQL")
    assert not found, listed(found)
