"""Commands コマンド: each domain declares its own in cli.py; the root only collects them.

A handler takes parsed arguments and returns a `Result`; `--json` prints its data (a stable interface), otherwise its
lines. Exit 0 is done or yes; 1 is refused or no, with the reason; 2 is a wrong command line.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from banso.kernel.errors import Refusal, Text


@dataclass(frozen=True)
class Result:
    data: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    ok: bool = True


@dataclass(frozen=True)
class Command:
    """`path` is the words after `banso` ("firms search"); `pure` needs neither database nor settings."""

    path: tuple[str, ...]
    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Result]
    pure: bool = False


_commands: dict[tuple[str, ...], Command] = {}


def command(
    path: str, help: str, configure: Callable[[argparse.ArgumentParser], None] = lambda parser: None, pure: bool = False
) -> Callable[[Callable[[argparse.Namespace], Result]], Callable[[argparse.Namespace], Result]]:
    """Decorator of a handler in a cli.py."""

    def register(run: Callable[[argparse.Namespace], Result]) -> Callable[[argparse.Namespace], Result]:
        words = tuple(path.split())
        _commands[words] = Command(words, help, configure, run, pure)
        return run

    return register


def accept_id(number: int, field: str) -> int:
    """An id that a database column can hold. Errors: number_invalid."""
    if not 1 <= number < 2**63:
        raise Refusal(
            "number_invalid",
            field=field,
            reason=Text("番号の範囲を超えています。", "This number cannot be an id."),
            next_step=Text("番号を確かめてください。", "Check the number."),
        )
    return number


def all_commands() -> list[Command]:
    return [_commands[path] for path in sorted(_commands)]
