"""The same thing at the same instant from several processes: exactly one effect, and everybody is told the truth."""

from collections import Counter
from pathlib import Path
from typing import Any

from .conftest import Town
from .crew import Crew, Ended
from .registry_file import write_registry_file

ROUNDS = 4
OPEN_GRANTS = "source = %s AND ended_at IS NULL"


def outcomes(ended: list[Ended]) -> Counter[str]:
    """ "done", or the code of the refusal, or the fault."""
    return Counter(one.fault or one.refused or "done" for one in ended)


def same(order: dict[str, Any], times: int) -> list[dict[str, Any]]:
    return [dict(order) for _ in range(times)]


def test_numbers_are_given_once_and_without_gaps(crew: Crew, town: Town) -> None:
    ended = crew.together(*same({"act": "open_cases", "firm": town.firm, "count": 12}, 4))
    assert outcomes(ended) == {"done": 4}
    numbers = sorted(row[0] for row in town.place.rows("SELECT number FROM cases_case"))
    assert len(set(numbers)) == 48
    assert [int(number[-6:]) for number in numbers] == list(range(1, 49))
    assert crew.do("damage") == []


def test_one_key_eight_times_is_one_enquiry(crew: Crew, town: Town) -> None:
    ended = crew.together(*same({"act": "ask", "unit": town.sender_unit, "key": "k"}, 8))
    assert outcomes(ended) == {"done": 8}
    assert all(one.done == ended[0].done for one in ended)
    assert town.place.count("cases_enquiry") == town.place.count("mail_mailmessage") == 1
    assert town.place.count("audit_auditentry", "action = 'enquiry.receive'") == 1


def test_one_key_for_eight_questions_takes_one_of_them(crew: Crew, town: Town) -> None:
    orders = [{"act": "ask", "unit": town.sender_unit, "key": "k", "text": f"質問{number}"} for number in range(8)]
    assert outcomes(crew.together(*orders)) == {"done": 1, "idempotency_key_reused": 7}
    assert town.place.count("cases_enquiry") == 1


def test_a_referral_is_taken_up_once(crew: Crew, town: Town) -> None:
    for _ in range(ROUNDS):
        made = crew.do("send", firm=town.firm, unit=town.receiver_unit)
        ended = crew.together(*same({"act": "take_up", "referral": made["referral"]}, 2))
        assert outcomes(ended) == {"done": 1, "referral_step_not_allowed": 1}
    assert town.place.count("cases_case", "owner_unit_id = %s", town.receiver_unit) == ROUNDS


def test_taken_up_or_refused_but_not_both(crew: Crew, town: Town) -> None:
    for _ in range(ROUNDS):
        referral = crew.do("send", firm=town.firm, unit=town.receiver_unit)["referral"]
        ended = crew.together({"act": "take_up", "referral": referral}, {"act": "refuse", "referral": referral})
        assert outcomes(ended) == {"done": 1, "referral_step_not_allowed": 1}
        taken = town.place.count("cases_case", "origin = 'referral' AND id = %s", ended[0].done or 0)
        assert taken == (1 if ended[0].done else 0)


def test_a_consent_taken_back_while_its_referral_is_taken_up(crew: Crew, town: Town) -> None:
    """Either the receiver was first and has its own case, or it has none; it never sees the sender's afterwards."""
    for _ in range(ROUNDS):
        made = crew.do("send", firm=town.firm, unit=town.receiver_unit)
        before = town.place.count("cases_case", "owner_unit_id = %s", town.receiver_unit)
        ended = crew.together(
            {"act": "take_up", "referral": made["referral"]}, {"act": "withdraw", "consent": made["consent"]}
        )
        assert not ended[0].fault and outcomes(ended[1:]) == {"done": 1}, ended
        crew.do("deliver")
        after = town.place.count("cases_case", "owner_unit_id = %s", town.receiver_unit)
        assert after - before == (1 if ended[0].done else 0)
        assert town.place.count("scope_grant", OPEN_GRANTS, f"referral:{made['referral']}") == 0
        state = town.place.rows("SELECT state FROM referrals_referral WHERE id = %s", made["referral"])[0][0]
        assert state in ("withdrawn", "taken_up")
    assert crew.do("damage") == []


def test_two_workers_do_each_thing_once(crew: Crew, town: Town) -> None:
    for number in range(6):
        crew.do("ask", unit=town.sender_unit, key=f"k{number}")
    crew.do("open_cases", firm=town.firm, count=6)
    assert outcomes(crew.together(*same({"act": "deliver"}, 3))) == {"done": 3}
    assert town.place.count("outbox_delivery") == town.place.count("outbox_outboxevent", "type = 'cases.CaseOpened'")
    jobs = crew.together(*same({"act": "run_jobs"}, 3))
    assert sum(one.done for one in jobs) == town.place.count("jobs_job", "kind = 'mail.send' AND state = 'done'") == 6
    assert len(list((town.place.folder / "mail").iterdir())) > 0


def test_one_file_imported_twice_at_once(crew: Crew, town: Town, tmp_path: Path) -> None:
    firms = town.place.count("parties_party")
    rows = write_registry_file(tmp_path / "houjin.csv", 2_000)
    ended = crew.together(*same({"act": "import_firms", "path": str(tmp_path / "houjin.csv")}, 2))
    assert not any(one.fault for one in ended), ended
    assert town.place.count("parties_party") == firms + rows
    assert town.place.count("audit_auditentry", "action = 'party.import'") == 1
    assert crew.do("import_firms", path=str(tmp_path / "houjin.csv"))["state"] == "unchanged"


def test_one_number_registered_by_two_people(crew: Crew, town: Town) -> None:
    from banso.kernel.corporate_number import check_digit

    for number in range(ROUNDS):
        body = str(999_700_000_000 + number)
        ended = crew.together(*same({"act": "register", "number": f"{check_digit(body)}{body}"}, 2))
        assert outcomes(ended)["done"] == 1 and not any(one.fault for one in ended), ended


def test_one_consent_recorded_by_two_people(crew: Crew, town: Town) -> None:
    """Two rows would mean that taking one back leaves the other in force."""
    for _ in range(ROUNDS):
        ended = crew.together(*same({"act": "give_consent", "firm": town.firm, "unit": town.receiver_unit}, 2))
        assert outcomes(ended) == {"done": 1, "consent_already_given": 1}
        crew.do("withdraw", consent=next(one.done for one in ended if one.done))
