from collections import Counter

import pytest

from banso.kernel.errors import Refusal
from banso.kernel.industries import (
    Level,
    Revision,
    ancestors,
    industries,
    industry,
    is_within,
    search_industries,
)
from banso.kernel.packaged_tables import read_table


@pytest.mark.parametrize(
    ("revision", "counts"),
    [
        (Revision.R13, {"major": 20, "middle": 99, "minor": 530, "detail": 1460}),
        (Revision.R14, {"major": 20, "middle": 99, "minor": 536, "detail": 1473}),
    ],
)
def test_the_tables_are_whole(revision: Revision, counts: dict[str, int]) -> None:
    rows = read_table(f"jsic{revision}.csv")
    assert Counter(row["level"] for row in rows) == counts
    assert len({row["code"] for row in rows}) == len(rows)
    depth = {"major": 0, "middle": 1, "minor": 2, "detail": 3}
    for row in rows:
        assert len(ancestors(row["code"], revision)) == depth[row["level"]]
        assert row["name"] == row["name"].strip() != ""
        assert row["level"] in ("major", "middle") or row["code"].startswith(row["parent"])


def test_lookup() -> None:
    assert industry("0111").name == "米作農業"
    assert [each.code for each in ancestors("0111")] == ["011", "01", "A"]
    assert ancestors("A") == ()
    assert industry("E").level is Level.MAJOR


def test_revisions_differ() -> None:
    assert industry("8547", Revision.R14)
    with pytest.raises(Refusal, match="industry_unknown"):
        industry("8547", Revision.R13)
    assert industry("6034", Revision.R13)
    with pytest.raises(Refusal, match="industry_unknown"):
        industry("6034", Revision.R14)


@pytest.mark.parametrize("code", ["", "U", "111a", "9", "００", "99999"])
def test_no_such_code(code: str) -> None:
    with pytest.raises(Refusal) as refused:
        industry(code, field="industry_code")
    assert (refused.value.code, refused.value.field) == ("industry_unknown", "industry_code")


def test_is_within() -> None:
    assert is_within("0111", "A")
    assert is_within("0111", "0111")
    assert not is_within("A", "0111")
    assert not is_within("0111", "E")
    with pytest.raises(Refusal, match="industry_unknown"):
        is_within("0111", "Z")


def test_lists_of_a_level() -> None:
    assert "".join(each.code for each in industries(Level.MAJOR)) == "ABCDEFGHIJKLMNOPQRST"
    assert {each.parent for each in industries(Level.MINOR, parent="01")} == {"01"}
    assert all(is_within(each.code, "E") for each in industries(Level.DETAIL, parent="E"))


def test_search_by_part_of_a_name() -> None:
    assert industry("0111") in search_industries("米作")
    assert search_industries("ｿﾌﾄｳｴｱ") == search_industries("ソフトウェア") != ()
    assert search_industries("ソフトウェア")[0].level in (Level.MIDDLE, Level.MINOR)
    assert search_industries("") == search_industries(" ・ ") == ()
    assert len(search_industries("業", limit=7)) == 7
