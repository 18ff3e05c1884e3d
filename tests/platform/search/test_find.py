"""Finding by part of a text, on whichever database is at hand."""

import pytest

from banso.platform.search import find as finding
from banso.platform.search.api import Entry, find, put, put_many, remove
from banso.platform.search.models import SearchEntry

pytestmark = pytest.mark.django_db

NAMES = {
    1: "東京水産株式会社",
    2: "株式会社金沢",
    3: "山田鉄工所",
    4: "黄金",
    5: "金",
    6: "株式会社新東京物産",
    7: "ア－ト・サービス",
    8: "髙﨑商店",
    9: "1-2-3商会",
    10: "100%果汁",
}


@pytest.fixture(autouse=True)
def entries() -> None:
    put_many("firms", [Entry(pk, (name,), facets=("p13",) if pk % 2 else ("p07",)) for pk, name in NAMES.items()])


def ids(text: str, **options: object) -> list[int]:
    return list(find("firms", text, **{"owner_unit_ids": (), **options}).ids)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京", [1, 6]),
        ("金", [5, 2, 4]),
        ("金沢", [2]),
        ("京", [1, 6]),
        ("黄", [4]),
        ("山田鉄工所", [3]),
        ("田鉄", [3]),
        ("株式会社東京", [1, 6]),
        ("(株) 東京", [1, 6]),
        ("あーと", [7]),
        ("アートサービス", [7]),
        ("高崎", [8]),
        ("高崎商店", [8]),
        ("1-2", [9]),
        ("%", [10]),
        ("存在しない", []),
        ("", []),
        ("　 ", []),
        ("東京 金", []),
    ],
)
def test_words(text: str, expected: list[int]) -> None:
    assert ids(text) == expected


def test_exact_then_beginning_then_shorter() -> None:
    put_many("rank", [Entry(1, ("大山田",)), Entry(2, ("山田製作所",)), Entry(3, ("山田",)), Entry(4, ("山田屋",))])
    assert list(find("rank", "山田", owner_unit_ids=()).ids) == [3, 4, 2, 1]


def test_a_reading_counts_as_the_name_does() -> None:
    put("kana", 1, ["山田", "ヤマダ"])
    put("kana", 2, ["ヤマダヤ"])
    assert list(find("kana", "やまだ", owner_unit_ids=()).ids) == [1, 2]


def test_indexes_are_apart() -> None:
    put("other", 1, ["東京"])
    assert ids("東京") == [1, 6]


def test_facets_narrow() -> None:
    assert ids("東京", facets=("p13",)) == [1]
    assert ids("東京", facets=("p07",)) == [6]
    assert ids("金", facets=("p13",)) == [5]


def test_numbers_by_their_beginning() -> None:
    put("numbers", 1, ["甲"], number="7000012050002", facets=("p13",))
    put("numbers", 2, ["乙"], number="7010401045660")
    search = lambda text, **more: list(find("numbers", text, owner_unit_ids=(), **more).ids)  # noqa: E731
    assert search("7000012050002") == [1]
    assert search("T7000012050002") == [1]
    assert search("７０００-0120") == [1]
    assert search("701") == [2]
    assert search("70") == []
    assert search("7000", facets=("p07",)) == []


def test_only_everybodys_and_ones_own_are_found() -> None:
    put("scope", 1, ["山田商店"])
    put("scope", 2, ["山田太郎商店"], owner_unit_id=5)
    assert list(find("scope", "山田", owner_unit_ids=()).ids) == [1]
    assert list(find("scope", "山田", owner_unit_ids=(6,)).ids) == [1]
    assert sorted(find("scope", "山田", owner_unit_ids=(5, 6)).ids) == [1, 2]
    assert sorted(find("scope", "山田", owner_unit_ids=None).ids) == [1, 2]


def test_put_again_replaces() -> None:
    put("firms", 3, ["鈴木鉄工所"])
    assert ids("山田") == []
    assert ids("鈴木") == [3]
    assert SearchEntry.objects.filter(index_name="firms", object_id=3).count() == 1


def test_remove() -> None:
    remove("firms", 1)
    remove("firms", 999)
    assert ids("東京") == [6]
    put("firms", 1, ["大阪"])
    assert ids("東京") == [6]
    assert ids("大阪") == [1]


def test_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "CAP", 5)
    put_many("many", (Entry(pk, (f"共通{pk}",)) for pk in range(1, 12)))
    found = find("many", "共通", owner_unit_ids=(), limit=3)
    assert (found.total, found.is_capped, len(found.ids)) == (5, True, 3)
    put_many("few", (Entry(pk, (f"共通{pk}",)) for pk in range(1, 6)))
    assert find("few", "共通", owner_unit_ids=()).is_capped is False


@pytest.mark.parametrize(
    "text",
    ['"', '" OR "東京', "東京*", "grams:東京", "NEAR(東京 水産)", "東京 AND 水産", "-東京", "^東京", "'; DROP TABLE x", "(東京",
     "{a}", "\\", "%_", "あ東", "い", "ん", "東" * 5000, "😀", "\x00東京", "\ud800", "\u202e東京"],
)  # fmt: skip
def test_no_word_is_syntax(text: str) -> None:
    ids(text)
    assert ids("東京") == [1, 6]


def test_every_part_of_every_name_finds_it() -> None:
    """The index agrees with looking at each name, for every piece of up to three characters."""
    from banso.platform.search.entries import key_of, terms_of

    keys = {pk: key_of([name]) for pk, name in NAMES.items()}
    pieces = {key[start : start + size] for key in keys.values() for size in (1, 2, 3) for start in range(len(key) - size + 1)}
    for piece in sorted(piece for piece in pieces if "\n" not in piece):
        if terms_of(piece) != [piece]:
            continue
        assert set(ids(piece)) == {pk for pk, key in keys.items() if piece in key}, piece
