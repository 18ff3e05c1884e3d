"""Throttling the public form 送信数の上限: generous, since many people may share one address."""

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from banso.kernel.errors import Kind, Refusal, Text

from ..models import AskedFrom

PER_HOUR = 20
PER_DAY = 60


def count_address(address: str, now: datetime) -> None:
    """Count one more enquiry from an address, "" uncounted; call inside `work`. Errors: asked_too_often (429)."""
    if not address:
        return
    key = salted_hmac("banso.asked_from", address, algorithm="sha256").hexdigest()
    AskedFrom.objects.filter(asked_at__lte=now - timedelta(days=1)).delete()
    recent = AskedFrom.objects.filter(address_key=key)
    if recent.count() >= PER_DAY or recent.filter(asked_at__gt=now - timedelta(hours=1)).count() >= PER_HOUR:
        raise Refusal(
            "asked_too_often",
            kind=Kind.THROTTLED,
            reason=Text("短い時間にたくさんの申込みがありました。", "Too many enquiries were sent in a short time."),
            next_step=Text(
                "1時間ほど待ってから送ってください。急ぐときは相談先に電話してください。",
                "Wait about an hour, or telephone the agency if it is urgent.",
            ),
        )
    AskedFrom.objects.create(address_key=key, asked_at=now)
