"""Kinds of agencies: never under a name, or in a year, in which they do not exist."""

from datetime import date, datetime

import pytest

from banso.domains.directory import api
from banso.domains.directory.models import AgencyType, AgencyTypeName, AgencyTypeStatistic
from banso.kernel.errors import Refusal
from banso.platform.scope.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("AG22", date(2025, 12, 31), "下請かけこみ寺"),
        ("AG22", date(2026, 1, 1), "取引かけこみ寺"),
        ("AG17", date(2017, 5, 25), "中小企業再生支援協議会"),
        ("AG17", date(2023, 3, 30), "中小企業活性化協議会"),
        ("AG18", date(2017, 5, 25), "事業引継ぎ支援センター"),
        ("AG18", date(2023, 3, 30), "事業承継・引継ぎ支援センター"),
        ("PD01", date(2008, 4, 1), "地域力連携拠点"),
        ("PD01", date(2010, 3, 31), "地域力連携拠点"),
        ("PD02", date(2010, 4, 1), "中小企業応援センター"),
        ("PD03", date(2013, 3, 31), "中小企業支援ネットワーク強化事業"),
        ("PD04", date(2013, 4, 1), "地域プラットフォーム"),
        ("AG16", date(2004, 7, 1), "中小企業基盤整備機構"),
    ],
)
def test_the_name_of_a_day(code: str, on: date, name: str) -> None:
    assert api.type_name(code, on).ja == name


@pytest.mark.parametrize(
    ("code", "on"),
    [
        ("AG07", date(2014, 3, 31)),
        ("AG05", date(2026, 11, 20)),
        ("AG16", date(2004, 6, 30)),
        ("AG18", date(2010, 12, 31)),
        ("PD01", date(2010, 4, 1)),
    ],
)
def test_a_kind_outside_its_periods_is_refused(code: str, on: date) -> None:
    with pytest.raises(Refusal) as refused:
        api.type_name(code, on)
    assert refused.value.code == "agency_type_not_in_force"
    assert code not in [kind.code for kind in api.agency_types(on, include_programmes=True)]


@pytest.mark.parametrize("code", ["AG99", "", "ag01", "\x00", "AG01' OR 1=1"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(Refusal) as refused:
        api.type_name(code, date(2026, 1, 1))
    assert refused.value.code == "agency_type_unknown"


def test_programmes_are_listed_on_request_only() -> None:
    on = date(2009, 5, 1)
    assert "PD01" not in [kind.code for kind in api.agency_types(on)]
    assert "PD01" in [kind.code for kind in api.agency_types(on, include_programmes=True)]


def test_a_body_that_is_gone_can_still_be_named() -> None:
    assert api.last_type_name("AG05", date(2026, 11, 20)).ja == "全国商店街支援センター"
    assert api.last_type_name("AG07", date(1990, 1, 1)).ja == "よろず支援拠点"


def test_loading_again_changes_nothing(now: datetime) -> None:
    def state() -> list[object]:
        models = (AgencyType, AgencyTypeName, AgencyTypeStatistic)
        return [sorted(map(str, model.objects.values_list())) for model in models]

    before = state()
    counts = api.load_agency_types(actor=SYSTEM, now=now)
    assert counts["types"] == 33 and state() == before
