"""Registering, changing and finding agencies."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from banso.domains.directory import api
from banso.domains.directory.models import Agency, AgencyArea
from banso.kernel.errors import Kind, Refusal, Refusals
from banso.platform.audit.models import AuditEntry
from banso.platform.jobs.queue import run_due
from banso.platform.scope.actor import SYSTEM
from banso.platform.scope.models import Unit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
Register = Callable[..., api.AgencySummary]


def change(agency: api.AgencySummary, now: datetime, **given: Any) -> int:
    values = {"prefecture_code": "07", "areas": ["07"], "functions": ["market_development"], "version": 1}
    return api.update_agency(actor=SYSTEM, now=now, agency_id=agency.id, **{**values, **given})


def test_an_agency_gets_its_unit_and_an_audit_row(register: Register) -> None:
    agency = register(name_en="Fukushima Yorozu (fictitious)", city_code="072028", street="架空町1-1")
    assert Unit.objects.get(pk=agency.unit_id).kind == "agency"
    assert agency.address == "福島県会津若松市架空町1-1"
    assert api.agency_of_unit(agency.unit_id, TODAY) == agency
    assert AuditEntry.objects.filter(action="directory.register_agency").count() == 1


def test_an_existing_unit_is_taken_once(register: Register, make_unit: Callable[..., Any]) -> None:
    unit = make_unit("先にあった組織")
    assert register(unit_code=unit.code).unit_id == unit.pk
    with pytest.raises(Refusal) as refused:
        register(unit_code=unit.code, name="別の機関")
    assert refused.value.code == "unit_taken"


def test_all_that_is_wrong_is_said_at_once(register: Register) -> None:
    with pytest.raises(Refusals) as refused:
        register(
            name="", phone="番号なし", email="x@", areas=["99"], functions=["nothing"], capacity_per_month=-1
        )
    codes = {one.code for one in refused.value.refusals}
    assert codes == {
        "text_required", "phone_invalid", "email_invalid", "area_unknown", "issue_unknown", "capacity_out_of_range"
    }  # fmt: skip
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"type_code": "AG99"}, "agency_type_unknown"),
        ({"valid_from": date(2014, 3, 31)}, "agency_type_not_in_force"),
        ({"prefecture_code": "48"}, "prefecture_unknown"),
        ({"city_code": "131016"}, "city_outside_prefecture"),
        ({"name": "悪い\u202e名"}, "encoding_invalid"),
        ({"corporate_number": "1234567890123"}, "corporate_number_check_digit"),
        ({"valid_from": date(1, 1, 1)}, "date_out_of_range"),
    ],
)
def test_bad_values(register: Register, given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        register(**given)
    found = refused.value.refusals if isinstance(refused.value, Refusals) else [refused.value]
    assert code in {one.code for one in found}


def test_the_same_body_is_not_registered_twice(register: Register) -> None:
    register(name="架空ＡＢＣ支援㈱", corporate_number="7000012050002")
    with pytest.raises(Refusal) as same_name:
        register(name="架空ABC支援株式会社")
    assert same_name.value.code == "agency_exists" and same_name.value.kind is Kind.CONFLICT
    with pytest.raises(Refusal) as same_number:
        register(name="まったく別の名", corporate_number="7000012050002")
    assert same_number.value.code == "corporate_number_taken"


def test_changes_keep_the_past(register: Register, now: datetime) -> None:
    agency = register(areas=["07"], functions=["hiring"])
    assert change(agency, now, areas=["07", "31"], functions=["succession"], phone="0242-00-0000") == 2
    today = api.get_agency(agency.id, TODAY)
    before = api.get_agency(agency.id, date(2026, 11, 19))
    assert (today.areas, today.functions) == (("07", "31"), ("succession",))
    assert (before.areas, before.functions) == (("07",), ("hiring",))


def test_changing_back_on_the_same_day_leaves_no_empty_period(register: Register, now: datetime) -> None:
    agency = register()
    change(agency, now, areas=["31"])
    change(agency, now, areas=["07"], version=2)
    rows = AgencyArea.objects.filter(agency_id=agency.id)
    assert api.get_agency(agency.id, TODAY).areas == ("07",)
    assert all(row.valid_until is None or row.valid_from < row.valid_until for row in rows)


def test_a_stale_version_is_refused(register: Register, now: datetime) -> None:
    agency = register()
    change(agency, now)
    with pytest.raises(Refusal) as refused:
        change(agency, now)
    assert refused.value.code == "version_conflict"


def test_a_renamed_agency_bears_each_name_in_its_time(register: Register, now: datetime) -> None:
    agency = register(type_code="AG22", name="福島県下請かけこみ寺（架空）", valid_from=date(2010, 4, 1))
    api.rename_agency(
        actor=SYSTEM,
        now=now,
        agency_id=agency.id,
        version=1,
        name="福島県取引かけこみ寺（架空）",
        from_on=date(2026, 1, 1),
    )
    assert api.get_agency(agency.id, date(2025, 12, 31)).name == "福島県下請かけこみ寺（架空）"
    assert api.get_agency(agency.id, date(2026, 1, 1)).name == "福島県取引かけこみ寺（架空）"
    assert Unit.objects.get(pk=agency.unit_id).name == "福島県取引かけこみ寺（架空）"
    assert [row.id for row in api.find_agencies(on=TODAY, text="下請かけこみ")] == [agency.id]
    with pytest.raises(Refusal) as refused:
        api.rename_agency(
            actor=SYSTEM, now=now, agency_id=agency.id, version=2, name="早すぎる", from_on=date(2026, 1, 1)
        )
    assert refused.value.code == "rename_too_early"


def test_a_closed_agency_is_gone_the_day_after(register: Register, now: datetime) -> None:
    agency = register()
    api.close_agency(actor=SYSTEM, now=now, agency_id=agency.id, version=1, last_on=date(2026, 11, 19))
    assert api.get_agency(agency.id, date(2026, 11, 19)).id == agency.id
    assert api.agency_of_unit(agency.unit_id, TODAY) is None
    with pytest.raises(Refusal):
        api.get_agency(agency.id, TODAY)


def test_a_kind_that_is_gone_takes_its_agencies_with_it(register: Register) -> None:
    agency = register(type_code="AG05", name="全国の架空センター", valid_from=date(2012, 4, 1), areas=[])
    assert api.agency_of_unit(agency.unit_id, date(2017, 5, 25)) is not None
    assert api.find_agencies(on=TODAY, type_codes=["AG05"]) == []


def test_finding_by_place(register: Register) -> None:
    wide = register(name="全国の機関", areas=[])
    home = register(name="県の機関")
    town = register(name="町の機関", areas=["072028"])
    register(name="鳥取の機関", prefecture_code="31", areas=["31"])

    def names(**asked: str) -> set[int]:
        return {row.id for row in api.find_agencies(on=TODAY, **asked)}

    assert names(prefecture_code="07") == {wide.id, home.id, town.id}
    assert names(prefecture_code="07", city_code="072028") == {wide.id, home.id, town.id}
    assert names(prefecture_code="07", city_code="072036") == {wide.id, home.id}


def test_finding_by_issue_takes_letters_and_relatives(register: Register) -> None:
    trade = register(name="海外の機関", functions=["overseas"])
    assert [row.id for row in api.find_agencies(on=TODAY, issue="ロ")] == [trade.id]
    assert api.find_agencies(on=TODAY, issue="hiring") == []


def test_one_character_and_odd_words_are_searched_safely(register: Register) -> None:
    agency = register()
    assert [row.id for row in api.find_agencies(on=TODAY, text="福")] == [agency.id]
    for words in ("%", "_", "\x00", "' OR 1=1 --", "＝1+1"):
        assert api.find_agencies(on=TODAY, text=words) in ([], [agency])


def test_offices_and_staff(register: Register, now: datetime, make_user: Callable[..., Any]) -> None:
    agency = register()
    office = api.add_office(
        actor=SYSTEM,
        now=now,
        agency_id=agency.id,
        version=1,
        name="会津の窓口",
        prefecture_code="07",
        valid_from=TODAY,
    )
    assert office > 0
    user = make_user("adviser", Unit.objects.get(pk=agency.unit_id))
    assert [member.user_id for member in api.staff_of_agency(agency.id, now)] == [user.pk]


def test_the_number_of_queries_does_not_grow(register: Register, django_assert_num_queries: Any) -> None:
    for number in range(5):
        register(name=f"機関{number}")
    with django_assert_num_queries(5):
        assert len(api.find_agencies(on=TODAY, prefecture_code="07")) == 5


class TestWhoMayChange:
    def test_an_adviser_may_not(
        self, register: Register, now: datetime, make_unit: Any, make_user: Any, actor_of: Any
    ) -> None:
        adviser = actor_of(make_user("adviser", make_unit()))
        with pytest.raises(Refusal) as refused:
            api.register_agency(
                actor=adviser, now=now, type_code="AG07", name="x", prefecture_code="07", valid_from=TODAY
            )
        assert refused.value.kind is Kind.FORBIDDEN

    def test_an_agency_administrator_changes_only_the_own_entry(
        self, register: Register, now: datetime, make_user: Any, actor_of: Any
    ) -> None:
        own, other = register(name="自分の機関"), register(name="よその機関")
        actor = actor_of(make_user("administrator", Unit.objects.get(pk=own.unit_id)))
        values = {"actor": actor, "now": now, "version": 1, "prefecture_code": "07", "areas": ["07"]}
        assert api.update_agency(agency_id=own.id, **values) == 2
        with pytest.raises(Refusal) as refused:
            api.update_agency(agency_id=other.id, **values)
        assert refused.value.code == "directory_operator_only"


def test_a_name_announced_beforehand_reaches_the_unit_on_its_day(register: Register, now: datetime) -> None:
    agency = register(name="いまの名")
    first_day = date(2027, 1, 1)
    api.rename_agency(
        actor=SYSTEM, now=now, agency_id=agency.id, version=1, name="来年の名", from_on=first_day
    )
    assert Unit.objects.get(pk=agency.unit_id).name == "いまの名"
    assert run_due(datetime(2026, 12, 31, 14, 59, tzinfo=UTC)) == 0
    assert run_due(datetime(2026, 12, 31, 15, 0, tzinfo=UTC)) == 1
    assert Unit.objects.get(pk=agency.unit_id).name == "来年の名"
    assert api.get_agency(agency.id, TODAY).name == "いまの名"
