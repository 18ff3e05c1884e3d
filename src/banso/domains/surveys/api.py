"""The door of surveys アンケート."""

from .calc.top_two import TopTwo, is_top_two, top_two
from .calc.versions import USEFULNESS, SurveyVersion, version_in_force
from .events import SurveyAnswered
from .queries import (
    AnswerSummary,
    InvitationView,
    SurveyLink,
    answers_about,
    get_invitation,
    open_survey_links,
)
from .usecases.answer import answer_survey
from .usecases.invite import InvitationLink, invite_respondent
from .usecases.load_answers import LoadedAnswer, load_answers
from .usecases.remind import remind_respondent

__all__ = [
    "LoadedAnswer",
    "load_answers",
    "USEFULNESS",
    "AnswerSummary",
    "InvitationLink",
    "InvitationView",
    "SurveyAnswered",
    "SurveyLink",
    "SurveyVersion",
    "TopTwo",
    "answer_survey",
    "answers_about",
    "get_invitation",
    "invite_respondent",
    "is_top_two",
    "open_survey_links",
    "remind_respondent",
    "top_two",
    "version_in_force",
]
