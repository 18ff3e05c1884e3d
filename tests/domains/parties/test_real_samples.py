"""The agency's own sample files, where they are at hand (BANSO_REFERENCE_DATA); their content stays there."""

import csv
import os
from datetime import datetime
from pathlib import Path

import pytest

from banso.domains.parties.api import import_corporations, search_parties
from banso.domains.parties.models import Party
from banso.platform.scope.actor import SYSTEM

FOLDER = Path(os.environ.get("BANSO_REFERENCE_DATA", "/nonexistent")) / "real" / "houjin"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="BANSO_REFERENCE_DATA is not set"),
]
UTF8 = FOLDER / "diff_20210730_sample_type02_utf8.csv"
CP932 = FOLDER / "sample_type01_cp932_derived.csv"


def test_every_row_of_the_sample_is_accounted_for(now: datetime) -> None:
    rows = list(csv.reader(UTF8.read_text(encoding="utf-8").splitlines()))
    hidden = {row[1] for row in rows if row[29] == "1"}
    report = import_corporations(actor=SYSTEM, now=now, path=UTF8)
    assert (report.read, report.rejected_rows, report.encoding) == (len(rows), 0, "utf-8")
    assert report.hidden == len(hidden)
    assert report.inserted == len({row[1] for row in rows}) - len(hidden)
    assert report.read == report.inserted + report.hidden + report.superseded
    for party in Party.scoped.unscoped():
        newest = max((row for row in rows if row[1] == party.corporate_number), key=lambda row: (row[23], row[4], int(row[0])))
        assert (party.name, party.kana, party.registry_process) == (newest[6], newest[28], newest[2])
        found = search_parties(SYSTEM, now, party.corporate_number).items
        assert [one.id for one in found] == ([] if party.is_hidden else [party.pk])


def test_the_cp932_sample_after_the_utf8_one_changes_nothing(now: datetime) -> None:
    import_corporations(actor=SYSTEM, now=now, path=UTF8)
    report = import_corporations(actor=SYSTEM, now=now, path=CP932)
    assert (report.inserted, report.updated, report.hidden, report.rejected_rows, report.encoding) == (0, 0, 0, 0, "cp932")


def test_mergers_lead_to_their_successors(now: datetime) -> None:
    import_corporations(actor=SYSTEM, now=now, path=UTF8)
    merged = Party.scoped.unscoped().exclude(successor_number="")
    assert merged.exists()
    for party in merged:
        assert (party.status, party.close_cause) == ("closed", "11")
