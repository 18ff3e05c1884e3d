"""Inviting a firm to answer アンケートの依頼."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from banso.domains.directory.api import agency_of_unit
from banso.platform import ids
from banso.platform.clock import date_of
from banso.platform.jobs.queue import enqueue
from banso.platform.links import token_hash
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from ..calc.versions import version_in_force
from ..models import Invitation
from ..models.links import path_of, token_of
from .letters import send_letter

ANSWER_WITHIN = timedelta(days=60)
REMIND_AFTER = timedelta(days=14)


@dataclass(frozen=True)
class InvitationLink:
    """An invitation and how to reach it; the token appears nowhere else."""

    id: int
    token: str
    url_path: str


def invite_respondent(
    *,
    actor: Actor,
    now: datetime,
    survey_code: str,
    subject_id: int,
    owner_unit_id: int,
    about_type: str,
    about_id: int,
    issue: str = "",
    email: str = "",
) -> InvitationLink:
    """Ask a firm once about one thing; asking again gives the same link. With an address a letter goes out.

    `owner_unit_id` is the unit whose support is judged, `issue` what the support was about, if known. Errors: survey_unknown, survey_not_in_force.
    """
    version = version_in_force(survey_code, date_of(now))
    with work(actor, now) as unit:
        earlier = Invitation.scoped.unscoped().filter(
            survey_code=survey_code, about_type=about_type, about_id=about_id
        ).first()
        if earlier is not None:
            unit.audit("survey.invite_again", earlier)
            return link_of(earlier)
        nonce = ids.new_token()
        agency = agency_of_unit(owner_unit_id, date_of(now))
        invitation = Invitation.base.create(
            owner_unit_id=owner_unit_id,
            subject_id=subject_id,
            created_at=now,
            survey_code=version.code,
            survey_version=version.version,
            about_type=about_type,
            about_id=about_id,
            nonce=nonce,
            token_hash=token_hash(token_of(nonce)),
            issue=issue,
            agency_type=agency.type_code if agency else "",
            prefecture_code=agency.prefecture_code if agency else "",
            email=email,
            expires_at=now + ANSWER_WITHIN,
        )
        unit.audit("survey.invite", invitation, changed={"survey": version.code, "version": version.version})
        send_letter(invitation, now)
        enqueue("surveys.remind", {"invitation_id": invitation.pk}, now=now, run_at=now + REMIND_AFTER)
    return link_of(invitation)


def link_of(invitation: Invitation) -> InvitationLink:
    return InvitationLink(invitation.pk, token_of(invitation.nonce), path_of(invitation))
