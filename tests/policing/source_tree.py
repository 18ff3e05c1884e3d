"""The source as the policing tests read it: files, syntax trees, and places as people name them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "banso"
# Lowest first; a domain may use those of a lower number only.
TIERS = {
    "parties": 1, "directory": 2, "consents": 2, "surveys": 3, "cases": 4, "routing": 5, "messages": 5, "referrals": 6,
    "indicators": 10,
}  # fmt: skip


def short(path: Path) -> str:
    """domains/cases/api.py"""
    return path.relative_to(SOURCE).as_posix()


def python_files(*, with_migrations: bool = False) -> list[Path]:
    """Every module of the product."""
    found = sorted(SOURCE.rglob("*.py"))
    return [path for path in found if with_migrations or "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted(SOURCE.rglob("templates/**/*.html"))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree, each node knowing its `parent`."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    return tree


def walk(path: Path) -> Iterator[ast.AST]:
    return ast.walk(tree_of(path))


def parents(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes around a node, nearest first."""
    while (node := getattr(node, "parent", None)) is not None:  # type: ignore[assignment]
        yield node


def enclosing(node: ast.AST) -> str:
    """The name of the outermost function or class around a node, "" at the top of a module."""
    names = [each.name for each in parents(node) if isinstance(each, ast.FunctionDef | ast.ClassDef)]
    return names[-1] if names else ""


def place(path: Path, node: ast.AST) -> str:
    """domains/cases/api.py:12"""
    return f"{short(path)}:{node.lineno}"  # type: ignore[attr-defined]


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names, "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def listed(problems: list[str]) -> str:
    """What a failing test prints: one place a line."""
    return "\n" + "\n".join(sorted(problems))
