"""Pure parts of surveys: versions by period, scales, the top-two share."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from banso.domains.surveys.calc.top_two import is_top_two, top_two
from banso.domains.surveys.calc.versions import VERSIONS, check_score, version_in_force, version_named
from banso.kernel.errors import Refusal


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (date(2012, 3, 31), None),
        (date(2012, 4, 1), "H24"),
        (date(2013, 3, 31), "H24"),
        (date(2013, 4, 1), None),
        (date(2023, 3, 31), None),
        (date(2023, 4, 1), "R5"),
        (date(2026, 11, 21), "R5"),
    ],
)
def test_a_version_only_in_its_period(on: date, version: str | None) -> None:
    if version is None:
        with pytest.raises(Refusal, match="survey_not_in_force"):
            version_in_force("usefulness", on)
    else:
        assert version_in_force("usefulness", on).version == version


def test_unknown_surveys_are_refused() -> None:
    with pytest.raises(Refusal, match="survey_unknown"):
        version_in_force("happiness", date(2026, 11, 21))
    with pytest.raises(KeyError):
        version_named("usefulness", "R99")


def test_scales_run_from_best_to_worst_without_holes() -> None:
    assert {(one.version, one.scale_points) for one in VERSIONS} == {("H24", 4), ("R5", 5)}
    for one in VERSIONS:
        assert [choice.score for choice in one.choices] == list(range(one.scale_points, 0, -1))
        assert all(choice.label.ja and choice.label.en for choice in one.choices)
        assert one.source


@pytest.mark.parametrize("score", [0, 6, -1, 10**9, True, "5", 4.0, None])
def test_scores_off_the_scale_are_refused(score: Any) -> None:
    with pytest.raises(Refusal, match="score_out_of_scale"):
        check_score(version_named("usefulness", "R5"), score)


def test_five_is_no_score_of_four_points() -> None:
    assert check_score(version_named("usefulness", "R5"), 5) == 5
    with pytest.raises(Refusal, match="score_out_of_scale"):
        check_score(version_named("usefulness", "H24"), 5)


@pytest.mark.parametrize(
    ("score", "points", "expected"), [(5, 5, True), (4, 5, True), (3, 5, False), (4, 4, True), (3, 4, True), (2, 4, False)]
)
def test_the_two_best_points(score: int, points: int, expected: bool) -> None:
    assert is_top_two(score, points) is expected


def test_the_share_is_exact_and_undefined_without_answers() -> None:
    assert top_two([]).share is None
    assert top_two([(1, 5)]).share == 0
    assert top_two([(5, 5), (4, 5), (3, 5)]).share == Fraction(2, 3)


def test_scales_are_never_mixed() -> None:
    with pytest.raises(Refusal, match="scales_mixed"):
        top_two([(5, 5), (4, 4)])
