"""Answering a survey アンケートへの回答: by link, once, within its scale and its term."""

from datetime import datetime

from banso.kernel.errors import Kind, Refusal, Text
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from ..calc.top_two import is_top_two
from ..calc.versions import check_score, version_named
from ..errors import link_unknown
from ..events import SurveyAnswered
from ..models import Answer, Invitation

COMMENT_LENGTH = 1_000


def answer_survey(*, actor: Actor, now: datetime, token: str, score: int, comment: str = "") -> int:
    """Store the one answer of an invitation and return its id; the address kept for the reminder is erased.

    Errors: survey_link_unknown (404), already_answered (409), survey_link_expired (409), score_out_of_scale, and
    those of `accept_text` for the comment.
    """
    with work(actor, now) as unit:
        invitation = Invitation.scoped.unscoped().select_for_update().filter(token_hash=token_hash(token)).first()
        _check_open(invitation, now)
        version = version_named(invitation.survey_code, invitation.survey_version)
        points = check_score(version, score)
        answer = Answer.base.create(
            owner_unit_id=invitation.owner_unit_id,
            subject_id=invitation.subject_id,
            created_at=now,
            invitation=invitation,
            survey_code=version.code,
            survey_version=version.version,
            scale_points=version.scale_points,
            score=points,
            is_top_two=is_top_two(points, version.scale_points),
            issue=invitation.issue,
            agency_type=invitation.agency_type,
            prefecture_code=invitation.prefecture_code,
            comment=accept_text(comment, field="comment", max_length=COMMENT_LENGTH, required=False, multiline=True),
            answered_on=date_of(now),
        )
        invitation.answered_at, invitation.email = now, ""
        invitation.store()
        unit.audit("survey.answer", answer, changed={"survey": version.code, "version": version.version})
        unit.emit(_event_of(answer, invitation))
    return answer.pk


def _check_open(invitation: Invitation | None, now: datetime) -> None:
    if invitation is None:
        raise link_unknown()
    if invitation.answered_at is not None:
        raise Refusal(
            "already_answered",
            kind=Kind.CONFLICT,
            reason=Text("このアンケートには、すでにお答えいただいています。", "This survey has already been answered."),
            next_step=Text("ほかに必要な操作はありません。", "Nothing else needs to be done."),
        )
    if now >= invitation.expires_at:
        raise Refusal(
            "survey_link_expired",
            kind=Kind.CONFLICT,
            reason=Text("回答の期限が過ぎました。", "The time to answer has passed."),
            next_step=Text("ご意見は、担当の支援機関にお伝えください。", "Please tell your support agency instead."),
        )


def _event_of(answer: Answer, invitation: Invitation) -> SurveyAnswered:
    return SurveyAnswered(
        answer_id=answer.pk,
        survey_code=answer.survey_code,
        about_type=invitation.about_type,
        about_id=invitation.about_id,
        subject_id=invitation.subject_id,
        owner_unit_id=invitation.owner_unit_id,
    )
