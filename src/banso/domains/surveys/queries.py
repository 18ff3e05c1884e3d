"""Reads of surveys アンケートの参照."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from banso.kernel.errors import Text
from banso.platform.clock import date_of
from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedQuerySet, visible_classes

from .calc.versions import SurveyVersion, version_named
from .errors import link_unknown
from .models import Answer, Invitation
from .models.links import path_of

OPEN, ANSWERED, EXPIRED = "open", "answered", "expired"


@dataclass(frozen=True)
class InvitationView:
    """What the holder of a link sees: the question, whose support it is about, and whether it is still open."""

    id: int
    version: SurveyVersion
    state: str
    answer_by: date
    unit_name: str
    unit_name_en: str


@dataclass(frozen=True)
class SurveyLink:
    """An open invitation's address, for the owner's own pages only: whoever holds it can answer."""

    about_id: int
    url_path: str
    answer_by: date


@dataclass(frozen=True)
class AnswerSummary:
    """One answer on its scale. `comment` is empty where the reader may not see it."""

    id: int
    about_id: int
    survey_code: str
    survey_version: str
    score: int
    scale_points: int
    is_top_two: bool
    label: Text
    comment: str
    answered_on: date


def get_invitation(token: str, at: datetime) -> InvitationView:
    """The invitation behind a link. Errors: survey_link_unknown (404)."""
    row = Invitation.scoped.unscoped().select_related("owner_unit").filter(token_hash=token_hash(token)).first()
    if row is None:
        raise link_unknown()
    return InvitationView(
        id=row.pk,
        version=version_named(row.survey_code, row.survey_version),
        state=ANSWERED if row.answered_at else EXPIRED if at >= row.expires_at else OPEN,
        answer_by=date_of(row.expires_at),
        unit_name=row.owner_unit.name,
        unit_name_en=row.owner_unit.name_en or row.owner_unit.name,
    )


def open_survey_links(*, about_type: str, about_ids: Iterable[int], at: datetime) -> list[SurveyLink]:
    """Links the firm may still answer by; the caller has made sure that the firm itself is reading."""
    rows = Invitation.scoped.unscoped().filter(
        about_type=about_type, about_id__in=list(about_ids), answered_at__isnull=True, expires_at__gt=at
    )
    return [SurveyLink(row.about_id, path_of(row), date_of(row.expires_at)) for row in rows.order_by("-pk")]


def answers_about(actor: Actor, at: datetime, about_type: str, about_ids: Iterable[int]) -> list[AnswerSummary]:
    """Answers about some rows that the actor may see, newest first."""
    rows = list_answers(actor, at).filter(
        invitation__about_type=about_type, invitation__about_id__in=list(about_ids)
    )
    return [_summary(row, actor, at) for row in rows]


def list_answers(actor: Actor, at: datetime) -> ScopedQuerySet:
    """Answers about the support of the actor's unit, newest first."""
    return Answer.scoped.visible_to(actor, at).select_related("invitation").order_by("-answered_on", "-pk")


def _summary(row: Answer, actor: Actor, at: datetime) -> AnswerSummary:
    may_read = FieldClass.CONFIDENTIAL in visible_classes(actor, at, row)
    return AnswerSummary(
        id=row.pk,
        about_id=row.invitation.about_id,
        survey_code=row.survey_code,
        survey_version=row.survey_version,
        score=row.score,
        scale_points=row.scale_points,
        is_top_two=row.is_top_two,
        label=version_named(row.survey_code, row.survey_version).label_of(row.score),
        comment=row.comment if may_read else "",
        answered_on=row.answered_on,
    )
