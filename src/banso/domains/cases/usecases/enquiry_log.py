"""Log rows of an enquiry 申込みの経過."""

from datetime import datetime

from banso.platform.scope.actor import Actor

from ..models import Enquiry, EnquiryChange


def log_enquiry(row: Enquiry, action: str, actor: Actor, now: datetime) -> None:
    EnquiryChange.base.create(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=now,
        enquiry=row,
        action=action,
        state=row.state,
        by_user_id=actor.user_id,
        by_kind=actor.kind,
    )
