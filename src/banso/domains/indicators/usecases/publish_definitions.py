"""Publishing definitions 定義の公表: what the data file says becomes rows, once and for good."""

from datetime import datetime

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..calc.definition_file import read_definition_file
from ..calc.definitions import content_hash, read_definition
from ..errors import definition_changed
from ..models import IndicatorDefinition


def publish_definitions(*, actor: Actor, now: datetime) -> int:
    """Store each version that is not stored yet; returns how many. Errors: role_required, definition_changed."""
    actor.require(Role.DESIGNER, Role.ADMINISTRATOR)
    known = {
        (row.code, row.version): row.content_hash
        for row in IndicatorDefinition.objects.only("code", "version", "content_hash")
    }
    fresh = []
    for stated in read_definition_file():
        read_definition(stated)
        key, digest = (stated["code"], stated["version"]), content_hash(stated)
        if known.get(key, digest) != digest:
            raise definition_changed(*key)
        if key not in known:
            fresh.append(IndicatorDefinition(**stated, content_hash=digest, published_at=now))
    if not fresh:
        return 0
    with work(actor, now) as unit:
        for row in fresh:
            row.save()
            unit.audit("indicators.publish_definition", row, changed={"code": row.code, "version": row.version})
    return len(fresh)
