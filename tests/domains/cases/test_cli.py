"""Commands of cases, consents and messages, as the command line gives them."""

import json
from typing import Any

import pytest
from tests.domains.casework_fixtures import SECRET_WORDS, World

from banso.faces.command import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def banso(world: World, capsys: Any) -> Any:
    """banso("cases", "list") → (exit status, JSON)."""

    def call(*words: str, login: str = world.adviser_user.login_id) -> tuple[int, Any]:
        status = run([*words, "--json", "--as", login])
        return status, json.loads(capsys.readouterr().out)

    return call


def test_the_loop(world: World, banso: Any) -> None:
    status, receipt = banso("ask", SECRET_WORDS, "--name", "架空 花子", "--prefecture", "07", "--unit", str(world.unit), "--phone", "03-1234-5678")
    assert status == 0 and receipt["number"] == "R8-000001"
    status, waiting = banso("enquiries", "list")
    enquiry = waiting["items"][0]["id"]
    status, made = banso("cases", "open", "--firm", str(world.firm), "--title", "販路", "--issue", "ロ", "--enquiry", str(enquiry))
    assert status == 0
    case_id = str(made["id"])
    log = ["consultations", "log", case_id, "--on", "令和8年11月19日", "--minutes", "60", "--issue", "ロ", "--summary", "相談した。"]
    assert banso(*log)[0] == 0
    status, shown = banso("cases", "show", case_id)
    assert len(shown["consultations"]) == 1
    assert banso("messages", "post", case_id, "こんにちは")[0] == 0
    assert banso("messages", "show", case_id)[1]["items"][0]["body"] == "こんにちは"
    status, given = banso("consents", "give", "--firm", str(world.firm), "--receiver", str(world.other_unit), "--note", "署名を受領")
    assert status == 0
    assert banso("consents", "list", "--firm", str(world.firm))[1]["items"][0]["is_live"]
    assert banso("consents", "withdraw", str(given["id"]), "--reason", "電話で申出")[0] == 0
    assert banso("cases", "close", case_id, "--outcome", "resolved")[0] == 0
    assert banso("cases", "list", "--state", "closed")[1]["items"][0]["id"] == made["id"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["cases", "show", "99999"], "not_found"),
        (["cases", "show", str(10**30)], "number_invalid"),
        (["consultations", "log", "1", "--on", "平成31年5月1日", "--minutes", "60", "--issue", "ロ", "--summary", "a"], "date_not_in_era"),
        (["consultations", "log", "1", "--on", "R8.11.21", "--minutes", "60", "--issue", "ロ", "--summary", "a"], "event_in_future"),
    ],
)
def test_refusals_exit_1(world: World, banso: Any, words: list[str], code: str) -> None:
    status, answer = banso(*words)
    assert status == 1 and answer["error"]["code"] == code


def test_another_unit_is_told_nothing(world: World, banso: Any) -> None:
    case_id = str(world.open_case())
    status, answer = banso("cases", "show", case_id, login=world.other_user.login_id)
    assert status == 1 and answer["error"]["code"] == "not_found"
