"""kill -9 of the whole product at random instants: everything acknowledged is there, once, with its audit row.

The seed is printed; BANSO_SEED=n repeats the order of the victims (not the instants: those are the machine's).
"""

import os
import sys
import time
from pathlib import Path
from random import Random

import pytest

from .askers import Askers
from .conftest import Town
from .crew import Crew
from .place import IS_POSTGRESQL, Place
from .serving import Service, service_at

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the processes in /proc")
NEXT_DAY = "2026-11-21T12:00:00+09:00"
# Killing the server or `serve` itself means a whole restart; the other two are replaced by their parents.
ROLES = {"server worker": 5, "job worker": 2, "server": 1, "serve": 1, "everything": 1}
RESTARTING = ("server", "serve", "everything")
if IS_POSTGRESQL:
    ROLES["database sessions"] = 2


def kill(service: Service, role: str, random: Random) -> None:
    if role == "database sessions":
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        service.place.rows(f"{others} AND pid <> pg_backend_pid()")
        return
    service.kill(role, random)


def victims(random: Random, kills: int) -> list[str]:
    """The roles in their proportions, shuffled."""
    roles = [role for role, weight in ROLES.items() for _ in range(weight)]
    chosen = [roles[number % len(roles)] for number in range(kills)]
    random.shuffle(chosen)
    return chosen


def storm(service: Service, askers: Askers, random: Random, kills: int) -> int:
    """Kill and bring up again while the askers ask; gives the number of restarts."""
    restarts = 0
    for role in victims(random, kills):
        askers.wait_for(len(askers.receipts) + random.randint(1, 6))
        time.sleep(random.random() * 0.08)
        kill(service, role, random)
        if role in RESTARTING:
            service.restart()
            restarts += 1
    return restarts


def check_records(place: Place, askers: Askers) -> None:
    """What is in the database against what was acknowledged outside it."""
    stored = dict(place.rows("SELECT number, text FROM cases_enquiry"))
    promised = {receipt["number"]: askers.texts[key] for key, receipt in askers.receipts.items()}
    assert stored == promised, f"lost {set(promised) - set(stored)}, unasked {set(stored) - set(promised)}"
    numbers = [number for (number,) in place.rows("SELECT number FROM cases_enquiry")]
    assert len(numbers) == len(set(numbers)) == len(askers.receipts)
    audited = place.rows("SELECT object_id, count(*) FROM audit_auditentry WHERE action = 'enquiry.receive' GROUP BY 1")
    assert {count for _, count in audited} <= {1}
    assert {row for row, _ in audited} == {row for (row,) in place.rows("SELECT id FROM cases_enquiry")}
    assert place.count("idempotency_usedkey") == place.count("mail_mailmessage") == len(numbers)


def check_replay(askers: Askers, random: Random) -> None:
    """A key sent again gives the receipt of the first time."""
    for number, key in enumerate(random.sample(sorted(askers.receipts), min(25, len(askers.receipts)))):
        again = askers.post(key, f"127.88.1.{number + 1}")
        assert (again.status, again.data) == (201, askers.receipts[key])


def check_later_work(place: Place, crew: Crew) -> None:
    """Every job and event is done in the end, whoever was killed over it."""
    while crew.do("run_jobs", now=NEXT_DAY):
        pass
    crew.do("deliver", now=NEXT_DAY)
    assert place.count("jobs_job", "state <> 'done' AND kind = 'mail.send'") == 0
    assert place.count("mail_mailmessage", "sent_at IS NULL") == 0
    assert place.count("outbox_outboxevent", "state <> 'done'") == 0


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost(
    kills: int, town: Town, crew: Crew, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seed = int(os.environ.get("BANSO_SEED") or Random().getrandbits(31))
    random = Random(seed)
    print(f"BANSO_SEED={seed}")
    with service_at(town.place) as service:
        askers = Askers(service, town.sender_unit, seed, tmp_path / "receipts.jsonl")
        askers.start()
        restarts = storm(service, askers, random, kills)
        askers.wait_for(len(askers.receipts) + 3)
        askers.stop()
        assert askers.surprises == []
        askers.settle()
        check_replay(askers, random)
        assert service.terminate() == 0, service.log()
        service.wait_until_gone()
    check_records(town.place, askers)
    check_later_work(town.place, crew)
    verified = town.place.banso("verify", "--json")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    with capfd.disabled():
        print(f"\n{kills} kills, {restarts} restarts, {len(askers.receipts)} acknowledged, 0 lost (BANSO_SEED={seed})")
