"""Scope: nobody reads scoped rows unscoped except where the reason is written down; every column has its class."""

import ast
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from .source_tree import TIERS, enclosing, listed, place, python_files, short, walk
from .unscoped_reads import ALLOWED

INSERTS = {"create", "bulk_create"}
OWN = {"id", "owner_unit", "subject_id", "version", "created_at"}
SCOPED = [model for model in apps.get_models() if issubclass(model, ScopedModel)]


def _reads(node: ast.AST) -> str:
    """What kind of unscoped access a node is, "" if none."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unscoped":
        return "unscoped"
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr in {"base", "_base_manager"}:
        return "" if node.attr in INSERTS else f"{node.value.attr}.{node.attr}"
    return ""


def _unscoped() -> list[tuple[str, str]]:
    """(file::function, place: what) of every unscoped access."""
    found = []
    for path in python_files():
        if short(path) == "platform/scope/visibility.py":
            continue
        for node in walk(path):
            what = _reads(node)
            if what:
                found.append((f"{short(path)}::{enclosing(node)}", f"{place(path, node)} in {enclosing(node)}: {what}"))
    return found


def test_unscoped_reads_are_listed_with_their_reason() -> None:
    unlisted = [where for key, where in _unscoped() if key not in ALLOWED]
    assert not unlisted, listed(unlisted)


def test_the_list_holds_nothing_that_is_gone() -> None:
    used = {key for key, _ in _unscoped()}
    gone = sorted(set(ALLOWED) - used)
    assert not gone, listed(gone)
    assert all(reason.strip() for reason in ALLOWED.values())


def test_rows_are_inserted_only_where_rows_are_written() -> None:
    """`base.create` belongs into use cases, and into the plumbing that writes for them."""
    found = []
    for path in python_files():
        if "/usecases/" in f"/{short(path)}" or short(path).startswith("platform/"):
            continue
        for node in walk(path):
            if isinstance(node, ast.Attribute) and node.attr in INSERTS and getattr(node.value, "attr", "") == "base":
                found.append(place(path, node))
    assert not found, listed(found)


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label)
def test_every_column_of_a_scoped_model_has_a_class(model: Any) -> None:
    own = {field.name for field in model._meta.concrete_fields} - OWN
    assert set(model.field_classes) == own
    assert all(isinstance(each, FieldClass) for each in model.field_classes.values())


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label)
def test_a_scoped_model_has_no_open_manager(model: Any) -> None:
    assert not hasattr(model, "objects")
    assert model._meta.base_manager_name == "base"
    assert model._meta.default_manager_name == "base"


# Free text that people write: it may hold anything, so it is never public or merely internal.
FREE_TEXT_IS_FINE = {
    "parties.RegistryRecord": "the published register",
}


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label)
def test_long_texts_are_confidential(model: Any) -> None:
    loose = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.TextField)
        and model.field_classes.get(field.name) in {FieldClass.PUBLIC, FieldClass.INTERNAL}
    ]
    assert not loose or model._meta.label in FREE_TEXT_IS_FINE, loose


def _domain_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("banso.domains.")]


def _home(model: type[models.Model]) -> str:
    """The domain a model lives in, or its module for those of platform and Django."""
    parts = model.__module__.split(".")
    return parts[2] if parts[:2] == ["banso", "domains"] else model.__module__


def test_keys_into_other_domains_go_down_and_leave_no_name_behind() -> None:
    found = []
    for model in _domain_models():
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField) or field.auto_created:
                continue
            own, other = _home(model), _home(field.related_model)
            if own == other:
                continue
            if other in TIERS and TIERS[other] >= TIERS[own]:
                found.append(f"{model._meta.label}.{field.name} reaches up to {other}")
            if field.remote_field.related_name != "+":
                found.append(f"{model._meta.label}.{field.name} needs related_name='+'")
    assert not found, listed(found)


def test_keys_into_other_apps_are_strings() -> None:
    found = []
    for path in python_files():
        if not short(path).startswith("domains/") or "models" not in path.parts:
            continue
        own = path.parts[path.parts.index("domains") + 1]
        for node in walk(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("banso.domains."):
                if (node.module or "").split(".")[2] != own:
                    found.append(f"{place(path, node)}: {node.module}")
    assert not found, listed(found)
