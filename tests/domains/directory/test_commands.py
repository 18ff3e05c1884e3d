"""`banso agencies …`."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from banso.faces.command import build_parser, refused, show
from banso.kernel.errors import Refusal
from banso.platform.command import all_commands
from banso.platform.scope.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def banso(now: Any, capsys: Any) -> Callable[..., tuple[int, str]]:
    """banso("agencies", "list") → exit status and what was printed, for this domain's own commands."""
    import banso.domains.directory.cli  # noqa: F401  declares the commands

    def run(*words: str) -> tuple[int, str]:
        args = build_parser(all_commands()).parse_args(list(words))
        args.now, args.actor = now, SYSTEM
        try:
            result = args.chosen.run(args)
        except Refusal as refusal:
            result = refused(refusal)
        status = show(result, args.json)
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run


def test_list(banso: Callable[..., tuple[int, str]], register: Callable[..., Any]) -> None:
    register(name="架空の拠点")
    status, text = banso("agencies", "list", "--prefecture", "07", "--json")
    assert status == 0 and json.loads(text)["agencies"][0]["name"] == "架空の拠点"
    assert banso("agencies", "list", "--prefecture", "31")[0] == 1
    assert banso("agencies", "list", "--type", "AG05")[0] == 1


def test_types_on_a_day(banso: Callable[..., tuple[int, str]]) -> None:
    status, text = banso("agencies", "types", "--on", "平成29年5月25日")
    assert status == 0 and "中小企業再生支援協議会" in text and "活性化" not in text


def test_load_types(banso: Callable[..., tuple[int, str]]) -> None:
    assert banso("agencies", "load-types") == (0, "types: 33\nnames: 36\nstatistics: 64\n")
