"""Every rule on a row of the corporate number files, as a table."""

import pytest

from banso.domains.parties.calc.registry_columns import AT
from banso.domains.parties.calc.registry_facts import digest_of, facts_of, rank_of
from banso.domains.parties.calc.registry_row import find_wrong

from .conftest import cells


def found(row: list[str], row_number: int = 5) -> list[tuple[str, str]]:
    return [(one.column, one.code) for one in find_wrong(row_number, row)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"process": "12", "correct": "1", "latest": "0"},
        {"prefectureName": "", "cityName": "", "streetNumber": "", "prefectureCode": "", "cityCode": "", "postCode": "",
         "kind": "401", "addressOutside": "Ｓｏｍｅｗｈｅｒｅ　１－１"},
        {"prefectureCode": "99", "prefectureName": "国外", "kind": "401", "cityCode": "", "postCode": ""},
        {"closeDate": "2026-02-01", "closeCause": "01", "process": "21"},
        {"name": "株式会社〓屋", "nameImageId": "00012345"},
        {"name": "髙﨑𠮷商店"},
        {"process": "99", "name": ""},
        {"furigana": "", "assignmentDate": ""},
        {"changeCause": "令和８年４月１日架空県架空市一丁目１番株式会社甲（7000012050002）を合併"},
        {"hihyoji": "1"},
    ],
)  # fmt: skip
def test_sound_rows(changes: dict[str, str]) -> None:
    assert found(cells(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"corporateNumber": "7000012050003"}, ("corporateNumber", "corporate_number_check_digit")),
        ({"corporateNumber": "700001205000"}, ("corporateNumber", "corporate_number_length")),
        ({"corporateNumber": "70000120500022"}, ("corporateNumber", "corporate_number_length")),
        ({"corporateNumber": "７０００012050002"}, ("corporateNumber", "corporate_number_invalid")),
        ({"corporateNumber": "T7000012050002"}, ("corporateNumber", "corporate_number_invalid")),
        ({"corporateNumber": "7.00001E+12"}, ("corporateNumber", "corporate_number_rounded")),
        ({"corporateNumber": ""}, ("corporateNumber", "corporate_number_invalid")),
        ({"successorCorporateNumber": "1234567890123"}, ("successorCorporateNumber", "corporate_number_check_digit")),
        ({"process": "1"}, ("process", "code_unknown")),
        ({"process": "02"}, ("process", "code_unknown")),
        ({"correct": "2"}, ("correct", "code_unknown")),
        ({"updateDate": "2026/04/01"}, ("updateDate", "date_invalid")),
        ({"updateDate": "2023-02-29"}, ("updateDate", "date_invalid")),
        ({"changeDate": "46113"}, ("changeDate", "date_invalid")),
        ({"changeDate": ""}, ("changeDate", "date_invalid")),
        ({"kind": "300"}, ("kind", "code_unknown")),
        ({"prefectureCode": "7"}, ("prefectureCode", "code_unknown")),
        ({"prefectureCode": "48"}, ("prefectureCode", "code_unknown")),
        ({"cityCode": "1"}, ("cityCode", "digits_invalid")),
        ({"postCode": "600000"}, ("postCode", "digits_invalid")),
        ({"closeCause": "1"}, ("closeCause", "code_unknown")),
        ({"latest": ""}, ("latest", "code_unknown")),
        ({"hihyoji": "0.0"}, ("hihyoji", "code_unknown")),
        ({"name": ""}, ("name", "text_required")),
        ({"name": "　"}, ("name", "text_required")),
        ({"name": "あ" * 201}, ("name", "text_too_long")),
        ({"changeCause": "あ" * 501}, ("changeCause", "text_too_long")),
        ({"name": "架空\u202e商店"}, ("name", "encoding_invalid")),
        ({"name": "架空\u200b商店"}, ("name", "encoding_invalid")),
        ({"name": "架空\ue000商店"}, ("name", "encoding_invalid")),
        ({"streetNumber": "架空町\x01"}, ("streetNumber", "encoding_invalid")),
        ({"streetNumber": "架空町\t１"}, ("streetNumber", "text_line_break")),
        ({"sequenceNumber": "x"}, ("sequenceNumber", "sequence_invalid")),
        ({"sequenceNumber": "٣"}, ("sequenceNumber", "sequence_invalid")),
    ],
)
def test_wrong_rows(changes: dict[str, str], expected: tuple[str, str]) -> None:
    assert found(cells(**changes)) == [expected]


def test_all_that_is_wrong_is_said_at_once_and_lost_zeros_are_named() -> None:
    wrong = find_wrong(7, cells(process="1", prefectureCode="7", postCode="600000"))
    assert [one.column for one in wrong] == ["process", "prefectureCode", "postCode"]
    assert all("先頭の0" in one.message.ja and "leading zero" in one.message.en for one in wrong)


def test_an_individual_number_is_refused_and_not_repeated() -> None:
    wrong = find_wrong(7, cells(streetNumber="個人番号123456789018"))
    assert [one.code for one in wrong] == ["individual_number_refused"]
    assert "123456789018" not in wrong[0].message.ja + wrong[0].message.en


def test_a_header_line_is_named() -> None:
    header = ["一連番号", "法人番号", *[""] * 28]
    assert found(header, row_number=1) == [("", "header_unexpected")]


def test_digest_ignores_place_and_latest_mark_only() -> None:
    base = cells()
    assert digest_of(base) == digest_of(cells(sequenceNumber="99", latest="0"))
    for name in AT:
        if name not in ("sequenceNumber", "latest"):
            assert digest_of(base) != digest_of(cells(**{name: "x"})), name


def test_rank_puts_the_latest_mark_before_the_date() -> None:
    old_latest, new_past = cells(updateDate="2020-01-01"), cells(updateDate="2026-01-01", latest="0")
    assert rank_of(old_latest) > rank_of(new_past)


def test_facts() -> None:
    facts = facts_of(cells(closeDate="2026-02-01", closeCause="11", successorCorporateNumber="7000012050002"), "d")
    assert (facts["status"], facts["close_cause"], facts["successor_number"]) == ("closed", "11", "7000012050002")
    assert facts["city_code"] == "072010"
    assert facts_of(cells(process="99"), "d")["status"] == "deleted"
    assert facts_of(cells(process="99"), "d")["is_hidden"] is True
    assert facts_of(cells(prefectureCode="99", cityCode=""), "d")["prefecture_code"] == ""
