"""Sizes, names and the files that every domain has."""

import ast

from .source_tree import ROOT, SOURCE, TIERS, listed, place, python_files, short, tree_of, walk

LONGEST_FILE, LONGEST_FUNCTION = 500, 70
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "stuff", "tools"}
# Words that belong in a person's notes, not in the product.
BANNED_WORDS = ("# TO" + "DO", "TO" + "DO:", "FIX" + "ME", "XX" + "X", "/" + "work/", "/" + "root/")
TEXT_FILES = {".py", ".html", ".css", ".js", ".md", ".toml", ".csv", ".txt", ".yaml", ".yml", ".po", ".cfg", ".ini"}


def test_no_file_is_too_long() -> None:
    files = [*python_files(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), *SOURCE.rglob("*.css")]
    too_long = []
    for path in files:
        if "vendor" in path.parts:
            continue
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE:
            too_long.append(f"{path.relative_to(ROOT)}: {lines} lines")
    assert not too_long, listed(too_long)


def test_no_function_is_too_long() -> None:
    too_long = []
    for path in python_files():
        for node in walk(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    too_long.append(f"{place(path, node)} {node.name}: {lines} lines")
    assert not too_long, listed(too_long)


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = [short(path) for path in python_files(with_migrations=True) if BANNED_NAMES & {path.stem, *path.parts[-3:-1]}]
    assert not named, listed(named)


def test_every_domain_says_what_its_rows_mean() -> None:
    missing = [
        f"domains/{folder.name}/README.md"
        for folder in sorted((SOURCE / "domains").iterdir())
        if folder.is_dir() and folder.name != "__pycache__" and not (folder / "README.md").is_file()
    ]
    assert not missing, listed(missing)


def test_every_domain_has_a_tier() -> None:
    folders = {path.name for path in (SOURCE / "domains").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(TIERS)


def test_every_module_begins_by_saying_what_it_is() -> None:
    # An app's apps.py says it all in its name; an empty __init__ says nothing because there is nothing.
    silent = [
        short(path)
        for path in python_files()
        if path.name != "apps.py" and tree_of(path).body and ast.get_docstring(tree_of(path)) is None
    ]
    assert not silent, listed(silent)


def test_an_api_only_re_exports() -> None:
    logic = []
    for path in (SOURCE / "domains").glob("*/api.py"):
        for node in tree_of(path).body:
            is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            is_export_list = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
            if not (is_docstring or is_export_list or isinstance(node, ast.Import | ast.ImportFrom)):
                logic.append(place(path, node))
    assert not logic, listed(logic)


def test_no_notes_are_left_behind() -> None:
    found = []
    folders = [ROOT / name for name in ("src", "tests", "docs", "tools", "benchmarks")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in TEXT_FILES]
    for path in [*files, *ROOT.glob("*.md"), ROOT / "Makefile", ROOT / "pyproject.toml"]:
        if not path.is_file() or {"vendor", "__pycache__"} & set(path.parts):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            words = [word for word in BANNED_WORDS if word in line]
            found += [f"{path.relative_to(ROOT)}:{number}: {word}" for word in words]
    assert not found, listed(found)
