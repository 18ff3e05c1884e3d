from datetime import date

import pytest

from banso.kernel.sources import Certainty, LegalSource


def test_a_source_is_cited_in_japanese() -> None:
    seen = LegalSource("小規模企業共済法", "第2条", None, Certainty.VERIFIED, date(2026, 11, 21))
    assert str(seen) == "小規模企業共済法第2条"
    assert str(LegalSource("小規模企業共済法", "第2条")) == "小規模企業共済法第2条（未確認）"


@pytest.mark.parametrize(
    ("law", "certainty", "verified_on"),
    [
        ("", Certainty.UNVERIFIED, None),
        ("民法", Certainty.VERIFIED, None),
        ("民法", Certainty.PARTLY, None),
        ("民法", Certainty.UNVERIFIED, date(2026, 11, 21)),
    ],
)
def test_a_source_that_contradicts_itself(law: str, certainty: Certainty, verified_on: date | None) -> None:
    with pytest.raises(ValueError):
        LegalSource(law, "第1条", None, certainty, verified_on)
