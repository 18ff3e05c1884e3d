"""Money is integer yen: no float comes near it."""

import ast
import re
from pathlib import Path

from .source_tree import SOURCE, listed, place, python_files, walk

_YEN = re.compile(r"(^|_)yen($|_)", re.IGNORECASE)
# float() on a number of seconds or a likeness is not money; a module with yen in it may not even do that.
FIELDS = {"FloatField", "DecimalField"}


def _names(node: ast.AST) -> list[str]:
    return [str(getattr(node, part)) for part in ("id", "attr", "arg", "name") if isinstance(getattr(node, part, None), str)]


def has_money(path: Path) -> bool:
    """Whether a module handles yen: a name with yen in it, or the kernel's money."""
    if path.stem in {"money", "amounts"} and path.parent.name == "kernel":
        return True
    return any(_YEN.search(name) for node in walk(path) for name in _names(node))


def _is_type_test(node: ast.AST) -> bool:
    """`isinstance(value, float)` refuses floats, it does not make them."""
    around = getattr(node, "parent", None)
    while isinstance(around, ast.Tuple | ast.BinOp):
        around = getattr(around, "parent", None)
    return isinstance(around, ast.Call) and getattr(around.func, "id", "") == "isinstance"


def test_no_float_near_money() -> None:
    found = []
    for path in python_files():
        if not has_money(path):
            continue
        for node in walk(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                found.append(f"{place(path, node)}: {node.value}")
            if isinstance(node, ast.Name) and node.id == "float" and not _is_type_test(node):
                found.append(f"{place(path, node)}: float")
    assert not found, listed(found)


def test_some_modules_do_handle_money() -> None:
    assert any(has_money(path) for path in python_files()), "the test above looks at nothing"


def test_no_column_holds_a_fraction_of_yen() -> None:
    found = []
    for path in [*SOURCE.rglob("models.py"), *SOURCE.rglob("models/*.py")]:
        for node in walk(path):
            if isinstance(node, ast.Attribute) and node.attr in FIELDS:
                found.append(f"{place(path, node)}: {node.attr}")
    assert not found, listed(found)
