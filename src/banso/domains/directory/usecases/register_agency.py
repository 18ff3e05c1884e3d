"""Adding an agency to the directory 支援機関の登録, together with the unit its staff will belong to."""

from collections.abc import Sequence
from datetime import date, datetime

from banso.kernel.errors import Kind, Refusal, Text
from banso.kernel.folding import fold
from banso.kernel.text import accept_text
from banso.platform import ids
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.work import work

from ..models import Agency, AgencyArea, AgencyFunction, AgencyName, AgencyType
from ..queries import AgencySummary, agencies_on, summarise, type_name
from .entries import (
    NO_CODES,
    Collector,
    accept_areas,
    accept_capacity,
    accept_contact,
    accept_day,
    accept_functions,
    accept_number,
    add_name,
)
from .permissions import require_registrar


def register_agency(
    *,
    actor: Actor,
    now: datetime,
    type_code: str,
    name: str,
    prefecture_code: str,
    valid_from: date,
    name_en: str = "",
    city_code: str = "",
    street: str = "",
    phone: str = "",
    email: str = "",
    areas: Sequence[str] = (),
    functions: Sequence[str] = (),
    unit_code: str | None = None,
    capacity_per_month: int | None = None,
    corporate_number: str = "",
) -> AgencySummary:
    """Register a body from a day on; returns it as of today, or of that day if it is not in force today.

    `areas` are 2-digit prefectures and 6-digit municipalities, none = the whole nation; `functions` are issue codes.
    A unit of this code that is no agency yet is taken, else made. All that is wrong is refused at once:
    agency_type_unknown, agency_type_not_in_force, area_unknown, issue_unknown, phone_invalid, email_invalid, …;
    a second entry is refused with agency_exists, corporate_number_taken or unit_taken (409).
    """
    require_registrar(actor)
    checks = Collector()
    checks.take(lambda: accept_day(valid_from, "valid_from"), None)
    checks.take(lambda: type_name(type_code, valid_from), None)
    checks.take(lambda: accept_text(name, field="name"), "")
    checks.take(lambda: accept_text(name_en, field="name_en", required=False), "")
    contact = accept_contact(
        checks, prefecture_code=prefecture_code, city_code=city_code, street=street, phone=phone, email=email
    )
    served = checks.take(lambda: accept_areas(areas), NO_CODES)
    declared = checks.take(lambda: accept_functions(functions), NO_CODES)
    capacity = checks.take(lambda: accept_capacity(capacity_per_month), None)
    number = checks.take(lambda: accept_number(corporate_number), "")
    checks.finish()
    with work(actor, now) as unit:
        _lock_directory()
        _refuse_second(type_code, name, contact.prefecture_code, contact.city_code, number, valid_from)
        agency = Agency.objects.create(
            unit=_unit(unit_code, type_code, contact.prefecture_code, name, name_en),
            agency_type_id=type_code,
            corporate_number=number,
            capacity_per_month=capacity,
            valid_from=valid_from,
            created_at=now,
            **vars(contact),
        )
        add_name(agency.pk, name, name_en, valid_from)
        AgencyArea.objects.bulk_create(
            [AgencyArea(agency=agency, area_code=code, valid_from=valid_from) for code in served]
        )
        AgencyFunction.objects.bulk_create(
            [AgencyFunction(agency=agency, issue=issue, valid_from=valid_from) for issue in declared]
        )
        unit.audit("directory.register_agency", agency, changed={"type": type_code}, unit_id=agency.unit_id)
    today = date_of(now)
    shown_on = today if agencies_on(today).filter(pk=agency.pk).exists() else valid_from
    return summarise(Agency.objects.filter(pk=agency.pk), shown_on)[0]


def _lock_directory() -> None:
    """One registration at a time, so that the search for a second entry sees every first one."""
    AgencyType.objects.select_for_update().order_by("pk").first()


def _unit(code: str | None, type_code: str, prefecture_code: str, name: str, name_en: str) -> Unit:
    wanted = code or f"{type_code}-{prefecture_code}-{ids.new_uuid()[:8]}"
    unit, _ = Unit.objects.get_or_create(
        code=wanted, defaults={"name": name, "name_en": name_en, "kind": "agency"}
    )
    if unit.kind != "agency" or Agency.objects.filter(unit=unit).exists():
        raise _taken(
            "unit_taken",
            "unit_code",
            Text("この組織コードは、すでに別の組織が使っています。", "This unit code is already in use."),
            Text("別のコードを指定するか、空欄にしてください。", "Give another code, or none."),
        )
    return unit


def _refuse_second(
    type_code: str, name: str, prefecture_code: str, city_code: str, number: str, valid_from: date
) -> None:
    """The same body must not stand in the directory twice."""
    if number and Agency.objects.filter(corporate_number=number).exists():
        raise _taken(
            "corporate_number_taken",
            "corporate_number",
            Text(
                "この法人番号の支援機関は、すでに登録されています。",
                "An agency with this corporate number is registered already.",
            ),
            Text(
                "一覧で確かめ、必要なら登録内容を変更してください。",
                "Look it up in the list and change its entry if needed.",
            ),
        )
    same = AgencyName.objects.in_force(valid_from).filter(
        search_key__startswith=fold(name),
        agency__agency_type=type_code,
        agency__prefecture_code=prefecture_code,
        agency__city_code=city_code,
        agency__valid_until__isnull=True,
    )
    if any(fold(row.name) == fold(name) for row in same):
        raise _taken(
            "agency_exists",
            "name",
            Text(
                "同じ種別、同じ所在地、同じ名称の支援機関が登録されています。",
                "The same agency is registered already.",
            ),
            Text(
                "一覧で確かめてください。別の機関なら、名称で区別してください。",
                "Look it up; tell another body apart by its name.",
            ),
        )


def _taken(code: str, field: str, reason: Text, next_step: Text) -> Refusal:
    return Refusal(code, field=field, kind=Kind.CONFLICT, reason=reason, next_step=next_step)
