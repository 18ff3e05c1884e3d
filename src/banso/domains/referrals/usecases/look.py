"""Opening a referral's page 取次ぎを見る: what the viewer may read, and the audit row that says it was read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from banso.platform.audit.record import record_look
from banso.platform.scope.actor import Actor
from banso.platform.tasks.worklist import open_tasks

from ..calc.workflow import next_states
from ..models import Referral
from ..queries import ChangeEntry, ReferralSummary, changes_of, payload_of, summary_of
from .tell import SENDER_KINDS


@dataclass(frozen=True)
class ReferralSheet:
    """A referral with its log. `content` is None once the viewer may no longer see it; `steps` are the viewer's own.

    `has_follow_up`: the viewer's unit still has to look at how it ended.
    """

    referral: ReferralSummary
    content: dict[str, Any] | None
    is_intact: bool
    changes: tuple[ChangeEntry, ...]
    steps: tuple[str, ...]
    has_follow_up: bool


def look_at_referral(*, actor: Actor, now: datetime, referral_id: int) -> ReferralSheet:
    """The referral as the viewer may read it; each look by staff is audited. Errors: not_found."""
    row = Referral.scoped.get_visible(actor, now, referral_id)
    summary = summary_of(actor, now, row)
    held = payload_of(actor, now, referral_id)
    if actor.unit_id is not None:
        record_look(actor, now, row, "referral" if held else "own_record")
    return ReferralSheet(
        referral=summary,
        content=held[0] if held else None,
        is_intact=held[1] if held else True,
        changes=tuple(changes_of(actor, now, referral_id)),
        steps=next_states(row.state, summary.side),
        has_follow_up=open_tasks(actor, now)
        .filter(kind__in=SENDER_KINDS, object_type=row._meta.label_lower, object_id=row.pk)
        .exists(),
    )
