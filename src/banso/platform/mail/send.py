"""Queueing and sending mail 送信. No confidential content goes into a letter: only that something waits, and its link."""

from datetime import datetime

from django.core.mail import EmailMessage

from banso.platform.jobs.models import Job
from banso.platform.jobs.queue import enqueue, job

from .models import MailMessage


def queue_mail(*, to_address: str, subject: str, body: str, purpose: str, now: datetime) -> MailMessage | None:
    """Write a letter in the current transaction; nothing happens without an address."""
    if not to_address:
        return None
    letter = MailMessage.objects.create(
        to_address=to_address, subject=subject, body=body, purpose=purpose, created_at=now
    )
    enqueue("mail.send", {"mail_id": letter.pk}, now=now)
    return letter


@job("mail.send")
def send_mail(row: Job, now: datetime) -> None:
    letter = MailMessage.objects.get(pk=row.payload["mail_id"])
    if letter.sent_at is None:
        EmailMessage(subject=letter.subject, body=letter.body, to=[letter.to_address]).send()
        # The body may hold a link that opens a page; once sent, only the fact of the letter is kept.
        letter.sent_at, letter.body = now, ""
        letter.save(update_fields=["sent_at", "body"])
