"""Rules joined with the directory: order, evidence, and what is never offered."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from banso.domains.directory import api as directory
from banso.domains.routing import api
from banso.kernel.errors import Refusal

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
Register = Callable[..., directory.AgencySummary]


def ask(
    issue: str, from_type: str, prefecture_code: str = "07", on: date = TODAY, **more: Any
) -> list[api.Candidate]:
    return api.route(issue=issue, from_type=from_type, prefecture_code=prefecture_code, on=on, **more)


def agencies(found: list[api.Candidate]) -> list[str]:
    return [one.agency.name for one in found if one.agency]


def test_a_candidate_carries_rule_agency_and_evidence(register: Register) -> None:
    center = register("AG07", "よろず（架空）", functions=["market_development"])
    first = ask("ロ", "AG01")[0]
    assert first.agency == center and first.rule_ids[0] == "RT04" and first.rank == 1
    assert first.type_name.ja == "よろず支援拠点" and first.what_for.en and first.condition.en
    assert first.label.en == "expected role (2017 draft interim report)"
    assert first.source.ja.endswith("別添2 ロ")
    words = " ".join(reason.ja for reason in first.reasons)
    assert "RT04" in words and "福島県" in words and "対応課題に登録" in words
    assert all(reason.en for reason in first.reasons)


def test_nearer_and_fitter_agencies_come_first(register: Register) -> None:
    register("AG27", "全国の局", areas=[])
    register("AG27", "県の局")
    register("AG27", "町の局", areas=["072028"])
    register("AG27", "町の得意な局", areas=["072028"], functions=["hiring"])
    found = agencies(ask("hiring", "AG01", city_code="072028"))
    assert found[:4] == ["町の得意な局", "町の局", "県の局", "全国の局"]
    register("AG27", "よその町の局", areas=["072036"])
    assert "よその町の局" not in agencies(ask("hiring", "AG01", city_code="072028"))
    assert "よその町の局" in agencies(ask("hiring", "AG01"))


def test_a_full_agency_comes_after_its_equals(register: Register) -> None:
    full = register("AG07", "あ 満員の拠点", capacity_per_month=3)
    register("AG07", "い 空きのある拠点", capacity_per_month=3)
    found = [one for one in ask("ロ", "AG01", open_load={full.unit_id: 3}) if one.agency]
    assert agencies(found) == ["い 空きのある拠点", "あ 満員の拠点"]
    assert any("受入れ可能件数" in reason.ja for reason in found[1].reasons)


def test_the_asking_unit_is_never_offered(register: Register) -> None:
    own = register("AG08", "自分の金庫")
    register("AG08", "となりの金庫")
    found = agencies(ask("succession", "AG08", exclude_unit_ids=[own.unit_id]))
    assert "自分の金庫" not in found and "となりの金庫" in found


def test_a_kind_without_an_agency_here_is_still_named(register: Register) -> None:
    register("AG22", "鳥取の窓口", prefecture_code="31", areas=["31"])
    (first, *_) = ask("ヘ", "AG02")
    assert first.agency is None and first.type_code == "AG22" and first.type_name.ja == "取引かけこみ寺"
    assert any("登録がありません" in reason.ja for reason in first.reasons)


def test_names_follow_the_day() -> None:
    old, new = (ask("ヘ", "AG02", "13", on=day) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert [one.type_name.ja for one in old] == ["下請かけこみ寺", "取引調査員（下請Gメン）"]
    assert [one.type_name.ja for one in new] == ["取引かけこみ寺", "取引調査員（取引Gメン）"]


def test_what_does_not_exist_is_set_aside_with_a_reason(register: Register) -> None:
    register("AG05", "架空の全国センター", areas=[], valid_from=date(2012, 4, 1))
    then = api.suggest(issue="チ", from_type="AG01", prefecture_code="07", on=date(2017, 5, 25))
    today = api.suggest(issue="チ", from_type="AG01", prefecture_code="07", on=TODAY)
    assert "AG05" in [one.type_code for one in then.candidates] and not then.set_aside
    assert "AG05" not in [one.type_code for one in today.candidates]
    assert [one.rule_id for one in today.set_aside] == ["RT27"]
    assert "全国商店街支援センター" in today.set_aside[0].reason.ja


def test_other_agencies_are_those_that_declare_the_issue(register: Register) -> None:
    register("AG26", "得意な公設試", functions=["manufacturing"])
    register("AG26", "得意でない公設試", functions=["hiring"])
    register("AG01", "となりの商工会", functions=["manufacturing"])
    found = ask("manufacturing", "AG01")
    assert agencies(found) == ["得意な公設試"] and found[0].rule_ids == ("RT36",)


def test_specialist_agencies_need_the_function(register: Register) -> None:
    register("AG17", "再生に強い協議会", functions=["turnaround"])
    register("AG19", "登録のない協会")
    assert agencies(ask("bank_support", "AG07")) == ["再生に強い協議会"]


def test_named_targets_have_no_agency() -> None:
    found = {one.target_code: one for one in ask("hiring", "AG01") if one.target_code}
    committee = found["fukushima_local_committee"]
    assert committee.agency is None and committee.kind == "committee" and committee.rule_ids == ("RT40",)


def test_one_agency_stands_once_with_all_its_rules(register: Register) -> None:
    register("AG07", "よろず（架空）", functions=["market_development"])
    found = [one for one in ask("ロ", "AG01") if one.agency]
    assert [one.rule_ids for one in found] == [("RT04", "RT08", "RT36")]


def test_ranks_are_consecutive_and_answers_repeatable(register: Register) -> None:
    for number in range(3):
        register("AG07", f"拠点{number}", functions=["succession"])
    first, second = ask("ト", "AG01"), ask("ト", "AG01")
    assert first == second and [one.rank for one in first] == list(range(1, len(first) + 1))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"issue": "金"}, "issue_unknown"),
        ({"from_type": "AG99"}, "agency_type_unknown"),
        ({"from_type": "AG05"}, "agency_type_not_in_force"),
        ({"from_type": "\x00"}, "agency_type_unknown"),
        ({"prefecture_code": "48"}, "prefecture_unknown"),
        ({"city_code": "\x00"}, "municipality_code_invalid"),
        ({"city_code": "072029"}, "municipality_code_check_digit"),
    ],
)
def test_bad_questions(given: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        ask(**{"issue": "ロ", "from_type": "AG01", **given})
    assert refused.value.code == code


def test_every_question_has_an_answer_or_none_but_never_a_fault() -> None:
    from banso.kernel.issues import ISSUES

    askers = [kind.code for kind in directory.agency_types(TODAY)] + ["owner", "fukushima_local_committee"]
    for issue in ISSUES:
        for asker in askers:
            for one in ask(issue, asker):
                assert one.type_name.ja and one.type_name.en and one.rule_ids
