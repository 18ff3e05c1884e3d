"""Letters about a survey アンケートのメール: both languages, no name of a firm, only the link."""

from datetime import datetime

from banso.platform.mail.send import queue_mail
from banso.platform.ui.formats import show_date

from ..models import Invitation
from ..models.links import address_of

SUBJECT = "支援についてのアンケートのお願い / A short question about the support you received"
REMINDER_SUBJECT = "【再送】支援についてのアンケートのお願い / Reminder: a short question about the support you received"
BODY = """\
支援を受けた感想をお聞かせください。質問は1つで、登録は要りません。
次のページを開いてお答えください（{until}まで）。
{address}

Please tell us how useful the support was. There is one question and you need no account.
{address}
"""


def send_letter(invitation: Invitation, now: datetime, *, is_reminder: bool = False) -> bool:
    """Queue the letter in the current transaction; returns whether there was an address to send it to."""
    letter = queue_mail(
        to_address=invitation.email,
        subject=REMINDER_SUBJECT if is_reminder else SUBJECT,
        body=BODY.format(address=address_of(invitation), until=show_date(invitation.expires_at)),
        purpose="survey",
        now=now,
    )
    return letter is not None
