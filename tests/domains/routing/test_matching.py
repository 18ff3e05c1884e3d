"""Which rules speak: named or through "and others", by field or topic, by region, there and back."""

import pytest

from banso.domains.routing.calc.matching import IssueFit, Match, fit_issue, match_rules
from banso.domains.routing.calc.rules import all_rules, rule_of


def matches(issue: str, asker: str, prefecture_code: str = "13") -> list[Match]:
    return match_rules(all_rules(), issue=issue, asker=asker, prefecture_code=prefecture_code)


def ids(issue: str, asker: str, prefecture_code: str = "13") -> list[str]:
    return [match.rule.id for match in matches(issue, asker, prefecture_code)]


@pytest.mark.parametrize(
    ("issue", "asker", "expected"),
    [
        ("founding", "owner", ["RT01"]),
        ("founding", "AG01", ["RT02", "RT03", "RT36"]),
        ("market_development", "AG02", ["RT04", "RT05", "RT06", "RT07", "RT08"]),
        ("market_development", "AG07", ["RT05", "RT06", "RT07"]),
        ("hiring", "AG07", ["RT09", "RT11", "RT12", "RT13"]),
        ("it_use", "AG15", ["RT14", "RT15"]),
        ("intellectual_property", "AG24", ["RT17"]),
        ("intellectual_property", "AG06", ["RT16"]),
        ("subcontracting", "AG01", ["RT18", "RT19", "RT36"]),
        ("succession", "owner", []),
        ("shopping_street", "owner", ["RT26"]),
        ("shopping_street", "shopping_street_association", ["RT27", "RT28"]),
        ("bank_support", "AG08", ["RT31", "RT32", "RT33", "RT34"]),
        ("bank_support", "AG01", []),
        ("turnaround", "improvement_center", ["RT38"]),
        ("overseas", "AG16", ["RT04", "RT05", "RT06", "RT07", "RT44"]),
        ("cash_flow", "AG02", []),
        ("cash_flow", "AG01", ["RT36"]),
        ("disaster", "AG03", ["RT37"]),
    ],
)
def test_the_rules_that_speak(issue: str, asker: str, expected: list[str]) -> None:
    assert ids(issue, asker) == expected


def test_the_unclear_issue_is_never_classified() -> None:
    for asker in ("AG01", "AG07", "AG16"):
        for place in ("07", "13", "31"):
            found = matches("unclear", asker, place)
            assert [match.rule.id for match in found] == ["RT29", "RT30", "RT45"]
            assert all(not match.types and not match.is_open for match in found)


def test_an_owner_without_a_clear_issue_goes_to_agencies_nearby() -> None:
    (match,) = matches("unclear", "owner")
    assert match.kind == "first_contact" and set(match.types) >= {"AG01", "AG02", "AG08"}


def test_regional_rules_need_their_region() -> None:
    assert "RT40" in ids("hiring", "AG01", "07") and "RT40" not in ids("hiring", "AG01", "31")
    assert "RT43" in ids("hiring", "AG01", "31") and "RT43" not in ids("hiring", "AG01", "07")


def test_no_tier_is_skipped_in_fukushima() -> None:
    assert "RT41" not in ids("succession", "AG01", "07")
    assert ids("succession", "fukushima_local_committee", "07") == ["RT41", "RT42"]
    assert ids("succession", "fukushima_all_committee", "07") == ["RT42"]


def test_the_way_back_is_read_from_the_receiver() -> None:
    back = [match for match in matches("succession", "AG18") if match.kind == "refer_back"]
    assert {match.rule.id: match.types for match in back} == {
        "RT34": ("AG08", "AG09", "AG10"),
        "RT39": ("AG07", "AG17"),
    }


def test_named_askers_are_more_specific_than_others() -> None:
    named = {match.rule.id: match.names_asker for match in matches("hiring", "AG01")}
    assert (
        named["RT10"]
        and not {match.rule.id: match.names_asker for match in matches("hiring", "AG03")}["RT10"]
    )


def test_an_asker_of_the_others_is_not_sent_to_its_own_kind() -> None:
    funding = next(match for match in matches("succession", "AG19") if match.rule.id == "RT24")
    assert "AG19" not in funding.types and "AG08" in funding.types
    among_banks = next(match for match in matches("succession", "AG08") if match.rule.id == "RT22")
    assert "AG08" in among_banks.types


@pytest.mark.parametrize(
    ("rule_id", "issue", "expected"),
    [
        ("RT06", "overseas", IssueFit.NAMED),
        ("RT04", "overseas", IssueFit.RELATED_FIELD),
        ("RT06", "market_development", IssueFit.NAMED),
        ("RT44", "market_development", IssueFit.NONE),
        ("RT36", "hiring", IssueFit.ALL_ISSUES),
        ("RT36", "unclear", IssueFit.NONE),
        ("RT36", "bank_support", IssueFit.NONE),
        ("RT31", "cash_flow", IssueFit.NONE),
        ("RT23", "closure", IssueFit.RELATED_FIELD),
    ],
)
def test_how_closely_a_rule_speaks(rule_id: str, issue: str, expected: IssueFit) -> None:
    assert fit_issue(rule_of(rule_id), issue) is expected
