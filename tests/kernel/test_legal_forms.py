import pytest
from hypothesis import given
from hypothesis import strategies as st

from banso.kernel.legal_forms import LegalName, split_legal_form


@pytest.mark.parametrize(
    ("name", "core", "form", "position"),
    [
        ("株式会社山田", "山田", "株式会社", "before"),
        ("山田株式会社", "山田", "株式会社", "after"),
        ("㈱山田", "山田", "株式会社", "before"),
        ("㍿山田", "山田", "株式会社", "before"),
        ("（株）　山田", "山田", "株式会社", "before"),
        ("山田 (有)", "山田", "有限会社", "after"),
        ("山田株式會社", "山田", "株式会社", "after"),
        ("合同会社髙﨑", "髙﨑", "合同会社", "before"),
        ("医療法人社団あおば", "あおば", "医療法人社団", "before"),
        ("一般社団法人あおば", "あおば", "一般社団法人", "before"),
        ("あおば一般社団法人", "あおば", "一般社団法人", "after"),
        ("特定非営利活動法人あおば", "あおば", "特定非営利活動法人", "before"),
        ("山田信用金庫", "山田信用金庫", None, "none"),
        ("山田商店", "山田商店", None, "none"),
        ("株式会社", "株式会社", None, "none"),
        ("", "", None, "none"),
    ],
)
def test_split(name: str, core: str, form: str | None, position: str) -> None:
    assert split_legal_form(name) == LegalName(core, form, position)  # type: ignore[arg-type]


@given(st.text(st.sampled_from("株式会社有限㈱(（) 　山田") | st.characters(), max_size=30))
def test_the_core_is_part_of_what_was_typed(name: str) -> None:
    core, form, position = split_legal_form(name)
    assert core in name
    assert (form is None) == (position == "none") == (core == name)
