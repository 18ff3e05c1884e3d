"""The ten fields and the topics of consultation, by code, letter or name."""

import pytest

from banso.kernel.errors import Refusal
from banso.kernel.issues import ISSUES, parse_issue


@pytest.mark.parametrize("given", ["founding", "イ", "創業", " 創業 ", "Founding"])
def test_found_by_code_letter_and_name(given):
    assert parse_issue(given).code == "founding"


def test_ten_letters_each_once():
    assert "".join(issue.symbol for issue in ISSUES.values()) == "イロハニホヘトチリヌ"


def test_topics_name_known_fields():
    fields = {code for code, issue in ISSUES.items() if issue.group == "field"}
    assert all(set(issue.fields) <= fields for issue in ISSUES.values())


def test_the_banks_own_support_is_not_the_owners_money_worry():
    assert "bank_support" not in ISSUES["cash_flow"].fields


@pytest.mark.parametrize("given", ["", "ル", "no_such", "創業支援", "x" * 5000])
def test_unknown_issues_are_refused(given):
    with pytest.raises(Refusal) as refused:
        parse_issue(given)
    assert refused.value.code == "issue_unknown"
