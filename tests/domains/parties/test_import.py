"""Importing the corporate number files: what is published, what is refused, and what a repeat does."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from banso.domains.parties.api import get_party, import_corporations, search_parties
from banso.domains.parties.models import Party, RegistryRecord
from banso.kernel.errors import Refusal
from banso.platform.audit.models import AuditEntry
from banso.platform.imports.models import ImportRun, Rejection, StagedRow
from banso.platform.scope.actor import SYSTEM
from banso.platform.search.models import SearchEntry

from .conftest import cells, line, number

pytestmark = pytest.mark.django_db


def run(path: Path, now: datetime, **options: object) -> dict:
    return import_corporations(actor=SYSTEM, now=now, path=path, **options).as_dict()


def counts(report: dict) -> dict[str, int]:
    names = ("read", "inserted", "updated", "unchanged", "hidden", "superseded", "rejected_rows")
    found = {name: report[name] for name in names}
    if report["state"] != "blocked":
        assert found["read"] == sum(count for name, count in found.items() if name != "read")
    return {name: count for name, count in found.items() if count}


def firm(serial: int) -> Party:
    return Party.scoped.unscoped().get(corporate_number=number(serial))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_both_encodings_and_every_line_end(write_file: Callable, now: datetime, encoding: str) -> None:
    path = write_file(cells(1), cells(2), encoding=encoding, end="\r\n" if encoding == "cp932" else "\n")
    report = run(path, now)
    assert counts(report) == {"read": 2, "inserted": 2}
    assert report["encoding"] == encoding
    assert report["rejected"] == []
    kept = firm(2)
    assert (kept.name, kept.city_code, kept.source, kept.subject_id) == ("株式会社架空2番製作所", "072010", "registry", kept.pk)
    assert kept.as_of == date(2026, 4, 1)
    assert not StagedRow.objects.exists()


def test_the_same_bytes_again_are_unchanged(write_file: Callable, now: datetime) -> None:
    path = write_file(cells(1), cells(2))
    first = run(path, now)
    again = run(path, now)
    assert (again["state"], again["run_id"]) == ("unchanged", first["run_id"])
    assert counts(again) == {"read": 2, "unchanged": 2}


def test_the_same_content_in_other_bytes_changes_nothing(write_file: Callable, now: datetime) -> None:
    run(write_file(cells(1), cells(2), cells(3, hihyoji="1")), now)
    before = list(Party.scoped.unscoped().order_by("pk").values())
    records = RegistryRecord.scoped.unscoped().count()
    report = run(write_file(cells(1), cells(2), cells(3, hihyoji="1"), encoding="cp932", name="b.csv"), now)
    assert counts(report) == {"read": 3, "unchanged": 2, "hidden": 1}
    assert list(Party.scoped.unscoped().order_by("pk").values()) == before
    assert RegistryRecord.scoped.unscoped().count() == records


def test_a_change_updates_and_keeps_the_history(write_file: Callable, now: datetime) -> None:
    run(write_file(cells(1)), now)
    moved = cells(1, process="12", changeDate="2026-05-01", updateDate="2026-05-08", cityName="郡山市", cityCode="203")
    report = run(write_file(moved, name="b.csv"), now)
    assert counts(report) == {"read": 1, "updated": 1}
    assert (firm(1).city_name, firm(1).version) == ("郡山市", 2)
    assert [record.process for record in RegistryRecord.scoped.unscoped().order_by("changed_on")] == ["01", "12"]


def test_an_older_file_does_not_undo_a_newer_one(write_file: Callable, now: datetime) -> None:
    run(write_file(cells(1, updateDate="2026-05-08", name="新しい名前")), now)
    report = run(write_file(cells(1, updateDate="2026-04-01", name="古い名前"), name="b.csv"), now)
    assert counts(report) == {"read": 1, "superseded": 1}
    assert firm(1).name == "新しい名前"
    assert RegistryRecord.scoped.unscoped().count() == 2


def test_several_rows_of_one_number_the_latest_counts(write_file: Callable, now: datetime) -> None:
    rows = [
        cells(1, latest="1", process="12", updateDate="2026-03-01", name="今の名前"),
        cells(1, latest="0", process="01", updateDate="2026-04-01", name="前の名前"),
        cells(2, latest="0", process="21", updateDate="2026-04-01", closeDate="2016-02-10", closeCause="21"),
        cells(2, latest="0", process="22", updateDate="2026-04-01"),
    ]
    assert counts(run(write_file(*rows), now)) == {"read": 4, "inserted": 2, "superseded": 2}
    assert firm(1).name == "今の名前"
    assert firm(2).status == "active"
    assert RegistryRecord.scoped.unscoped().count() == 4


def test_hidden_firms_are_kept_and_never_found(write_file: Callable, now: datetime) -> None:
    report = run(write_file(cells(1, hihyoji="1"), cells(2, process="99"), cells(3)), now)
    assert counts(report) == {"read": 3, "inserted": 1, "hidden": 2}
    assert [found.corporate_number for found in search_parties(SYSTEM, now, "架空").items] == [number(3)]
    assert search_parties(SYSTEM, now, number(1)).total == 0
    run(write_file(cells(3, hihyoji="1", updateDate="2026-06-01"), name="b.csv"), now)
    assert search_parties(SYSTEM, now, "架空").total == 0
    run(write_file(cells(1, updateDate="2026-06-01"), name="c.csv"), now)
    assert [found.corporate_number for found in search_parties(SYSTEM, now, "架空").items] == [number(1)]


def test_a_merger_leads_to_the_successor(write_file: Callable, now: datetime) -> None:
    absorbed = cells(1, process="21", closeDate="2026-03-31", closeCause="11", successorCorporateNumber=number(2))
    run(write_file(absorbed, cells(2, process="71")), now)
    found = get_party(SYSTEM, now, firm(1).pk)
    assert (found.status, found.successor_id) == ("closed", firm(2).pk)
    assert any("合併による解散" in text.ja for text in found.notices)
    assert any(number(2) in text.ja for text in found.notices)
    assert get_party(SYSTEM, now, firm(2).pk).notices == ()


def test_a_replaced_character_is_kept_with_its_image_and_said(write_file: Callable, now: datetime) -> None:
    run(write_file(cells(1, name="株式会社〓屋", nameImageId="00012345")), now)
    assert (firm(1).name, firm(1).name_image_id) == ("株式会社〓屋", "00012345")
    assert any("外字" in text.ja for text in get_party(SYSTEM, now, firm(1).pk).notices)


def test_a_firm_abroad_has_its_address_there(write_file: Callable, now: datetime) -> None:
    abroad = {"prefectureName": "", "cityName": "", "streetNumber": "", "prefectureCode": "", "cityCode": "", "postCode": ""}
    run(write_file(cells(1, kind="401", addressOutside="Ｓｏｍｅｗｈｅｒｅ", **abroad)), now)
    assert get_party(SYSTEM, now, firm(1).pk).address == "Ｓｏｍｅｗｈｅｒｅ"


def test_a_rejected_row_stops_everything_unless_accepted(write_file: Callable, now: datetime) -> None:
    path = write_file(cells(1), cells(2, process="2"), "1,2,3", cells(4))
    report = run(path, now)
    assert (report["state"], report["read"], report["rejected_rows"]) == ("blocked", 4, 2)
    assert [(one["row"], one["column"], one["code"]) for one in report["rejected"]] == [
        (2, "process", "code_unknown"),
        (3, "", "column_count"),
    ]
    assert all(one["message"] and one["message_en"] for one in report["rejected"])
    assert not Party.scoped.unscoped().exists()
    assert run(path, now)["state"] == "blocked"
    accepted = run(path, now, accept_valid=True)
    assert counts(accepted) == {"read": 4, "inserted": 2, "rejected_rows": 2}
    assert len(accepted["rejected"]) == 2
    assert run(path, now)["state"] == "unchanged"


def test_accepting_from_the_start(write_file: Callable, now: datetime) -> None:
    report = run(write_file(cells(1), cells(2, kind="")), now, accept_valid=True)
    assert (report["state"], counts(report)) == ("published", {"read": 2, "inserted": 1, "rejected_rows": 1})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04aaaa", "file_type_mismatch"),
        (b"%PDF-1.7", "file_type_mismatch"),
        (b"1;2;3\n", "import_layout_unknown"),
        (b"a\tb\tc\n", "import_layout_unknown"),
        (line(cells(1)).encode() + b"\r" + line(cells(2)).encode() + b"\r", "line_break_missing"),
        (line(cells(1)).encode("utf-16"), "encoding_invalid"),
        (line(cells(1)).encode("euc-jp") + b"\n", "encoding_invalid"),
        (line(cells(1)).encode() + b"\n" + line(cells(2)).encode("cp932") + b"\n", "encoding_invalid"),
        (line(cells(1)).encode("cp932") + b"\n\x83", "encoding_invalid"),
        (line(cells(1)).encode().replace("架".encode(), b"\x00"), "encoding_invalid"),
        (line(cells(1)).encode().replace("架".encode(), b"\xc0\xaf"), "encoding_invalid"),
    ],
)
def test_what_is_no_such_file_is_refused_whole_and_leaves_nothing(
    tmp_path: Path, now: datetime, content: bytes, code: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        run(path, now)
    assert refused.value.code == code
    for model in (ImportRun, StagedRow, Rejection):
        assert not model.objects.exists()


def test_a_missing_file_is_refused(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        run(tmp_path / "none.csv", now)
    assert refused.value.code == "file_unreadable"
    with pytest.raises(Refusal):
        run(tmp_path, now)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (line(cells(2)).replace("カクウ", "カ" * 70_000), "row_too_long"),
        (line(cells(2)).replace('"カクウ"', '"カクウ'), "row_malformed"),
        (line(cells(2)) + ",", "column_count"),
        (line(cells(2)).replace(number(2), "1.01E+12"), "corporate_number_rounded"),
        (line(cells(2, name="a\u202eb")), "encoding_invalid"),
    ],
)
def test_one_bad_row_is_named_and_the_rest_is_read(write_file: Callable, now: datetime, bad: str, code: str) -> None:
    report = run(write_file(cells(1), bad, cells(3)), now)
    assert (report["read"], [(one["row"], one["code"]) for one in report["rejected"]]) == (3, [(2, code)])
    assert counts(run(write_file(cells(1), bad, cells(3)), now, accept_valid=True))["inserted"] == 2


def test_a_formula_stays_text(write_file: Callable, now: datetime) -> None:
    run(write_file(cells(1, name="=1+1", furigana="")), now)
    assert firm(1).name == "=1+1"


def test_a_declared_firm_is_taken_over_by_the_register(write_file: Callable, now: datetime, adviser: object) -> None:
    from banso.domains.parties.api import register_party

    party_id = register_party(
        actor=adviser, now=now, kind="corporation", name="架空", corporate_number=number(1), prefecture_code="07"
    )
    assert counts(run(write_file(cells(1)), now)) == {"read": 1, "updated": 1}
    assert (firm(1).pk, firm(1).source, firm(1).name) == (party_id, "registry", "株式会社架空1番製作所")
    assert search_parties(adviser, now, "番製作所").total == 1


def test_a_file_that_changes_while_it_is_read_is_refused(write_file: Callable, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    from banso.platform.imports import staging

    monkeypatch.setattr(staging, "PART_ROWS", 1)
    path = write_file(cells(1), cells(2), cells(3))

    def grow(phase: str, done: int, total: int) -> None:
        path.write_bytes(path.read_bytes() + b"x")

    with pytest.raises(Refusal) as refused:
        run(path, now, progress=grow)
    assert refused.value.code == "import_file_changed"
    assert not ImportRun.objects.exists()


def test_many_parts_give_the_same_as_one(write_file: Callable, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    from banso.domains.parties.usecases import publish_corporations
    from banso.platform.imports import staging

    monkeypatch.setattr(staging, "PART_ROWS", 3)
    monkeypatch.setattr(publish_corporations, "PART_ROWS", 4)
    rows = [cells(serial) for serial in range(1, 11)] + [cells(3, latest="0"), cells(3, latest="0", name="別名")]
    seen: list[tuple[str, int, int]] = []
    report = run(write_file(*rows), now, progress=lambda *step: seen.append(step))
    assert counts(report) == {"read": 12, "inserted": 10, "superseded": 2}
    assert seen[-1] == ("publishing", 12, 12)
    assert [step for step in seen if step[0] == "staging"][-1][1] == [step for step in seen if step[0] == "staging"][-1][2]
    assert SearchEntry.objects.count() == 10
    assert RegistryRecord.scoped.unscoped().count() == 11


def test_the_import_leaves_one_audit_row_with_its_counts(write_file: Callable, now: datetime) -> None:
    run(write_file(cells(1)), now)
    entry = AuditEntry.objects.get(action="party.import")
    assert entry.changed["inserted"] == 1


def test_only_administrators_import(write_file: Callable, now: datetime, adviser: object) -> None:
    with pytest.raises(Refusal) as refused:
        import_corporations(actor=adviser, now=now, path=write_file(cells(1)))
    assert refused.value.code == "role_required"
