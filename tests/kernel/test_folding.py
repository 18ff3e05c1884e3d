import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.folding import END, bigrams, fold, query_grams
from banso.kernel.packaged_tables import read_table

# What makes folding hard, more often than chance would bring it up.
TRICKY = st.text(
    st.sampled_from(
        "株有合名資社財会社株式會(（)） 　・＆&.．,ー－‐−―-0１9Ａaカガか゛ﾞ゜\u3099ヶァｱ髙﨑𠮷齋々㈱㍿㌔①\U000e0100\u200bÉßİ"
    )
    | st.characters(),
    max_size=24,
)


@pytest.mark.parametrize(
    "ways",
    [
        ("株式会社山田", "㈱山田", "(株)山田", "（株）山田", "㍿ 山田", "株式會社山田", "( 株 ) 山田"),
        ("山田有限会社", "山田㈲", "山田（有）", "山田 (有)"),
        ("ABC株式会社", "ＡＢＣ㈱", "abc(株)", "A.B.C.（株）"),
        ("高崎", "髙崎", "髙﨑", "高﨑"),
        ("吉田", "𠮷田"),
        ("浜田", "濱田", "濵田"),
        ("渡辺", "渡邊", "渡邉", "渡邊\U000e0100", "渡邉\U000e0105"),
        ("斉藤", "齊藤", "斎藤", "齋藤"),
        ("澤", "沢"), ("廣", "広"), ("國", "国"), ("櫻", "桜"), ("嶋", "島", "嶌"),
        ("キヤノン", "キャノン", "ｷﾔﾉﾝ", "きゃのん"),
        ("ガス", "ｶﾞｽ", "がす", "か゛す", "カ\u3099ス"),
        ("パン", "ﾊﾟﾝ", "は゜ん"),
        ("サービス", "サ－ビス", "サ―ビス", "ｻｰﾋﾞｽ", "サ−ビス"),
        ("1-2-3", "１－２－３", "1ー2ー3", "1−2–3", "1‐2—3", "１ー２ｰ３"),
        ("ビル201", "ビル-201", "ビル－２０１"),
        ("霞ケ関", "霞ヶ関"),
        ("cocacola", "Coca-Cola", "ＣＯＣＡ－ＣＯＬＡ", "coca cola"),
        ("安部小川商店", "安部・小川商店", "安部＆小川商店", "安部　小川 商店", "「安部」小川商店"),
        ("cafe", "Café", "CAFE\u0301"),
        ("葛城", "葛\U000e0100城", "葛\ufe00城"),
    ],
)  # fmt: skip
def test_ways_of_writing_one_name_give_one_key(ways: tuple[str, ...]) -> None:
    assert {fold(way) for way in ways} == {fold(ways[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [("サービス", "サビス"), ("タワー201", "タワ201"), ("1-23", "12-3"), ("高橋", "橋高"), ("ハス", "バス")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", ""),
        (" ・ ", ""),
        ("㈱ﾔﾏﾀﾞ", "株式会社ヤマダ"),
        ("ーア", "ア"),
        ("カーー", "カー"),
        ("㌔", "キロ"),
        ("abc1", "abc1"),
    ],
)
def test_keys(text: str, key: str) -> None:
    assert fold(text) == key


@given(TRICKY)
def test_folding_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded


@given(TRICKY)
def test_nothing_hidden_survives(text: str) -> None:
    folded = fold(text)
    assert not any(
        character.isspace() or unicodedata.category(character) in ("Cc", "Cf") for character in folded
    )
    assert not any("ぁ" <= character <= "ゖ" for character in folded)
    assert END not in folded


def test_every_character_folds_once_and_for_all() -> None:
    codes = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000 and code % 3 == 0]
    for code in [*range(0x3400), *range(0xF900, 0x10000), *codes]:
        folded = fold(chr(code))
        assert fold(folded) == folded, hex(code)


def test_the_table_of_variants() -> None:
    rows = read_table("variants.csv")
    standards = {row["standard"] for row in rows}
    variants = [row["variant"] for row in rows]
    assert len(variants) == len(set(variants)) >= 120
    assert not standards & set(variants), "a standard form that is folded away again"
    for row in rows:
        assert fold(row["variant"]) == fold(row["standard"]) == row["standard"]


def test_bigrams() -> None:
    assert bigrams("山田商店") == ["山田", "田商", "商店", "店ん"]
    assert bigrams("山") == ["山ん"]
    assert bigrams("") == []


def test_query_grams() -> None:
    assert query_grams("山田商") == ["山田", "田商"]
    assert query_grams("ナナナナ") == ["ナナ"]
    assert query_grams("田") == ["田"]
    assert query_grams("") == []


@given(TRICKY, st.integers(0, 30), st.integers(1, 30))
def test_every_part_of_a_name_is_found_by_its_grams(text: str, start: int, length: int) -> None:
    folded = fold(text)
    query = folded[start : start + length]
    grams = bigrams(folded)
    if len(query) == 1:
        assert any(gram.startswith(query) for gram in grams)
    else:
        assert set(query_grams(query)) <= set(grams)


def test_names_of_real_files(reference_data: Path) -> None:
    sample = reference_data / "real/houjin/diff_20210730_sample_type02_utf8.csv"
    with sample.open(encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows):
            folded = fold(row[6])
            assert folded and fold(folded) == folded
