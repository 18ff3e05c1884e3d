"""What referrals listens to 購読: a consent taken back ends the referrals that rest on it."""

from datetime import datetime

from banso.domains.consents.api import ConsentWithdrawn
from banso.platform.outbox.publish import subscribe

from . import api


@subscribe(ConsentWithdrawn)
def withdraw_referrals(event: ConsentWithdrawn, now: datetime) -> None:
    """The receiver lost sight of the data at the withdrawal itself; this brings the states into line."""
    api.withdraw_under_consent(now=now, consent_id=event.consent_id)
