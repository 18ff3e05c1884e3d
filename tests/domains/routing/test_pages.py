"""The rules' pages, their REST interface and `banso route`."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from banso.faces.command import build_parser, refused, show
from banso.kernel.errors import Refusal
from banso.platform.command import all_commands
from banso.platform.scope.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(sign_in: Callable[..., Client], make_unit: Any, make_user: Any) -> Client:
    return sign_in(make_user("adviser", make_unit()))


def test_all_45_are_listed_with_label_and_source(staff: Client) -> None:
    body = staff.get("/routing/").content.decode()
    assert all(f"RT{number:02}" in body for number in range(1, 46))
    assert (
        body.count("期待される役割（平成29年 中間整理案）") == 44
        and "別添2 イ" in body
        and "法令ではありません" in body
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("issue=founding", 9),
        ("from=AG24", 1),
        ("to=AG24", 2),
        ("kind=event", 1),
        ("prefecture=31", 1),
        ("q=事業承継診断", 1),
        ("q=よろず&kind=committee", 1),
        ("order=-issue", 45),
        ("order=place", 45),
    ],
)
def test_the_list_is_narrowed_and_sorted(staff: Client, query: str, count: int) -> None:
    assert staff.get(f"/routing/?{query}").context["page"].count == count


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_exported(staff: Client, kind: str) -> None:
    answer = staff.get(f"/routing/?format={kind}")
    body = b"".join(answer.streaming_content if answer.streaming else [answer.content])
    assert answer.status_code == 200 and (body[:2] == b"PK" or body.decode("utf-8-sig").count("RT") == 45)


def test_one_rule_says_how_it_was_read(staff: Client) -> None:
    body = staff.get("/routing/RT33/").content.decode()
    assert "モニタリング" in body and "期待される役割" in body and "別添2 ヌ" in body
    assert staff.get("/routing/RT46/").status_code == 404
    assert staff.get("/routing/RT27/").status_code == 200


def test_trying_the_rules(staff: Client, register: Callable[..., Any]) -> None:
    register("AG07", "架空のよろず", functions=["market_development"])
    assert staff.get("/routing/candidates/").status_code == 200
    asked = "issue=market_development&from_type=AG01&prefecture_code=07"
    body = staff.get(f"/routing/candidates/?{asked}").content.decode()
    assert "架空のよろず" in body and "RT04" in body
    none = staff.get(
        "/routing/candidates/?issue=cash_flow&from_type=AG02&prefecture_code=13"
    ).content.decode()
    assert "当てはまる規則はありません" in none
    assert staff.get("/routing/candidates/?issue=x&from_type=AG05&prefecture_code=99").status_code == 400


def test_the_rules_are_for_staff(client: Client, sign_in: Callable[..., Client], make_user: Any) -> None:
    assert client.get("/routing/").status_code == 302
    assert sign_in(make_user("owner", subject_id=5)).get("/routing/").status_code == 403
    assert client.get("/api/routing/rules").status_code in {401, 403}


def test_rest_rules_and_candidates(staff: Client, register: Callable[..., Any]) -> None:
    agency = register("AG07", "架空のよろず", functions=["market_development"])
    assert len(staff.get("/api/routing/rules").json()) == 45
    assert staff.get("/api/routing/rules/RT33").json()["returns_to"] == ["AG08", "AG09", "AG10"]
    assert staff.get("/api/routing/rules/RT99").status_code == 400
    found = staff.get("/api/routing/candidates?issue=ロ&from=AG01&prefecture=07").json()["candidates"]
    assert found[0]["agency"]["id"] == agency.id and found[0]["rule_ids"][0] == "RT04"
    assert staff.get("/api/routing/candidates?issue=x&from=AG01&prefecture=07").status_code == 400
    aside = staff.get("/api/routing/candidates?issue=チ&from=AG01&prefecture=13").json()["set_aside"]
    assert [one["rule_id"] for one in aside] == ["RT27"]


@pytest.fixture
def banso(now: Any, capsys: Any) -> Callable[..., tuple[int, str]]:
    """banso("route", …) → exit status and what was printed."""
    import banso.domains.routing.cli  # noqa: F401  declares the command

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


def test_the_command_gives_candidates_with_rules(banso: Callable[..., tuple[int, str]]) -> None:
    status, text = banso("route", "--issue", "founding", "--from", "AG01", "--prefecture", "13", "--json")
    candidates = json.loads(text)["candidates"]
    assert status == 0 and all(one["rule_ids"] for one in candidates)


def test_the_command_says_why_there_is_none(banso: Callable[..., tuple[int, str]]) -> None:
    status, text = banso("route", "--issue", "cash_flow", "--from", "AG02", "--prefecture", "13", "--json")
    assert status == 1 and json.loads(text)["error"]["code"] == "no_candidate"
    status, text = banso("route", "--issue", "チ", "--from", "AG29", "--prefecture", "13")
    assert status == 1 and "全国商店街支援センター" in text


def test_the_command_takes_a_day(banso: Callable[..., tuple[int, str]]) -> None:
    words = ("route", "--issue", "ヘ", "--from", "AG01", "--prefecture", "13", "--on")
    assert "下請かけこみ寺" in banso(*words, "令和7年12月31日")[1]
    assert "取引かけこみ寺" in banso(*words, "2026-01-01")[1]
    assert banso(*words, "平成31年5月1日")[0] == 1
