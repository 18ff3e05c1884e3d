"""Bringing the packaged tables of agency types into the database 種別の読込み; running it again changes nothing."""

from datetime import datetime
from typing import Any

from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..calc.type_tables import read_statistics, read_type_names, read_types
from ..models import AgencyType, AgencyTypeName, AgencyTypeStatistic


def load_agency_types(*, actor: Actor, now: datetime) -> dict[str, int]:
    """Load types, names and counts; returns how many of each the packaged tables hold."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        counts = write_type_tables(AgencyType, AgencyTypeName, AgencyTypeStatistic)
        unit.audit("directory.load_types", changed=counts)
    return counts


def write_type_tables(types: Any, names: Any, statistics: Any) -> dict[str, int]:
    """The rows themselves; takes the model classes, so that the migration can pass those of its own time."""
    return {
        "types": _write_types(types),
        "names": _write_names(names),
        "statistics": _write_statistics(statistics),
    }


def _write_types(model: Any) -> int:
    rows = read_types()
    for order, row in enumerate(rows, start=1):
        values = {
            "kind": row.kind,
            "legal_basis": row.legal_basis.ja,
            "legal_basis_en": row.legal_basis.en,
            "role": row.role.ja,
            "role_en": row.role.en,
            "reach": row.reach,
            "source": row.source,
            "sort_order": order,
        }
        model.objects.update_or_create(code=row.code, defaults=values)
    for row in rows:
        model.objects.filter(code=row.code).update(successor_id=row.successor or None)
    return len(rows)


def _write_names(model: Any) -> int:
    rows = read_type_names()
    for row in rows:
        values = {
            "name_en": row.name.en,
            "valid_from": row.valid_from,
            "is_from_verified": row.is_from_verified,
            "valid_until": row.valid_until,
            "is_until_verified": row.is_until_verified,
            "note": row.note.ja,
            "note_en": row.note.en,
            "source": row.source,
        }
        model.objects.update_or_create(agency_type_id=row.code, name=row.name.ja, defaults=values)
    return len(rows)


def _write_statistics(model: Any) -> int:
    rows = read_statistics()
    for row in rows:
        values = {
            "label": row.label.ja,
            "label_en": row.label.en,
            "value": row.value,
            "is_approximate": row.is_approximate,
            "fiscal_year": row.fiscal_year,
            "note": row.note.ja,
            "note_en": row.note.en,
            "source": row.source,
        }
        model.objects.update_or_create(
            agency_type_id=row.code, measure=row.measure, published_on=row.published_on, defaults=values
        )
    return len(rows)
