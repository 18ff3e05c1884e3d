"""Taking over many answers at once 一括登録, with the invitations they answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from banso.platform import ids
from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..calc.top_two import is_top_two
from ..calc.versions import check_score, version_in_force
from ..models import Answer, Invitation
from ..models.links import token_of
from .invite import ANSWER_WITHIN

BATCH = 2_000


@dataclass(frozen=True)
class LoadedAnswer:
    """One answer about one thing, given within its term."""

    owner_unit_id: int
    subject_id: int
    survey_code: str
    about_type: str
    about_id: int
    issue: str
    agency_type: str
    prefecture_code: str
    invited_at: datetime
    answered_at: datetime
    answered_on: date
    score: int
    comment: str


def load_answers(*, actor: Actor, now: datetime, rows: Sequence[LoadedAnswer]) -> int:
    """How many were stored. Scores are checked against the scale in force on the day. One audit row a unit."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        invitations = Invitation.base.bulk_create((_invitation(row) for row in rows), batch_size=BATCH)
        answers = [_answer(row, invitation) for row, invitation in zip(rows, invitations, strict=True)]
        Answer.base.bulk_create(answers, batch_size=BATCH)
        for unit_id, count in sorted(Counter(row.owner_unit_id for row in rows).items()):
            unit.audit("survey.load", unit_id=unit_id, changed={"answers": count})
    return len(answers)


def _invitation(row: LoadedAnswer) -> Invitation:
    nonce = ids.new_token()
    return Invitation(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=row.invited_at,
        survey_code=row.survey_code,
        survey_version=version_in_force(row.survey_code, row.answered_on).version,
        about_type=row.about_type,
        about_id=row.about_id,
        issue=row.issue,
        agency_type=row.agency_type,
        prefecture_code=row.prefecture_code,
        nonce=nonce,
        token_hash=token_hash(token_of(nonce)),
        expires_at=row.invited_at + ANSWER_WITHIN,
        answered_at=row.answered_at,
    )


def _answer(row: LoadedAnswer, invitation: Invitation) -> Answer:
    version = version_in_force(row.survey_code, row.answered_on)
    score = check_score(version, row.score)
    return Answer(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=row.answered_at,
        invitation=invitation,
        survey_code=version.code,
        survey_version=version.version,
        scale_points=version.scale_points,
        score=score,
        is_top_two=is_top_two(score, version.scale_points),
        issue=row.issue,
        agency_type=row.agency_type,
        prefecture_code=row.prefecture_code,
        comment=row.comment,
        answered_on=row.answered_on,
    )
