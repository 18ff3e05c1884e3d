"""Every named place where a process can die: what is left is whole, and a plain retry does the rest, once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from banso.platform.failpoints import KNOWN

from .conftest import Town
from .crew import Crew
from .place import ROOT
from .registry_file import write_registry_file

KILLED = 137
LATER = "2026-11-20T10:06:00+09:00"  # after the lease of a job whose worker died
TOMORROW = "2026-11-21T10:00:00+09:00"
DAY_AFTER = "2026-11-22T11:00:00+09:00"


def die_while_asking(crew: Crew, town: Town, failpoint: str) -> int:
    """Dies in the middle of taking a question; gives how many enquiries it left."""
    order = {"unit": town.sender_unit, "key": "one-key"}
    assert crew.one("ask", failpoint=failpoint, **order).status == KILLED
    left = town.place.count("cases_enquiry")
    assert town.place.count("audit_auditentry", "action = 'enquiry.receive'") == left
    assert town.place.count("idempotency_usedkey") == left
    first, again = crew.do("ask", **order), crew.do("ask", **order)
    assert first == again
    assert town.place.count("cases_enquiry", "number = %s", first["number"]) == 1
    assert town.place.count("audit_auditentry", "action = 'enquiry.receive'") == 1
    assert town.place.count("mail_mailmessage") == town.place.count("jobs_job", "kind = 'mail.send'") == 1
    return left


def before_audit(crew: Crew, town: Town, tmp_path: Path) -> None:
    assert die_while_asking(crew, town, "work.before_audit") == 0


def before_commit(crew: Crew, town: Town, tmp_path: Path) -> None:
    assert die_while_asking(crew, town, "work.before_commit") == 0


def after_commit(crew: Crew, town: Town, tmp_path: Path) -> None:
    """The answer never went out, but the effect is there, and the retry gets the answer that was lost."""
    assert die_while_asking(crew, town, "work.after_commit") == 1


def files_in(town: Town) -> list[Path]:
    return [path for path in (town.place.folder / "files").rglob("*") if path.is_file()]


def die_while_storing(crew: Crew, town: Town, failpoint: str) -> None:
    """What is on disk without a row harms nobody, and the sweeper finds it a day later."""
    order = {"unit": town.sender_unit, "text": "架空の同意書"}
    assert crew.one("keep_file", failpoint=failpoint, **order).status == KILLED
    assert town.place.count("files_storedfile") == 0
    orphan = crew.one("keep_file", failpoint=failpoint, unit=town.sender_unit, text="だれも出し直さない文書")
    assert orphan.status == KILLED
    sha256 = crew.do("keep_file", **order)
    assert [row[0] for row in town.place.rows("SELECT sha256 FROM files_storedfile")] == [sha256]
    assert crew.do("sweep") == 0
    age_everything(town)
    crew.do("sweep", now=DAY_AFTER)
    assert [path.name for path in files_in(town)] == [sha256]


def age_everything(town: Town) -> None:
    """Files carry the machine's time, the product the test's: put them on the day of the test."""
    import os
    from datetime import datetime

    then = datetime.fromisoformat("2026-11-20T10:00:00+09:00").timestamp()
    for path in files_in(town):
        os.utime(path, (then, then))


def after_hash(crew: Crew, town: Town, tmp_path: Path) -> None:
    die_while_storing(crew, town, "files.after_hash")


def after_rename(crew: Crew, town: Town, tmp_path: Path) -> None:
    die_while_storing(crew, town, "files.after_rename")


def die_while_telling(crew: Crew, town: Town, failpoint: str, told_before_death: int) -> None:
    """A consent taken back: the referral that rests on it is ended by a subscriber, once."""
    made = crew.do("send", firm=town.firm, unit=town.receiver_unit)
    crew.do("deliver")
    crew.do("withdraw", consent=made["consent"])
    ended = "referral_id = %s AND to_state = 'withdrawn'"
    assert crew.one("deliver", failpoint=failpoint).status == KILLED
    assert town.place.count("referrals_referralchange", ended, made["referral"]) == told_before_death
    crew.do("deliver")
    crew.do("deliver")
    assert town.place.count("referrals_referralchange", ended, made["referral"]) == 1
    assert town.place.count("outbox_outboxevent", "state <> 'done'") == 0


def before_delivery(crew: Crew, town: Town, tmp_path: Path) -> None:
    die_while_telling(crew, town, "outbox.before_delivery", 0)


def after_delivery(crew: Crew, town: Town, tmp_path: Path) -> None:
    die_while_telling(crew, town, "outbox.after_delivery", 1)


def before_done(crew: Crew, town: Town, tmp_path: Path) -> None:
    """A job's effect and its "done" are one: neither is left, and another worker does both when the lease is over."""
    crew.do("keep_ladder_running")
    assert crew.one("run_jobs", failpoint="jobs.before_done", now=TOMORROW).status == KILLED
    assert town.place.rows("SELECT state, attempts FROM jobs_job") == [("running", 1)]
    assert crew.do("run_jobs", now=TOMORROW) == 0
    assert crew.do("run_jobs", now=TOMORROW.replace("10:00", "10:06")) == 1
    assert town.place.rows("SELECT state, attempts FROM jobs_job ORDER BY id") == [("done", 2), ("queued", 0)]


def die_while_importing(crew: Crew, town: Town, path: Path, failpoint: str, staged: int) -> None:
    firms = town.place.count("parties_party")
    rows = write_registry_file(path, 5_300)
    assert crew.one("import_firms", failpoint=failpoint, path=str(path)).status == KILLED
    assert town.place.count("parties_party") == firms
    assert town.place.count("audit_auditentry", "action = 'party.import'") == 0
    assert town.place.rows("SELECT read_count FROM imports_importrun") == [(staged,)]
    assert crew.do("import_firms", path=str(path)) == {"state": "published", "read": rows, "inserted": rows}
    assert crew.do("import_firms", path=str(path))["state"] == "unchanged"
    assert town.place.count("parties_party") == firms + rows
    assert town.place.count("search_searchentry", "index_name = 'parties' AND number <> ''") == rows
    assert town.place.count("audit_auditentry", "action = 'party.import'") == 1


def after_stage(crew: Crew, town: Town, tmp_path: Path) -> None:
    die_while_importing(crew, town, tmp_path / "houjin.csv", "imports.after_stage", 5_000)


def before_publish(crew: Crew, town: Town, tmp_path: Path) -> None:
    die_while_importing(crew, town, tmp_path / "houjin.csv", "imports.before_publish", 5_300)


DEATHS: dict[str, Callable[[Crew, Town, Path], None]] = {
    "work.before_audit": before_audit,
    "work.before_commit": before_commit,
    "work.after_commit": after_commit,
    "files.after_hash": after_hash,
    "files.after_rename": after_rename,
    "outbox.before_delivery": before_delivery,
    "outbox.after_delivery": after_delivery,
    "jobs.before_done": before_done,
    "imports.after_stage": after_stage,
    "imports.before_publish": before_publish,
}


@pytest.mark.parametrize("name", sorted(DEATHS))
def test_a_process_dies_there_and_nothing_is_lost(name: str, crew: Crew, town: Town, tmp_path: Path) -> None:
    DEATHS[name](crew, town, tmp_path)
    assert crew.do("damage") == []


def test_every_failpoint_is_reached_by_code_and_hit_by_a_test() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert set(re.findall(r'\bfailpoint\("([a-z_.]+)"\)', source)) - {"name"} == set(KNOWN)
    assert set(DEATHS) == set(KNOWN)
