"""The one manager 閲覧範囲: every read of a scoped row goes through `visible_to`."""

import hashlib
import json
from datetime import datetime
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from banso.kernel.errors import Kind, Refusal, Text

from .actor import Actor
from .models import Grant, Unit
from .roles import ALL_CLASSES, FieldClass


def not_found() -> Refusal:
    """What a foreign row and a missing row both look like."""
    return Refusal(
        "not_found",
        kind=Kind.NOT_FOUND,
        reason=Text("見つかりません。", "Not found."),
        next_step=Text("一覧に戻って選び直してください。", "Go back to the list and choose again."),
    )


def version_conflict(current: int) -> Refusal:
    return Refusal(
        "version_conflict",
        kind=Kind.CONFLICT,
        field="version",
        reason=Text("ほかの人が先に更新しました。", "Someone else changed this in the meantime."),
        next_step=Text("最新の内容を開き、変更をやり直してください。", "Open the latest version and repeat your change."),
        detail={"current_version": current},
    )


def live_grants(at: datetime) -> models.QuerySet[Grant]:
    """Grants in force at an instant."""
    return Grant.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=at), valid_from__lte=at, ended_at__isnull=True
    )


def row_hash(row: models.Model) -> str:
    """SHA-256 of a row's own columns, for the audit trail."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class ScopedQuerySet(models.QuerySet["ScopedModel"]):
    def visible_to(self, actor: Actor, at: datetime) -> "ScopedQuerySet":
        """Rows the actor may see at this instant: own, public, granted, or about the owner's own firm."""
        if actor.kind == "system":
            return self
        if self.model.scope_through:
            parent = self.model._meta.get_field(self.model.scope_through).related_model
            visible = parent._base_manager.all().visible_to(actor, at)
            return self.filter(**{f"{self.model.scope_through}__in": visible.values("pk")})
        rule = Q(owner_unit__isnull=True) if self.model.public_when_unowned else Q(pk__in=[])
        if actor.unit_ids:
            grants = live_grants(at).filter(unit_id__in=actor.unit_ids)
            label = self.model._meta.label_lower
            rule |= Q(owner_unit_id__in=actor.unit_ids)
            rule |= Q(pk__in=grants.filter(object_type=label).values("object_id"))
            rule |= Q(subject_id__in=grants.filter(object_type="").values("subject_id"))
        if actor.subject_ids and self.model.visible_to_subject:
            rule |= Q(subject_id__in=actor.subject_ids)
        return self.filter(rule)


class ScopedManager(models.Manager["ScopedModel"]):
    """Deliberately without `all` or `filter`: an unscoped read has to say so."""

    def get_queryset(self) -> ScopedQuerySet:
        return ScopedQuerySet(self.model, using=self._db)

    def all(self, *args: object, **kwargs: object) -> ScopedQuerySet:
        raise TypeError(f"{self.model.__name__}: use visible_to(actor, at)")

    filter = exclude = get = values = values_list = count = all

    def unscoped(self) -> ScopedQuerySet:
        """Every row; allowed only where tests/policing lists it."""
        return self.get_queryset()

    def visible_to(self, actor: Actor, at: datetime) -> ScopedQuerySet:
        return self.get_queryset().visible_to(actor, at)

    def get_visible(self, actor: Actor, at: datetime, pk: int) -> "ScopedModel":
        """The row, or a refusal that does not tell a foreign row from a missing one."""
        row = self.visible_to(actor, at).filter(pk=pk).first()
        if row is None:
            raise not_found()
        return row

    def lock_visible(self, actor: Actor, at: datetime, pk: int, version: int | None = None) -> "ScopedModel":
        """The row locked for update inside a `work` block, at the version the person saw."""
        if not self.visible_to(actor, at).filter(pk=pk).exists():
            raise not_found()
        row = self.get_queryset().select_for_update().get(pk=pk)
        if version is not None and row.version != version:
            raise version_conflict(row.version)
        row.hash_before = row_hash(row)
        return row


class ScopedBaseManager(models.Manager["ScopedModel"]):
    """What Django itself uses for relations and refreshes."""

    def get_queryset(self) -> ScopedQuerySet:
        return ScopedQuerySet(self.model, using=self._db)


class ScopedModel(models.Model):
    """A row that belongs to a unit and may be about a firm; abstract.

    `field_classes` names the confidentiality class of each own column; `scope_through` names the parent whose
    visibility the row shares; `visible_to_subject` lets the firm's owner see it.
    """

    field_classes: ClassVar[dict[str, FieldClass]] = {}
    scope_through: ClassVar[str] = ""
    public_when_unowned: ClassVar[bool] = False
    visible_to_subject: ClassVar[bool] = True
    hash_before: str = ""

    owner_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    subject_id = models.BigIntegerField(null=True, db_index=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    scoped = ScopedManager()
    base = ScopedBaseManager()

    class Meta:
        abstract = True
        base_manager_name = "base"
        default_manager_name = "base"

    def store(self) -> None:
        """Save a changed row and step its version; for use cases, inside `work`."""
        self.version += 1
        self.save()


def visible_classes(actor: Actor, at: datetime, row: ScopedModel) -> frozenset[FieldClass]:
    """Which field classes of this row the actor may read: all of one's own, a grant's list otherwise."""
    own = row.owner_unit_id in actor.unit_ids or (row.subject_id is not None and row.subject_id in actor.subject_ids)
    if actor.kind == "system" or own:
        return ALL_CLASSES
    classes = {FieldClass.PUBLIC}
    grants = live_grants(at).filter(unit_id__in=actor.unit_ids).filter(
        Q(object_type=row._meta.label_lower, object_id=row.pk) | Q(object_type="", subject_id=row.subject_id)
    )
    for granted in grants.values_list("field_classes", flat=True):
        classes.update(FieldClass(name) for name in granted)
    return frozenset(classes)
