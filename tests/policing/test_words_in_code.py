"""What people read goes through gettext, or stands as a pair of both languages."""

import ast
from pathlib import Path

from .source_tree import SOURCE, dotted, listed, parents, place, walk
from .test_templates import JAPANESE

GETTEXT = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "gettext_noop"}
# Calls that take a pair: Japanese, then English.
PAIRS = {"Text", "_refuse", "_refused", "refused"}
# Words for a terminal stand there in both languages at once; made-up people have Japanese names.
BOTH_AT_ONCE = ("commands.py", "cli.py", "command.py", "kernel_commands.py", "user_commands.py")


def _page_modules() -> list[Path]:
    found = [*SOURCE.glob("domains/*/web/**/*.py"), *SOURCE.glob("faces/**/*.py"), *SOURCE.glob("platform/ui/**/*.py")]
    return [path for path in sorted(found) if path.name not in BOTH_AT_ONCE and "demo" not in path.parts]


def _is_documentation(node: ast.AST) -> bool:
    return isinstance(getattr(node, "parent", None), ast.Expr)


def _gettext_names(path: Path) -> set[str]:
    """What a module calls gettext: `_`, `_now`, …"""
    return {
        one.asname or one.name
        for node in walk(path)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for one in node.names
        if one.name in GETTEXT
    }


def _is_translated(node: ast.AST, names: set[str]) -> bool:
    """Inside a call of gettext, or a pair of Japanese and English."""
    for around in parents(node):
        if isinstance(around, ast.Call) and dotted(around.func).split(".")[-1] in names | PAIRS:
            return True
        if isinstance(around, ast.Tuple) and _is_pair(around):
            return True
        if isinstance(around, ast.FunctionDef | ast.ClassDef):
            return False
    return False


def _is_pair(node: ast.Tuple) -> bool:
    """("行が欠けています", "a row is missing")"""
    words = [each.value for each in node.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return len(words) == 2 == len(node.elts) and bool(JAPANESE.search(words[0])) and not JAPANESE.search(words[1])


# Formats of dates and amounts differ by language as a whole: each has its English beside it.
FORMATS = {
    "platform/ui/formats.py": "each function gives the English form where the page is in English",
    "platform/ui/gallery.py": "specimens of what people type",
    "faces/api.py": "the product's own name",
}


def test_japanese_in_pages_goes_through_gettext() -> None:
    found = []
    for path in _page_modules():
        if path.relative_to(SOURCE).as_posix() in FORMATS:
            continue
        names = _gettext_names(path)
        for node in walk(path):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not JAPANESE.search(node.value):
                continue
            if not _is_documentation(node) and not _is_translated(node, names):
                found.append(f"{place(path, node)}: {node.value[:40]}")
    assert not found, listed(found)


def test_gettext_takes_plain_strings() -> None:
    """`_(f"…")` and `_(name)` cannot be collected for translation."""
    found = []
    for path in _page_modules():
        names = _gettext_names(path)
        for node in walk(path):
            if isinstance(node, ast.Call) and dotted(node.func) in names and node.args:
                if not isinstance(node.args[0], ast.Constant):
                    found.append(f"{place(path, node)}: {ast.unparse(node)[:60]}")
    assert not found, listed(found)
