"""Carrying an agency's name over to its unit 組織単位の表示名, on the day the name begins."""

from datetime import datetime, time

from banso.platform.clock import TOKYO, date_of
from banso.platform.jobs.queue import enqueue
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.work import work

from ..models import Agency, AgencyName

UNIT_NAME_JOB = "directory.show_unit_name"


def show_unit_name(*, actor: Actor, now: datetime, agency_id: int) -> None:
    """Let the unit bear the name its agency bears today; doing it again changes nothing."""
    name = AgencyName.objects.in_force(date_of(now)).filter(agency=agency_id).first()
    if name is None:
        return
    agency = Agency.objects.get(pk=agency_id)
    with work(actor, now) as unit:
        changed = Unit.objects.filter(pk=agency.unit_id).exclude(name=name.name, name_en=name.name_en)
        count = changed.update(name=name.name, name_en=name.name_en)
        unit.audit("directory.show_unit_name", agency, changed={"units": count}, unit_id=agency.unit_id)


def plan_unit_name(*, actor: Actor, now: datetime, name: AgencyName) -> None:
    """Show a new name on the unit at once if it has begun, else at midnight (Tokyo) of its first day."""
    if name.valid_from <= date_of(now):
        show_unit_name(actor=actor, now=now, agency_id=name.agency_id)
        return
    begins_at = datetime.combine(name.valid_from, time(0), TOKYO)
    enqueue(UNIT_NAME_JOB, {"agency_id": name.agency_id}, now=now, run_at=begins_at)
