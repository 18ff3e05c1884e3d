import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.errors import Refusal
from banso.kernel.wareki import (
    FIRST_DAY,
    LAST_DAY,
    format_wareki,
    format_wareki_short,
    parse_date,
    wareki_parts,
)

FULL_WIDTH = str.maketrans("0123456789RHSTM./-", "０１２３４５６７８９ＲＨＳＴＭ．／－")
KANJI = ["", *"一二三四五六七八九"]


def in_kanji(number: int) -> str:
    tens, units = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十") + KANJI[units]


def refusal_of(text: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        parse_date(text, field="due_on")  # type: ignore[arg-type]
    assert refused.value.field == "due_on"
    return refused.value


def test_every_day_there_and_back() -> None:
    day, seen = FIRST_DAY, 0
    while day <= LAST_DAY:
        assert parse_date(format_wareki(day)) == day
        assert parse_date(format_wareki_short(day)) == day
        day, seen = day + timedelta(days=1), seen + 1
    assert seen == (LAST_DAY - FIRST_DAY).days + 1 == 85_078


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_way_of_writing_a_day(day: date) -> None:
    parts = wareki_parts(day)
    kanji = f"{parts.era.name}{in_kanji(parts.year)}年{in_kanji(day.month)}月{in_kanji(day.day)}日"
    ways = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{parts.era.ligature}{parts.year}年{day.month}月{day.day}日",
        f"{parts.era.name} {parts.year} 年 {day.month} 月 {day.day} 日",
        f"{parts.era.short}{parts.year}.{day.month}.{day.day}",
        f"{parts.era.letter.lower()}{parts.year}/{day.month}/{day.day}",
        kanji,
    ]
    for way in ways:
        assert parse_date(way) == day, way
        assert parse_date(f"　{way.translate(FULL_WIDTH)} ") == day, way


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("㋿1年5月1日", date(2019, 5, 1)),
        ("㋿8年11月21日", date(2026, 11, 21)),
        ("令和八年十一月二十一日", date(2026, 11, 21)),
        ("二〇二六年十一月二十一日", date(2026, 11, 21)),
        ("R08.11.21", date(2026, 11, 21)),
        ("2026.11.21", date(2026, 11, 21)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("明治元年1月25日", date(1868, 1, 25)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_accepted(text: str, expected: date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("平成31年5月1日", "令和元年5月1日"),
        ("昭和64年1月8日", "平成元年1月8日"),
        ("昭和65年1月1日", "平成2年1月1日"),
        ("昭和100年1月1日", "令和7年1月1日"),
        ("令和元年4月30日", "平成31年4月30日"),
        ("R1.1.1", "平成31年1月1日"),
        ("令和0年1月1日", "平成30年1月1日"),
        ("明治45年7月30日", "大正元年7月30日"),
        ("大正15年12月25日", "昭和元年12月25日"),
    ],
)
def test_a_day_outside_its_era_is_refused_with_the_right_era(text: str, suggestion: str) -> None:
    refusal = refusal_of(text)
    assert refusal.code == "date_not_in_era"
    assert refusal.detail["suggestion"] == suggestion
    assert suggestion in refusal.reason.ja
    assert parse_date(suggestion) == date.fromisoformat(refusal.detail["iso"])


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (
            "date_ambiguous",
            ["1/4/2026", "26/4/1", "04-01-26", "260401", "8年11月21日", "26年4月1日", "元年5月1日", "1.4.2026"],
        ),
        ("date_out_of_range", ["9999-12-31", "0001-01-01", "1868-01-24", "2101-01-01", "令和83年1月1日", "明治0年1月1日"]),
        (
            "date_invalid",
            ["", " ", "2023-02-29", "2024-02-30", "20260230", "令和8年2月29日", "2026-13-01", "2026/0/1", "46000", "60",
             "24:00", "2026-11-21T00:00", "2026-11-21 24:00", "2026-11/21", "２０２６－①１－２１", "R8", "令和年1月1日",
             "令和十十年1月1日", "慶応4年1月1日", "٢٠٢٦-11-21", "2026-1١-21", "令和8年11月21日" * 10, "1" * 5000,
             "X8.1.1", "令和8年11月", "2026年", None, 20261121, 46000.0, "令和二〇十年1月1日"],
        ),
    ],
)  # fmt: skip
def test_refused(code: str, texts: list[object]) -> None:
    assert {str(text)[:30]: refusal_of(text).code for text in texts} == {
        str(text)[:30]: code for text in texts
    }


def test_the_message_says_how_long_the_month_is() -> None:
    assert refusal_of("2023-02-29").reason.ja == "2023年2月は28日までです。"


def test_a_serial_number_is_recognised_as_one() -> None:
    assert "通し番号" in refusal_of("46000").reason.ja


@given(st.text(max_size=60))
def test_any_text_gives_a_day_or_a_refusal(text: str) -> None:
    try:
        assert FIRST_DAY <= parse_date(text) <= LAST_DAY
    except Refusal as refusal:
        assert refusal.code.startswith("date_")


@given(st.from_regex(r"[明大昭平令RHSTM㋿]{0,2}[0-9元十一二年月日./ -]{0,14}", fullmatch=True))
def test_anything_like_a_date_gives_a_day_or_a_refusal(text: str) -> None:
    try:
        assert FIRST_DAY <= parse_date(text) <= LAST_DAY
    except Refusal as refusal:
        assert refusal.code.startswith("date_")


@pytest.mark.parametrize("day", [date(1868, 1, 24), date(2101, 1, 1), date(1, 1, 1)])
def test_days_without_an_era_are_refused(day: date) -> None:
    with pytest.raises(Refusal, match="date_out_of_range"):
        format_wareki(day)


def test_reference_vectors(reference_data: Path) -> None:
    with (reference_data / "real/calendar/wareki_vectors.csv").open(encoding="utf-8") as vectors:
        for row in csv.DictReader(vectors):
            assert parse_date(row["wareki"]) == date.fromisoformat(row["iso"]), row
            assert format_wareki(date.fromisoformat(row["iso"])) == row["wareki"]
