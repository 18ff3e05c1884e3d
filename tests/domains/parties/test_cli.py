"""The commands of parties and of the kernel."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from banso.faces.kernel_commands import check_number, read_date
from banso.kernel.errors import Refusal
from banso.platform import clock
from banso.platform.scope.actor import SYSTEM

from .conftest import cells, number

pytestmark = pytest.mark.django_db


def run(path: str, *words: str) -> Any:
    """What a command answers, through its own argument parser."""
    import argparse

    import banso.domains.parties.cli  # noqa: F401 registration
    from banso.platform.command import all_commands

    chosen = next(one for one in all_commands() if one.path == tuple(path.split()))
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    chosen.configure(parser)
    args = parser.parse_args(words)
    args.actor, args.now = SYSTEM, clock.now()
    result = chosen.run(args)
    json.dumps(result.data, default=str)
    return result


def test_import_search_show(write_file: Callable) -> None:
    path = write_file(cells(1), cells(2, prefectureCode="13", cityCode="101", prefectureName="東京都", cityName="千代田区"))
    report = run("import corporations", str(path))
    assert report.ok and report.data["inserted"] == 2
    assert set(report.data) >= {"read", "inserted", "updated", "unchanged", "hidden", "rejected", "encoding"}
    assert run("import corporations", str(path)).data["state"] == "unchanged"
    assert run("firms search", "架空").data["total"] == 2
    found = run("firms search", "架空", "--prefecture", "13")
    assert [one["corporate_number"] for one in found.data["items"]] == [number(2)]
    shown = run("firms show", str(found.data["items"][0]["id"]))
    assert shown.data["corporate_number"] == number(2)
    assert any("国税庁法人番号公表サイト" in text for text in shown.lines)
    assert not run("firms search", "存在しない").ok


def test_rejected_rows_end_with_one(write_file: Callable) -> None:
    path = write_file(cells(1), cells(2, process="2"))
    report = run("import corporations", str(path))
    assert not report.ok
    assert report.data["rejected"][0] | {"message": "", "message_en": ""} == {
        "row": 2, "column": "process", "code": "code_unknown", "message": "", "message_en": "",
    }  # fmt: skip
    assert run("import corporations", str(path), "--accept-valid").ok


def test_bad_words_are_refused() -> None:
    for words in (["a\x00"], ["東", "--prefecture", "99"]):
        with pytest.raises(Refusal):
            run("firms search", *words)
    with pytest.raises(Refusal):
        run("firms show", "999")
    with pytest.raises(SystemExit):
        run("firms search", "東", "--limit", "0")


def test_pure_commands() -> None:
    from argparse import Namespace

    assert check_number(Namespace(number="７000012050002")).data == {"corporate_number": "7000012050002", "valid": True}
    with pytest.raises(Refusal):
        check_number(Namespace(number="7000012050003"))
    assert read_date(Namespace(text="R8.11.21")).data == {"iso": "2026-11-21", "wareki": "令和8年11月21日"}
    with pytest.raises(Refusal):
        read_date(Namespace(text="昭和65年1月1日"))
