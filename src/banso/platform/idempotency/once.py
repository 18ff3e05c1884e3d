"""`once` 一度だけ: the effect and the remembered answer are one transaction."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from banso.kernel.errors import Kind, Refusal, Text

from .models import UsedKey


def body_hash(body: Any) -> str:
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def once(*, scope: str, key: str, body: Any, now: datetime, call: Callable[[], Any]) -> Any:
    """Run `call` for this key, or give its stored JSON answer again.

    `scope` is who and which action. Another body under the same key is refused (422 idempotency_key_reused). A
    refusal raised by `call` leaves no key behind, so a corrected request may use it again.
    """
    _check(key)
    try:
        with transaction.atomic():
            row = UsedKey.objects.create(scope=scope, key=key, body_hash=body_hash(body), used_at=now)
            row.answer = call()
            row.save(update_fields=["answer"])
            return row.answer
    except IntegrityError:
        stored = UsedKey.objects.filter(scope=scope, key=key).first()
        if stored is None:
            raise
        return _replay(stored, body)


def _replay(stored: UsedKey, body: Any) -> Any:
    if stored.body_hash != body_hash(body):
        raise Refusal(
            "idempotency_key_reused",
            kind=Kind.UNPROCESSABLE,
            field="Idempotency-Key",
            reason=Text("同じキーで別の内容が送られました。", "This key was already used with another request."),
            next_step=Text("新しいキーで送ってください。", "Send the request with a new key."),
        )
    return stored.answer


def _check(key: str) -> None:
    if not 1 <= len(key) <= 255 or not key.isascii() or not key.isprintable():
        raise Refusal(
            "idempotency_key_invalid",
            field="Idempotency-Key",
            reason=Text("冪等キーは1〜255文字の印字可能なASCII文字です。", "The key is 1 to 255 printable ASCII characters."),
            next_step=Text("UUIDなどを使ってください。", "Use a UUID, for example."),
        )
