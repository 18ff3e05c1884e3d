import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Refusal
from banso.kernel.packaged_tables import read_table
from banso.kernel.places import (
    PREFECTURES,
    municipalities,
    municipality,
    municipality_check_digit,
    parse_municipality_code,
    prefecture,
)


def refusal_of(text: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        parse_municipality_code(text, field="area")  # type: ignore[arg-type]
    assert refused.value.field == "area"
    return refused.value


def test_there_are_47_prefectures() -> None:
    assert list(PREFECTURES) == [f"{number:02}" for number in range(1, 48)]
    assert prefecture("13") == ("13", "東京都", "Tokyo", "トウキョウト")
    with pytest.raises(Refusal, match="prefecture_unknown"):
        prefecture("48")


def test_the_table_of_municipalities() -> None:
    codes = [row["code"] for row in read_table("municipalities.csv")]
    assert codes == sorted(set(codes))
    for code in codes:
        place = municipality(code)
        assert code[:2] == place.prefecture_code in PREFECTURES
        assert municipality_check_digit(code[:5]) == int(code[5])
        assert all("ァ" <= character <= "ー" for character in place.kana), place


def test_names() -> None:
    assert municipality("131016").name == "千代田区"
    assert municipality("011011").name == "札幌市中央区"
    assert municipality("182010").kana == "フクイシ"
    with pytest.raises(Refusal, match="municipality_unknown"):
        municipality("130001")


def test_wards_of_hamamatsu_changed_in_2024() -> None:
    before = {place.name for place in municipalities("22", on=date(2023, 12, 31))}
    after = {place.name for place in municipalities("22", on=date(2024, 1, 1))}
    assert before - after == {f"浜松市{ward}" for ward in ("中区", "東区", "西区", "南区", "北区", "浜北区")}
    assert after - before == {"浜松市中央区", "浜松市浜名区"}
    assert municipalities("22") == municipalities("22", on=date(2026, 11, 21))


@pytest.mark.parametrize("text", ["011002", "01100", "０１１００２", " 011002 "])
def test_five_or_six_digits(text: str) -> None:
    assert parse_municipality_code(text) == "011002"


@pytest.mark.parametrize(
    ("text", "suggestion"), [("11002", "011002"), ("1100", "011002"), ("82015", "082015")]
)
def test_a_lost_zero_is_noticed(text: str, suggestion: str) -> None:
    refusal = refusal_of(text)
    assert refusal.code == "municipality_code_invalid"
    assert refusal.detail == {"suggestion": suggestion}


def test_a_wrong_check_digit_is_named() -> None:
    refusal = refusal_of("131017")
    assert (refusal.code, refusal.detail) == (
        "municipality_code_check_digit",
        {"expected": "6", "found": "7"},
    )


@pytest.mark.parametrize(
    "text", ["", "13", "1310161", "13101a", "٠١١٠٠٢", "千代田区", None, 131016, "1" * 5000]
)
def test_not_a_code(text: object) -> None:
    assert refusal_of(text).code == "municipality_code_invalid"


@pytest.mark.parametrize("text", ["130001", "99999"])
def test_no_such_municipality(text: str) -> None:
    assert refusal_of(text).code in ("municipality_unknown",)


@given(st.sampled_from([row["code"] for row in read_table("municipalities.csv")]))
def test_every_code_reads_back(code: str) -> None:
    assert parse_municipality_code(code) == code
    assert parse_municipality_code(code[:5]) == code


def test_reference_codes_are_all_known(reference_data: Path) -> None:
    for name, column, codec in [
        ("jisx0402_full.csv", "code", "utf-8"),
        ("localgovjp_utf8_cc0.csv", "lgcode", "utf-8-sig"),
    ]:
        with (reference_data / "real/codes" / name).open(encoding=codec) as rows:
            codes = [row[column] for row in csv.DictReader(rows) if row["city"]]
        assert all(municipality(code) for code in codes)
