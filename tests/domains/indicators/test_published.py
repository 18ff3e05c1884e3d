"""The four published definitions over the real datasets of cases, referrals and surveys."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from banso.domains.indicators import api
from banso.domains.indicators.calc.definitions import Through
from banso.domains.indicators.models import IndicatorDefinition
from banso.kernel.errors import Refusal
from banso.platform.audit.models import AuditEntry
from banso.platform.datasets import get_dataset
from banso.platform.scope.actor import SYSTEM, Actor
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import Role

pytestmark = pytest.mark.django_db
CODES = ["consultations", "distinct_firms", "taken_up_in_days", "usefulness_top_two"]


@pytest.fixture
def unit(make_agency: Callable[..., Any]) -> Unit:
    return Unit.objects.get(pk=make_agency("AG01", "07").unit_id)


@pytest.fixture
def consult(now: datetime) -> Callable[..., Any]:
    """consult(unit, subject, "2026-11-01", "hiring", "it_use") → a consultation in a case of its own."""
    from banso.domains.cases.models import Case, Consultation, ConsultationIssue

    def make(unit: Unit, subject: int, on: str, *issues: str) -> Consultation:
        day = date.fromisoformat(on)
        own = {"owner_unit": unit, "subject_id": subject, "created_at": now}
        case = Case.base.create(number=f"T-{Case.base.count()}", title="x", origin="walk_in", issue_codes="", opened_on=day, **own)
        row = Consultation.base.create(
            case=case, event_on=day, reported_at=now, reported_on=date(2027, 12, 1), fiscal_year=2026, channel="visit",
            contact_minutes=30, preparation_minutes=0, main_issue=issues[0], issue_codes=f" {' '.join(issues)} ", summary="秘密",
            agency_type_code="AG01", prefecture_code="13", **own,
        )  # fmt: skip
        for position, issue in enumerate(issues, start=1):
            ConsultationIssue.base.create(consultation=row, position=position, issue=issue, **own)
        return row

    return make


@pytest.fixture
def answer(now: datetime) -> Callable[..., Any]:
    """answer(unit, 5, scale=5) → an answer to the usefulness survey."""
    from banso.domains.surveys.models import Answer, Invitation

    def make(unit: Unit, score: int, scale: int = 5, on: str = "2026-11-01") -> Answer:
        own = {"owner_unit": unit, "subject_id": 1, "created_at": now}
        number = Invitation.base.count()
        invitation = Invitation.base.create(
            survey_code="usefulness", survey_version="R5", about_type="x", about_id=number, nonce=f"{number}",
            token_hash=f"{number:064}", expires_at=now + timedelta(days=30), issue="hiring",
            agency_type="AG01", prefecture_code="07", **own,
        )  # fmt: skip
        return Answer.base.create(
            invitation=invitation, survey_code="usefulness", survey_version="R5", scale_points=scale, score=score,
            is_top_two=score > scale - 2, answered_on=date.fromisoformat(on), issue="hiring",
            agency_type="AG01", prefecture_code="07", **own,
        )  # fmt: skip

    return make


def test_the_definitions_are_saved_and_read_back() -> None:
    assert [definition.code for definition in api.catalogue()] == CODES
    assert api.publish_definitions(actor=SYSTEM, now=datetime(2026, 4, 1).astimezone()) == 0


def test_every_column_a_definition_names_is_in_its_dataset() -> None:
    for definition in api.catalogue():
        dataset = get_dataset(definition.dataset)
        names = {definition.event, *(each.column for each in (*definition.population, *definition.numerator))}
        names |= {definition.distinct_key} - {""}
        names |= {each.column for each in definition.breakdowns if each.through is not Through.EACH}
        offered = {column.name for column in dataset.columns}
        assert names <= offered, definition.code
        for breakdown in definition.breakdowns:
            if breakdown.through is Through.EACH:
                several = {column.name for column in get_dataset(breakdown.dataset).columns}
                assert {breakdown.column, *names} <= several, definition.code


def test_a_published_version_that_says_something_else_is_refused(now: datetime) -> None:
    IndicatorDefinition.objects.filter(code="consultations").update(content_hash="0" * 64)
    with pytest.raises(Refusal) as refused:
        api.publish_definitions(actor=SYSTEM, now=now)
    assert refused.value.code == "definition_changed"


def test_a_missing_definition_is_published_again_and_audited(now: datetime) -> None:
    IndicatorDefinition.objects.filter(code="consultations").delete()
    assert api.publish_definitions(actor=SYSTEM, now=now) == 1
    assert AuditEntry.objects.filter(action="indicators.publish_definition").count() == 1


def test_a_planner_may_not_publish(planner: Actor, now: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        api.publish_definitions(actor=planner, now=now)
    assert refused.value.code == "role_required"


@pytest.mark.parametrize("role", [Role.ADVISER, Role.OWNER, Role.OFFICER, Role.EXPERT])
def test_only_those_who_plan_or_audit_may_ask(role: Role, now: datetime) -> None:
    actor = Actor(user_id=1, roles=frozenset({role}))
    for call in (lambda: api.compute(actor=actor, at=now, code="consultations", period="2026"),
                 lambda: api.open_rows(actor=actor, now=now, code="consultations", period="2026")):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            call()
        assert refused.value.code == "role_required"


def test_an_unknown_indicator_is_not_found(planner: Actor, now: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        api.compute(actor=planner, at=now, code="nothing", period="2026")
    assert (refused.value.code, refused.value.kind.status) == ("indicator_unknown", 404)


def test_consultations_and_firms(planner: Actor, now: datetime, unit: Unit, consult: Callable[..., Any]) -> None:
    consult(unit, 1, "2026-11-01", "hiring", "it_use")
    consult(unit, 1, "2026-11-02", "hiring")
    consult(unit, 2, "2026-10-01", "it_use")
    asking = {"actor": planner, "at": now, "period": "2026"}
    assert api.compute(code="consultations", **asking).numerator == 3
    assert api.compute(code="distinct_firms", **asking).numerator == 2
    by_issue = {one.key: one.value.numerator for one in api.compute_by(code="consultations", by="issue", **asking)}
    assert by_issue == {"hiring": 2, "it_use": 2}
    by_place = {one.key: one.value.numerator for one in api.compute_by(code="distinct_firms", by="prefecture", **asking)}
    assert by_place == {"07": 2}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("by", ["quarter", "month", "prefecture", "agency_type", "issue"])
def test_each_part_opens_into_as_many_rows(
    code: str, by: str, planner: Actor, now: datetime, unit: Unit, consult: Callable[..., Any], answer: Callable[..., Any]
) -> None:
    for number in range(12):
        consult(unit, number % 3, f"2026-{4 + number % 8:02}-10", *(("hiring", "it_use", "closure")[: 1 + number % 3]))
        answer(unit, 1 + number % 5, on=f"2026-{4 + number % 8:02}-10")
    for one in api.compute_by(actor=planner, at=now, code=code, period="2026", by=by):
        period, filters = (one.key, {}) if by in ("quarter", "month") else ("2026", {by: one.key})
        rows = api.open_rows(actor=planner, now=now, code=code, period=period, filters=filters)
        number = one.value.numerator if one.value.denominator is None else one.value.denominator
        assert (one.key, api.count_rows(rows)) == (one.key, number)
        assert len([rows.read(row) for row in rows.ordered()]) == number


def test_scales_are_never_mixed(planner: Actor, now: datetime, unit: Unit, answer: Callable[..., Any]) -> None:
    for score, scale in ((5, 5), (4, 5), (3, 5), (4, 4), (3, 4), (1, 4), (2, 4)):
        answer(unit, score, scale)
    asking = {"actor": planner, "at": now, "code": "usefulness_top_two", "period": "2026"}
    five, four = api.compute(**asking), api.compute(parameters={"scale": 4}, **asking)
    assert (five.numerator, five.denominator) == (2, 3)
    assert (four.numerator, four.denominator) == (2, 4)
    assert [value.target.percent for value in (five, four)] == [70, 90]


def test_no_answers_are_undefined_not_zero(planner: Actor, now: datetime) -> None:
    value = api.compute(actor=planner, at=now, code="usefulness_top_two", period="2026")
    assert (value.exact, value.is_provisional) == (None, True)


def test_opening_rows_leaves_an_audit_row(planner: Actor, now: datetime) -> None:
    api.open_rows(actor=planner, now=now, code="consultations", period="2026", filters={"prefecture": "07"})
    entry = AuditEntry.objects.get(action="indicator.rows")
    assert entry.changed == {"indicator": "consultations", "version": 1, "period": "2026", "filters": ["prefecture"]}
