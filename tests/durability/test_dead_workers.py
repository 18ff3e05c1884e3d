"""A job that kills whoever touches it: given up after six attempts, without holding up the others or its key."""

from .conftest import Town
from .crew import Crew

ATTEMPTS = 6


def test_a_job_that_kills_its_workers_is_given_up(crew: Crew, town: Town) -> None:
    crew.do("keep_ladder_running")
    for attempt in range(ATTEMPTS):
        hour = f"2026-11-21T{7 + attempt:02}:00:00+09:00"
        assert crew.one("run_jobs", failpoint="jobs.before_done", now=hour).status == 137
    assert town.place.rows("SELECT state, attempts FROM jobs_job") == [("running", ATTEMPTS)]
    crew.do("ask", unit=town.sender_unit, key="k")
    assert crew.do("run_jobs", now="2026-11-21T14:00:00+09:00") == 1
    found = "SELECT kind, state, last_error, dedupe_key FROM jobs_job ORDER BY id"
    assert town.place.rows(found) == [
        ("referrals.run_ladder", "failed", "WorkerDied", None),
        ("mail.send", "done", "", None),
    ]
    crew.do("keep_ladder_running")
    assert town.place.count("jobs_job", "state = 'queued'") == 1
