"""Letters to agencies 通知メール: that something waits and by when, never about whom or what."""

from banso.domains.directory import api as directory
from banso.platform.clock import date_of
from banso.platform.mail.send import queue_mail
from banso.platform.ui.formats import show_date
from banso.platform.work import Work

from ..models import Referral

NEW = ("取次ぎが届いています / A referral has arrived", "新しい取次ぎが届いています。", "A new referral has arrived.")
AGAIN = (
    "【再通知】取次ぎの返答をお願いします / Reminder: a referral awaits your answer",
    "返答のない取次ぎがあります。",
    "A referral is still waiting for your answer.",
)
BODY = """\
{ja}返答の期限は{by}です。「届いた取次ぎ」を開き、引き受けるか、対応できない理由を返してください。

{en} Please answer by {by_iso}: open “Referrals received” and take it up or say why you cannot.
"""


def write_to_receiver(unit: Work, referral: Referral, words: tuple[str, str, str]) -> None:
    """Queue a letter to the agency's own address, if the directory has one."""
    agency = directory.agency_of_unit(referral.receiver_unit_id, date_of(unit.now))
    subject, ja, en = words
    queue_mail(
        to_address=agency.email if agency else "",
        subject=subject,
        body=BODY.format(ja=ja, en=en, by=show_date(referral.answer_by), by_iso=referral.answer_by.isoformat()),
        purpose="referral",
        now=unit.now,
    )
