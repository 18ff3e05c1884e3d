"""Tasks 作業: what somebody must do, and by when."""

from typing import ClassVar

from django.db import models

from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import ScopedModel


class Task(ScopedModel):
    """One row per thing a unit (or one of its people) must do by a date. 作業"""

    field_classes: ClassVar[dict[str, FieldClass]] = {
        "kind": FieldClass.INTERNAL,
        "assignee": FieldClass.INTERNAL,
        "due_on": FieldClass.INTERNAL,
        "object_type": FieldClass.INTERNAL,
        "object_id": FieldClass.INTERNAL,
        "label": FieldClass.CONFIDENTIAL,
        "done_at": FieldClass.INTERNAL,
        "outcome": FieldClass.INTERNAL,
    }
    visible_to_subject: ClassVar[bool] = False

    kind = models.CharField(max_length=60)
    assignee = models.ForeignKey("identity.User", on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta(ScopedModel.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner_unit", "done_at", "due_on"], name="task_worklist"),
            models.Index(fields=["object_type", "object_id"], name="task_object"),
        ]
