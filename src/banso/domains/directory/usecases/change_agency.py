"""Changing an agency's entry 登録内容の変更: what changes is ended on its day and begun anew, so that the past stays."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from banso.kernel.errors import Kind, Refusal, Text
from banso.kernel.text import accept_text
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.visibility import not_found, version_conflict
from banso.platform.work import work

from ..models import Agency, AgencyArea, AgencyFunction, AgencyName, AgencyOffice
from ..models.in_force import DatedRow
from .entries import (
    NO_CODES,
    Collector,
    accept_areas,
    accept_capacity,
    accept_contact,
    accept_day,
    accept_functions,
    add_name,
)
from .permissions import require_editor
from .show_unit_name import plan_unit_name


def update_agency(
    *,
    actor: Actor,
    now: datetime,
    agency_id: int,
    version: int,
    prefecture_code: str,
    city_code: str = "",
    street: str = "",
    phone: str = "",
    email: str = "",
    areas: Sequence[str] = (),
    functions: Sequence[str] = (),
    capacity_per_month: int | None = None,
) -> int:
    """Replace place, contact, areas, functions and capacity from today on; returns the new version.

    Errors: not_found, version_conflict (409), and those of the values, all at once.
    """
    checks = Collector()
    contact = accept_contact(
        checks, prefecture_code=prefecture_code, city_code=city_code, street=street, phone=phone, email=email
    )
    served = checks.take(lambda: accept_areas(areas), NO_CODES)
    declared = checks.take(lambda: accept_functions(functions), NO_CODES)
    capacity = checks.take(lambda: accept_capacity(capacity_per_month), None)
    checks.finish()
    with work(actor, now) as unit:
        agency = _lock(actor, agency_id, version)
        on = date_of(now)
        _replace(AgencyArea, agency, "area_code", served, on)
        _replace(AgencyFunction, agency, "issue", declared, on)
        changed = _assign(agency, {**vars(contact), "capacity_per_month": capacity})
        _store(agency)
        unit.audit("directory.update_agency", agency, changed={"columns": changed}, unit_id=agency.unit_id)
    return int(agency.version)


def rename_agency(
    *, actor: Actor, now: datetime, agency_id: int, version: int, name: str, from_on: date, name_en: str = ""
) -> int:
    """Give an agency a new name from a day on; the old one stays for the days before. Returns the new version.

    Errors: not_found, version_conflict (409), rename_too_early (the day is not after the last name's first day).
    """
    accept_text(name, field="name", max_length=200)
    accept_text(name_en, field="name_en", max_length=200, required=False)
    accept_day(from_on, "from_on")
    with work(actor, now) as unit:
        agency = _lock(actor, agency_id, version)
        current = AgencyName.objects.filter(agency=agency, valid_until__isnull=True).get()
        if from_on <= current.valid_from:
            raise _not_after("rename_too_early", "from_on", current.valid_from)
        AgencyName.objects.filter(pk=current.pk).update(valid_until=from_on)
        plan_unit_name(actor=actor, now=now, name=add_name(agency.pk, name, name_en, from_on))
        _store(agency)
        unit.audit(
            "directory.rename_agency", agency, changed={"from": from_on.isoformat()}, unit_id=agency.unit_id
        )
    return int(agency.version)


def close_agency(*, actor: Actor, now: datetime, agency_id: int, version: int, last_on: date) -> int:
    """Take an agency out of the directory after its last day; it stays for the days before. Returns the new version.

    Errors: not_found, version_conflict (409), close_too_early, date_out_of_range.
    """
    accept_day(last_on, "last_on")
    with work(actor, now) as unit:
        agency = _lock(actor, agency_id, version)
        if last_on < agency.valid_from:
            raise _not_after("close_too_early", "last_on", agency.valid_from)
        agency.valid_until = date.fromordinal(last_on.toordinal() + 1)
        _store(agency)
        unit.audit(
            "directory.close_agency", agency, changed={"last": last_on.isoformat()}, unit_id=agency.unit_id
        )
    return int(agency.version)


def add_office(
    *,
    actor: Actor,
    now: datetime,
    agency_id: int,
    version: int,
    name: str,
    prefecture_code: str,
    valid_from: date,
    name_en: str = "",
    city_code: str = "",
    street: str = "",
    phone: str = "",
) -> int:
    """Add a further office (branch, satellite window) from a day on; returns its id."""
    checks = Collector()
    checks.take(lambda: accept_text(name, field="name", max_length=200), "")
    checks.take(lambda: accept_text(name_en, field="name_en", max_length=200, required=False), "")
    checks.take(lambda: accept_day(valid_from, "valid_from"), None)
    place = accept_contact(
        checks, prefecture_code=prefecture_code, city_code=city_code, street=street, phone=phone, email=""
    )
    checks.finish()
    values = {key: value for key, value in vars(place).items() if key != "email"}
    with work(actor, now) as unit:
        agency = _lock(actor, agency_id, version)
        office = AgencyOffice.objects.create(
            agency=agency, name=name, name_en=name_en, valid_from=valid_from, **values
        )
        _store(agency)
        unit.audit("directory.add_office", agency, changed={"office": office.pk}, unit_id=agency.unit_id)
    return int(office.pk)


def _lock(actor: Actor, agency_id: int, version: int) -> Agency:
    agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
    if agency is None:
        raise not_found()
    require_editor(actor, agency.unit_id)
    if agency.version != version:
        raise version_conflict(agency.version)
    return agency


def _store(agency: Agency) -> None:
    agency.version += 1
    agency.save()


def _assign(agency: Agency, values: dict[str, Any]) -> list[str]:
    """Set the columns and name those that changed."""
    changed = [column for column, value in values.items() if getattr(agency, column) != value]
    for column in changed:
        setattr(agency, column, values[column])
    return changed


def _replace(model: type[DatedRow], agency: Agency, column: str, wanted: Collection[str], on: date) -> None:
    """End the rows no longer wanted and begin the new ones; a row begun today and dropped today never was."""
    current = {
        getattr(row, column): row for row in model.objects.filter(agency=agency, valid_until__isnull=True)
    }
    for value, row in current.items():
        if value not in wanted:
            if row.valid_from < on:
                model.objects.filter(pk=row.pk).update(valid_until=on)
            else:
                row.delete()
    model.objects.bulk_create(
        model(agency=agency, valid_from=on, **{column: value}) for value in wanted if value not in current
    )


def _not_after(code: str, field: str, day: date) -> Refusal:
    return Refusal(
        code,
        field=field,
        kind=Kind.UNPROCESSABLE,
        reason=Text(
            f"{day.isoformat()}より前の日は指定できません。", f"The day lies before {day.isoformat()}."
        ),
        next_step=Text("それより後の日を指定してください。", "Give a later day."),
    )
