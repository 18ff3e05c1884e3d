"""Threads やり取り and their messages."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel

from ..calc.sides import SIDES, SYSTEM


class Thread(ScopedModel):
    """One row per case whose owner and unit write to each other, with how far each has read. やり取り

    Its key is the case's. A unit that may see the case by a hand-over does not see its thread.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "case": FieldClass.INTERNAL,
        "unit_read_id": FieldClass.INTERNAL,
        "owner_read_id": FieldClass.INTERNAL,
        "last_message_at": FieldClass.INTERNAL,
    }

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, primary_key=True, related_name="+")
    unit_read_id = models.BigIntegerField(default=0)
    owner_read_id = models.BigIntegerField(default=0)
    last_message_at = models.DateTimeField(null=True)

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner_unit", "-last_message_at"], name="thread_of_unit"),
        ]


class Message(ScopedModel):
    """One row per message or notice in a thread. Rows are never changed. メッセージ"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "thread": FieldClass.INTERNAL,
        "author_side": FieldClass.INTERNAL,
        "author_user": FieldClass.INTERNAL,
        "author_kind": FieldClass.INTERNAL,
        "body": FieldClass.CONFIDENTIAL,
        "notice_code": FieldClass.INTERNAL,
        "notice_params": FieldClass.CONFIDENTIAL,
    }
    scope_through: ClassVar[str] = "thread"

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="entries")
    author_side = models.CharField(max_length=10)
    author_user = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    author_kind = models.CharField(max_length=10)
    body = models.TextField(blank=True)
    notice_code = models.CharField(max_length=40, blank=True)
    notice_params = models.JSONField(default=dict)

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["thread", "id"], name="message_of_thread")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="message_side_known", condition=Q(author_side__in=SIDES)),
            models.CheckConstraint(
                name="message_is_text_or_notice",
                condition=(Q(author_side=SYSTEM, body="") & ~Q(notice_code=""))
                | (~Q(author_side=SYSTEM) & ~Q(body="") & Q(notice_code="")),
            ),
        ]
