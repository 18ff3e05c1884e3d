"""The 45 rules as packaged data: complete, in both languages, pointing only to what exists."""

import csv
from importlib.resources import files

import pytest

from banso.domains.directory.calc.type_tables import known_codes, source_documents
from banso.domains.routing.calc.rules import ALL_ISSUES, KINDS, all_rules, all_targets, rule_of
from banso.kernel.errors import Refusal
from banso.kernel.issues import ISSUES
from banso.kernel.places import PREFECTURES


def test_there_are_45_in_order() -> None:
    assert [rule.id for rule in all_rules()] == [f"RT{number:02}" for number in range(1, 46)]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_each_rule_is_whole(rule) -> None:
    assert rule.kind in KINDS
    assert rule.issues == (ALL_ISSUES,) or set(rule.issues) <= set(ISSUES)
    assert set(rule.except_issues) <= set(ISSUES)
    assert {*rule.from_types, *rule.to_types, *rule.returns_to} <= known_codes()
    assert {*rule.from_targets, *rule.to_targets} <= set(all_targets())
    assert rule.from_types or rule.from_targets or rule.from_open
    assert rule.to_types or rule.to_targets or rule.to_open
    assert set(rule.prefectures) <= set(PREFECTURES)
    assert all(rule.condition) and all(rule.what_for) and all(rule.label)
    assert bool(rule.reading.ja) == bool(rule.reading.en)
    assert bool(rule.returns_to) == bool(rule.returns_for.ja) == bool(rule.returns_for.en)
    assert rule.source.partition(" ")[0] in source_documents()
    assert not rule.to_open or rule.needs_function


def test_the_draft_is_labelled_as_expected_roles() -> None:
    labels = {rule.id: rule.label for rule in all_rules()}
    practice = labels.pop("RT44")
    assert set(labels.values()) == {
        ("期待される役割（平成29年 中間整理案）", "expected role (2017 draft interim report)")
    }
    assert "説明資料" in practice.ja


def test_regional_schemes_stay_in_their_region() -> None:
    regions = {rule.id: rule.prefectures for rule in all_rules() if rule.prefectures}
    assert regions == {"RT40": ("07",), "RT41": ("07",), "RT42": ("07",), "RT43": ("31",)}


def test_defaults_and_kinds_follow_the_source() -> None:
    assert [rule.id for rule in all_rules() if rule.is_default] == [
        "RT01",
        "RT16",
        "RT18",
        "RT20",
        "RT29",
        "RT45",
    ]
    kinds = {kind: [rule.id for rule in all_rules() if rule.kind == kind] for kind in KINDS}
    assert kinds["first_contact"] == ["RT01", "RT26", "RT29"]
    assert kinds["refer_back"] == ["RT17"]
    assert kinds["event"] == ["RT07"]
    assert kinds["outreach"] == ["RT03", "RT19", "RT20"]
    assert kinds["committee"] == ["RT40", "RT41", "RT42", "RT43"]


@pytest.mark.parametrize("rule_id", ["RT00", "RT46", "", "\x00"])
def test_an_unknown_rule_is_refused(rule_id: str) -> None:
    with pytest.raises(Refusal) as refused:
        rule_of(rule_id)
    assert refused.value.code == "rule_unknown"


def test_every_line_of_the_tables_has_as_many_cells_as_its_header() -> None:
    for table in files("banso.domains.routing").joinpath("data").iterdir():
        lines = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
        assert {len(line) for line in lines} == {len(lines[0])}, table.name
