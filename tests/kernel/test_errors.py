import json
import pickle

import pytest

from banso.kernel.errors import Kind, Refusal, Refusals, Text

TOO_SMALL = Refusal(
    "amount_out_of_range",
    reason=Text("小さすぎます。", "Too small."),
    next_step=Text("確かめてください。", "Check it."),
    field="amount",
    detail={"minimum": 500},
)


def test_a_refusal_speaks_both_languages() -> None:
    assert TOO_SMALL.as_dict("ja") == {
        "code": "amount_out_of_range",
        "field": "amount",
        "reason": "小さすぎます。",
        "next_step": "確かめてください。",
        "detail": {"minimum": 500},
    }
    assert TOO_SMALL.as_dict("en")["reason"] == "Too small."
    json.dumps(TOO_SMALL.as_dict("ja"))


@pytest.mark.parametrize(
    ("language", "expected"), [("ja", "円"), ("en", "yen"), ("en-GB", "yen"), ("fr", "円"), ("", "円")]
)
def test_japanese_is_the_language_unless_english_is_asked(language: str, expected: str) -> None:
    assert Text("円", "yen").in_language(language) == expected


def test_kinds_are_http_statuses() -> None:
    assert {kind.name: kind.status for kind in Kind} == {
        "INVALID": 400, "UNAUTHENTICATED": 401, "FORBIDDEN": 403, "NOT_FOUND": 404, "CONFLICT": 409, "TOO_LARGE": 413,
        "UNPROCESSABLE": 422, "PRECONDITION": 428, "THROTTLED": 429, "UNAVAILABLE": 503,
    }  # fmt: skip
    assert TOO_SMALL.kind is Kind.INVALID


def test_at_field_moves_the_refusal_and_nothing_else() -> None:
    moved = TOO_SMALL.at_field("monthly_amount")
    assert (moved.field, TOO_SMALL.field) == ("monthly_amount", "amount")
    assert moved.as_dict("ja") | {"field": "amount"} == TOO_SMALL.as_dict("ja")


def test_several_refusals_are_flat_and_named_one_by_one() -> None:
    several = Refusals([TOO_SMALL, Refusals([TOO_SMALL.at_field("b"), TOO_SMALL.at_field("c")])])
    assert [each.field for each in several.refusals] == ["amount", "b", "c"]
    assert several.reason.ja == "3件の誤りがあります。"
    assert [each["field"] for each in several.as_dict("ja")["refusals"]] == ["amount", "b", "c"]
    assert isinstance(several, Refusal)


def test_no_refusals_is_a_programming_error() -> None:
    with pytest.raises(ValueError):
        Refusals([])


@pytest.mark.parametrize("refusal", [TOO_SMALL, Refusals([TOO_SMALL, TOO_SMALL.at_field("b")])])
def test_refusals_cross_process_borders(refusal: Refusal) -> None:
    copy = pickle.loads(pickle.dumps(refusal))
    assert type(copy) is type(refusal)
    assert copy.as_dict("en") == refusal.as_dict("en")
    assert copy.kind is refusal.kind


def test_the_log_line_names_code_and_field() -> None:
    assert str(TOO_SMALL) == "amount_out_of_range (amount): Too small. Check it."
