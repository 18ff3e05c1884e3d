"""REST of surveys アンケート, under /api/surveys."""

from datetime import date

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from banso.platform.links import token_hash
from banso.platform.rest import Page, Signed, once_per_key, paged
from banso.platform.web.access import STAFF

from .. import api
from ..queries import list_answers

router = Router(tags=["surveys"])


class ChoiceOut(Schema):
    score: int
    ja: str
    en: str


class InvitationOut(Schema):
    """What the holder of a link may know."""

    survey_code: str
    survey_version: str
    scale_points: int
    state: str = Field(description="open, answered or expired")
    answer_by: date
    question_ja: str
    question_en: str
    choices: list[ChoiceOut]


class AnswerIn(Schema):
    score: int = Field(ge=1, le=5, description="A point of the version's scale; higher is better.")
    comment: str = Field("", max_length=1_000)


class AnsweredOut(Schema):
    answer_id: int


class AnswerOut(Schema):
    id: int
    answered_on: date
    survey_code: str
    survey_version: str
    score: int
    scale_points: int
    is_top_two: bool
    issue: str


class AnswersOut(Schema):
    total: int
    items: list[AnswerOut]


Token = Path(..., max_length=200, description="The token of the answer link.")


@router.get("/invitations/{token}", response=InvitationOut, auth=None, summary="The question behind a link")
def read_invitation(request: HttpRequest, token: str = Token) -> InvitationOut:
    found = api.get_invitation(token, request.now)
    return InvitationOut(
        survey_code=found.version.code,
        survey_version=found.version.version,
        scale_points=found.version.scale_points,
        state=found.state,
        answer_by=found.answer_by,
        question_ja=found.version.question.ja,
        question_en=found.version.question.en,
        choices=[ChoiceOut(score=one.score, ja=one.label.ja, en=one.label.en) for one in found.version.choices],
    )


@router.post("/invitations/{token}/answer", response={201: AnsweredOut}, auth=None, summary="Answer once")
def answer(request: HttpRequest, body: AnswerIn, token: str = Token) -> Status[AnsweredOut]:
    def call() -> int:
        return api.answer_survey(
            actor=request.actor, now=request.now, token=token, score=body.score, comment=body.comment
        )

    action = f"surveys.answer:{token_hash(token)}"
    return Status(201, AnsweredOut(answer_id=once_per_key(request, action, body.dict(), call)))


@router.get("/answers", response=AnswersOut, auth=Signed(STAFF), summary="Answers about my agency's support")
def answers(request: HttpRequest, page: Query[Page]) -> AnswersOut:
    total, rows = paged(list_answers(request.actor, request.now), page)
    return AnswersOut(total=total, items=[AnswerOut.from_orm(row) for row in rows])
