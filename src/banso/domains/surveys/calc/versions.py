"""Versions of a survey アンケートの版: the question, its scale and the period it is asked in, as data.

The annual plans fix the scale and the share to reach; the words of question and labels are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from banso.kernel.errors import Kind, Refusal, Text
from banso.kernel.periods import Period


@dataclass(frozen=True)
class Choice:
    """One point of a scale; a higher score is a better answer."""

    score: int
    label: Text


@dataclass(frozen=True)
class SurveyVersion:
    """One wording and scale of a survey, asked in a period. `choices` run from best to worst."""

    code: str
    version: str
    name: Text
    period: Period
    question: Text
    choices: tuple[Choice, ...]
    source: str

    @property
    def scale_points(self) -> int:
        """How many points the scale has: 4 or 5."""
        return len(self.choices)

    def label_of(self, score: int) -> Text:
        """The label of a score of this scale."""
        return next(choice.label for choice in self.choices if choice.score == score)


USEFULNESS = "usefulness"
_NAME = Text("役立ち度", "Usefulness")
_QUESTION = Text("今回の支援は、役に立ちましたか。", "Was the support useful to you?")
_VERY = Text("とても役に立った", "Very useful")
_FAIRLY = Text("役に立った", "Useful")
_NEITHER = Text("どちらともいえない", "Neither useful nor useless")
_HARDLY = Text("あまり役に立たなかった", "Not very useful")
_NOT = Text("役に立たなかった", "Not useful")

VERSIONS: tuple[SurveyVersion, ...] = (
    SurveyVersion(
        code=USEFULNESS,
        version="H24",
        name=_NAME,
        period=Period(date(2012, 4, 1), date(2013, 4, 1)),
        question=_QUESTION,
        choices=(Choice(4, _VERY), Choice(3, _FAIRLY), Choice(2, _HARDLY), Choice(1, _NOT)),
        source="平成24年度計画 Ⅰ.2(2)②（4段階評価、上位2段階の割合90%以上）",
    ),
    SurveyVersion(
        code=USEFULNESS,
        version="R5",
        name=_NAME,
        period=Period(date(2023, 4, 1)),
        question=_QUESTION,
        choices=(Choice(5, _VERY), Choice(4, _FAIRLY), Choice(3, _NEITHER), Choice(2, _HARDLY), Choice(1, _NOT)),
        source="令和5年度計画 Ⅰ.2(2)①（5段階評価、上位2段階の割合70%以上）",
    ),
)


def version_in_force(code: str, on: date) -> SurveyVersion:
    """The version of a survey asked on a day. Errors: survey_unknown, survey_not_in_force."""
    known = [version for version in VERSIONS if version.code == code]
    if not known:
        raise Refusal(
            "survey_unknown",
            field="survey_code",
            reason=Text("そのアンケートは登録されていません。", "There is no such survey."),
            next_step=Text("usefulness などのコードを指定してください。", "Give a code such as usefulness."),
        )
    for version in known:
        if version.period.contains(on):
            return version
    raise Refusal(
        "survey_not_in_force",
        kind=Kind.CONFLICT,
        field="survey_code",
        reason=Text("その日に使うアンケートの版がありません。", "No version of this survey is in force on that day."),
        next_step=Text("日付を確かめてください。", "Check the date."),
        detail={"on": on.isoformat()},
    )


def version_named(code: str, version: str) -> SurveyVersion:
    """A version by its name, whatever the day; KeyError when there is none (a stored row always has one)."""
    for one in VERSIONS:
        if (one.code, one.version) == (code, version):
            return one
    raise KeyError(f"{code} {version}")


def check_score(version: SurveyVersion, score: object) -> int:
    """The score, once it is a point of this scale. Errors: score_out_of_scale."""
    is_number = isinstance(score, int) and not isinstance(score, bool)
    if is_number and any(choice.score == score for choice in version.choices):
        return int(score)  # type: ignore[call-overload,no-any-return]
    raise Refusal(
        "score_out_of_scale",
        field="score",
        reason=Text("選択肢にない評価です。", "This is not a point of the scale."),
        next_step=Text(
            f"1から{version.scale_points}までの評価を選んでください。", f"Choose a score from 1 to {version.scale_points}."
        ),
        detail={"scale_points": version.scale_points},
    )
