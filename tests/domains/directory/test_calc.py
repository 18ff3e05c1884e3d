"""The pure part of the directory: names by period, areas, functions, packaged tables."""

import csv
from datetime import date
from importlib.resources import files

import pytest

from banso.domains.directory.calc.areas import Reach, parse_areas, reach
from banso.domains.directory.calc.functions import Fit, fit, related_issues
from banso.domains.directory.calc.names import name_on
from banso.domains.directory.calc.type_tables import (
    describe_source,
    read_statistics,
    read_type_names,
    read_types,
    source_documents,
)
from banso.kernel.errors import Refusal
from banso.kernel.issues import ISSUES


class Row:
    def __init__(self, name: str, start: date | None, end: date | None) -> None:
        self.name, self.name_en, self.valid_from, self.valid_until = name, f"{name} en", start, end


RENAMED = [Row("旧", None, date(2026, 1, 1)), Row("新", date(2026, 1, 1), None)]


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(1900, 1, 1), "旧"),
        (date(2025, 12, 31), "旧"),
        (date(2026, 1, 1), "新"),
        (date(2099, 1, 1), "新"),
    ],
)
def test_a_name_ends_on_the_eve_of_the_next(on: date, name: str) -> None:
    found = name_on(RENAMED, on)
    assert found is not None and found.ja == name


def test_outside_every_period_there_is_no_name() -> None:
    assert name_on([Row("短い", date(2010, 4, 1), date(2011, 4, 1))], date(2011, 4, 1)) is None


def test_the_29_types_and_their_english_names_are_complete() -> None:
    types = read_types()
    assert [row.code for row in types if row.code.startswith("AG")] == [
        f"AG{number:02}" for number in range(1, 30)
    ]
    assert {row.code for row in types} == {row.code for row in read_type_names()}
    for name in read_type_names():
        assert name.name.ja and name.name.en and bool(name.note.ja) == bool(name.note.en)
        assert name.valid_from is None or name.valid_until is None or name.valid_from < name.valid_until


def test_names_of_one_type_never_overlap() -> None:
    by_code: dict[str, list] = {}
    for row in read_type_names():
        by_code.setdefault(row.code, []).append(row)
    for rows in by_code.values():
        rows.sort(key=lambda row: row.valid_from or date.min)
        for earlier, later in zip(rows, rows[1:], strict=False):
            assert earlier.valid_until == later.valid_from


def test_every_day_without_a_source_is_explained() -> None:
    doubtful = [row for row in read_type_names() if not (row.is_from_verified and row.is_until_verified)]
    assert {row.code for row in doubtful} >= {"AG05", "AG17", "AG18"}
    assert all(row.note.ja for row in doubtful)


def test_every_reference_names_a_known_document() -> None:
    for row in [*read_types(), *read_type_names(), *read_statistics()]:
        assert row.source.partition(" ")[0] in source_documents()
        assert describe_source(row.source).en


@pytest.mark.parametrize(
    ("areas", "city", "expected"),
    [
        ((), "", Reach.NATION),
        (("07",), "", Reach.PREFECTURE),
        (("07",), "072028", Reach.PREFECTURE),
        (("072028",), "072028", Reach.MUNICIPALITY),
        (("072028",), "", Reach.PART_OF_PREFECTURE),
        (("072028",), "072036", Reach.OUTSIDE),
        (("31",), "", Reach.OUTSIDE),
    ],
)
def test_reach(areas: tuple[str, ...], city: str, expected: Reach) -> None:
    assert reach(areas, "07", city) is expected


def test_areas_are_parsed_once_and_in_order() -> None:
    assert parse_areas(["31", "07", "072028", "07"]) == ("07", "072028", "31")


@pytest.mark.parametrize("code", ["00", "48", "7", "072029", "\x00\x00", "全国", ""])
def test_unknown_areas_are_refused(code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_areas([code])
    assert refused.value.code == "area_unknown" and refused.value.field == "areas"


def test_fit_tells_declared_from_related() -> None:
    assert fit(["overseas"], "overseas") is Fit.DECLARED
    assert fit(["market_development"], "overseas") is Fit.RELATED
    assert fit(["turnaround"], "bank_support") is Fit.RELATED
    assert fit(["hiring"], "overseas") is Fit.NONE


def test_nothing_is_related_to_the_unclear_issue() -> None:
    assert related_issues("unclear") == frozenset()
    assert all("unclear" not in related_issues(code) for code in ISSUES)


def test_every_line_of_the_tables_has_as_many_cells_as_its_header() -> None:
    folder = files("banso.domains.directory").joinpath("data")
    for table in folder.iterdir():
        lines = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
        assert {len(line) for line in lines} == {len(lines[0])}, table.name
