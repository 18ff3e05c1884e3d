"""Writes docs/reference/commands.md and api.md from the product itself: the command registry and the OpenAPI document.

    .venv/bin/python tools/write_reference.py            rewrite both
    .venv/bin/python tools/write_reference.py --check    say which is out of date (exit 1), write nothing
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
MADE_BY = "Written by `tools/write_reference.py`; run it after changing {what}."
METHODS = ("get", "post", "put", "patch", "delete")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    _load_product()
    pages = {REFERENCE / "commands.md": commands_page(), REFERENCE / "api.md": api_page()}
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if args.check:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run tools/write_reference.py", file=sys.stderr)
        return 1 if stale else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def _load_product() -> None:
    """The product without a database of its own: nothing is read from one."""
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("BANSO_DATA_DIR", tempfile.mkdtemp(prefix="banso-reference-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banso.config.settings")
    import django

    django.setup()


def commands_page() -> str:
    """Every command with its arguments, as the parser has them."""
    from banso.faces.command import _all_commands, _pure_commands, build_parser

    _pure_commands()
    commands = _all_commands()
    leaves = dict(_leaves(build_parser(commands), ()))
    lines = [
        "# Commands", "", MADE_BY.format(what="a command"), "",
        "`--json` prints data for programs and is a stable interface; `--as LOGIN` acts as that user, otherwise a command acts as",
        "the operator's system. Exit 0 is done or yes, 1 refused or no (with code, reason and next step), 2 a wrong command line.",
        "", "| command | what it does |", "|---|---|",
        *(f"| [`banso {' '.join(one.path)}`](#{_anchor(one.path)}) | {_cell(one.help)} |" for one in commands),
    ]  # fmt: skip
    for one in commands:
        lines += ["", f"## banso {' '.join(one.path)}", "", one.help, "", *_arguments(leaves[one.path])]
    return "\n".join(lines) + "\n"


def _leaves(parser: argparse.ArgumentParser, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield path, parser
    for name, child in (groups[0].choices if groups else {}).items():
        yield from _leaves(child, (*path, name))


def _anchor(path: tuple[str, ...]) -> str:
    return "-".join(("banso", *path))


def _arguments(parser: argparse.ArgumentParser) -> list[str]:
    common = {"help", "json", "login"}
    own = [action for action in parser._actions if action.dest not in common]
    if not own:
        return ["No arguments of its own."]
    return ["| argument | | meaning |", "|---|---|---|", *(_argument(action) for action in own)]


def _argument(action: argparse.Action) -> str:
    shown = str(action.metavar or action.dest.upper())
    name = ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {shown}") if action.option_strings else shown
    notes = []
    if action.required:
        notes.append("needed")
    elif action.default not in (None, "", False, [], argparse.SUPPRESS):
        notes.append(f"default {action.default}")
    if action.choices:
        notes.append("one of " + ", ".join(map(str, action.choices)))
    return f"| `{name}` | {_cell('; '.join(notes))} | {_cell(action.help or '')} |"


def api_page() -> str:
    """Every operation with who may call it, its parameters, body and answers."""
    from banso.faces.api import api

    document = api.get_openapi_schema(path_prefix="/api/")
    schemas = document.get("components", {}).get("schemas", {})
    lines = [
        "# REST API", "", MADE_BY.format(what="an endpoint"), "",
        f"The whole description is served as OpenAPI {document['openapi']} at `/api/openapi.json`. Unsafe requests carry an",
        "`Idempotency-Key` header; updates carry the version they are based on as `If-Match`. Refusals are",
        "`application/problem+json` with a stable `code`, the `field`, the reason and the next step in Japanese and English.",
        "Sign in at `POST /api/session`; send its `csrf_token` as `X-CSRFToken` with every unsafe request.",
    ]  # fmt: skip
    group = ""
    for path, methods in sorted(document["paths"].items(), key=lambda pair: (pair[0].split("/")[2], pair[0])):
        if (name := path.split("/")[2]) != group:
            group = name
            lines += ["", f"## {group}"]
        for method in METHODS:
            if method in methods:
                lines += _operation(method.upper(), path, methods[method], schemas)
    return "\n".join(lines) + "\n"


def _operation(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    who = "signed in" if operation.get("security") else "anyone"
    lines = ["", f"### {method} {path}", "", f"{operation.get('summary', '')} — {who}."]
    if operation.get("description"):
        lines.append(" ".join(operation["description"].split()))
    given = [(one["name"], one["in"], one.get("required", False), one["schema"]) for one in operation.get("parameters", [])]
    for content in operation.get("requestBody", {}).get("content", {}).values():
        given += [(name, "body", need, schema) for name, need, schema in _fields(content["schema"], schemas)]
    if given:
        lines += ["", "| input | where | type | |", "|---|---|---|---|"]
        lines += [_input(name, where, need, schema) for name, where, need, schema in given]
    answers = ", ".join(
        f"`{status}` {_answer(answer)}".strip() for status, answer in sorted(operation["responses"].items(), key=str)
    )
    return [*lines, "", f"Answers: {answers}"]


def _fields(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    found = schemas.get(schema["$ref"].rsplit("/", 1)[1], {}) if "$ref" in schema else schema
    needed = set(found.get("required", []))
    for name, field in found.get("properties", {}).items():
        yield name, name in needed, field


def _input(name: str, where: str, need: bool, schema: dict[str, Any]) -> str:
    notes = _cell(str(schema.get("description", "")))
    return f"| `{name}` | {where}{', needed' if need else ''} | {_cell(_type(schema))} | {notes} |"


def _type(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    bounds = [f"{sign} {schema[key]}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    if "maxLength" in schema:
        bounds.append(f"up to {schema['maxLength']} characters")
    kind = str(schema.get("format") or schema.get("type", "any"))
    return f"{kind} ({', '.join(bounds)})" if bounds else kind


def _answer(answer: dict[str, Any]) -> str:
    content: dict[str, Any] = next(iter(answer.get("content", {}).values()), {})
    return _type(content["schema"]) if content.get("schema") else ""


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    raise SystemExit(main())
