"""Recording an attribute 属性の記録: value, source and date, always a new row."""

from datetime import date, datetime

from banso.kernel.errors import Refusal, Text
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.work import work

from ..calc.attributes import DEFINITIONS, read_attribute
from ..models import Party, PartyAttribute
from .indexing import index_phone


def set_attribute(
    *, actor: Actor, now: datetime, party_id: int, name: str, value: str, source: str, as_of: date
) -> int:
    """Record what an attribute was on a date, and who says so; returns the new row's id.

    The value belongs to the actor's unit. Refuses `not_found`, `attribute_unknown`, a value its reader refuses, an
    `as_of` in the future (`date_in_future`).
    """
    party = Party.scoped.get_visible(actor, now, party_id)
    unit_id = actor.require_unit()
    kept = read_attribute(name, value)
    origin = accept_text(source, field="source", max_length=100)
    if as_of > date_of(now):
        raise Refusal(
            "date_in_future",
            field="as_of",
            reason=Text("まだ来ていない日です。", "This date has not come yet."),
            next_step=Text("今日までの日を入力してください。", "Enter a date up to today."),
        )
    with work(actor, now) as unit:
        row = PartyAttribute(
            party=party, name=name, value=kept, source=origin, as_of=as_of, owner_unit_id=unit_id,
            field_class=DEFINITIONS[name].field_class, subject_id=party.pk, created_at=now,
        )  # fmt: skip
        row.save()
        if name == "phone":
            _index_newest_phone(row)
        unit.audit("party.set_attribute", row, changed={"name": name})
    return row.pk


def _index_newest_phone(row: PartyAttribute) -> None:
    own = PartyAttribute.scoped.unscoped().filter(party_id=row.party_id, name="phone", owner_unit_id=row.owner_unit_id)
    ids = list(own.order_by("-as_of", "-pk").values_list("pk", flat=True))
    if ids[0] == row.pk:
        index_phone(row, ids[1:])
