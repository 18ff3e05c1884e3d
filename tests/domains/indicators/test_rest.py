"""REST: the list, one number, its rows; who may ask; bad questions."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner_client(make_unit: Callable[..., Any], make_user: Callable[..., Any], sign_in: Callable[..., Any]) -> Any:
    return sign_in(make_user("planner", make_unit(kind="operator")))


def test_the_list_of_definitions(planner_client: Any) -> None:
    answer = planner_client.get("/api/indicators")
    assert answer.status_code == 200
    assert [one["code"] for one in answer.json()] == [
        "consultations", "distinct_firms", "taken_up_in_days", "usefulness_top_two",
    ]  # fmt: skip


def test_one_indicator_with_a_breakdown(planner_client: Any) -> None:
    answer = planner_client.get("/api/indicators/taken_up_in_days", {"period": "2026", "by": "quarter", "n": 21})
    body = answer.json()
    assert answer.status_code == 200
    assert (body["value"]["value"], body["value"]["denominator"], body["value"]["is_provisional"]) == (None, 0, True)
    assert body["value"]["parameters"] == {"n": 21}
    assert [one["key"] for one in body["slices"]] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]


def test_the_running_year_is_taken_when_none_is_named(planner_client: Any) -> None:
    body = planner_client.get("/api/indicators/consultations").json()
    assert (body["value"]["start"], body["value"]["end"]) == ("2026-04-01", "2027-04-01")


def test_rows_are_paged(planner_client: Any) -> None:
    answer = planner_client.get("/api/indicators/consultations/rows", {"page": 2, "page_size": 10})
    assert (answer.status_code, answer.json()["total"], answer.json()["rows"]) == (200, 0, [])
    assert "firm" in [column["name"] for column in answer.json()["columns"]]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/indicators/nothing", 404, "indicator_unknown"),
        ("/api/indicators/consultations?period=2026Q9", 400, "period_invalid"),
        ("/api/indicators/consultations?prefecture=99", 400, "filter_invalid"),
        ("/api/indicators/consultations?n=9", 400, "parameter_invalid"),
        ("/api/indicators/usefulness_top_two?scale=6", 400, "parameter_invalid"),
        ("/api/indicators/taken_up_in_days?n=91", 400, "parameter_invalid"),
    ],
)
def test_questions_that_are_refused(planner_client: Any, address: str, status: int, code: str) -> None:
    answer = planner_client.get(address)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "query", ["page=-1", "page=1000000000", "page_size=100000", "page=abc", "n=99999999999999999999", "by=password"]
)
def test_parameters_out_of_shape_are_no_fault(planner_client: Any, query: str) -> None:
    assert planner_client.get(f"/api/indicators/taken_up_in_days/rows?{query}").status_code == 422


def test_an_adviser_is_refused_and_a_stranger_must_sign_in(
    client: Any, make_unit: Callable[..., Any], make_user: Callable[..., Any]
) -> None:
    assert client.get("/api/indicators").status_code == 401
    client.force_login(make_user("adviser", make_unit()))
    for address in ("/api/indicators", "/api/indicators/consultations", "/api/indicators/consultations/rows"):
        assert client.get(address).status_code == 403
