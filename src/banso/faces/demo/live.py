"""Work under way 進行中の仕事: made by the very use cases that pages call, on the days it would have happened."""

from datetime import date, datetime, timedelta
from random import Random

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.directory import api as directory
from banso.domains.referrals import api as referrals
from banso.kernel.business_days import previous_office_day
from banso.platform.clock import date_of
from banso.platform.scope.actor import ANONYMOUS, Actor

from .accounts import HOME, Accounts, make_owner
from .calendar import at_office
from .firms import MadeFirm, make_person
from .history import RULES, TARGETS, make_consultations
from .words import STORIES

ASKED = ("market_development", "hiring", "it_use", "succession", "unclear")
SENT_DAYS_AGO = (1, 2, 4, 7, 8, 10, 13, 22)
TAKEN_UP = 3


def make_live_work(
    random: Random, now: datetime, accounts: Accounts, firms: list[MadeFirm], firm_ids: list[int]
) -> None:
    """Questions just asked, cases in hand, hand-overs waiting and taken up, and the owner's own case."""
    home = [pk for firm, pk in zip(firms, firm_ids, strict=True) if firm.prefecture_code == HOME and firm.corporate_number]
    _ask_questions(random, now, accounts["adviser"])
    _open_cases(random, now, accounts["adviser"], home[1:7])
    _hand_over(random, now, accounts, home[7 : 7 + len(SENT_DAYS_AGO)])
    _owner_case(random, now, accounts, home[0])
    referrals.run_ladder(now=now)


def _past(now: datetime, days: int, hour: int = 10) -> datetime:
    return min(now, at_office(previous_office_day(date_of(now) - timedelta(days=days)), hour))


def _ask_questions(random: Random, now: datetime, adviser: Actor) -> None:
    for days, issue in enumerate(ASKED):
        name, _ = make_person(random)
        cases.ask_question(
            actor=ANONYMOUS, now=_past(now, days, 15), text=f"{STORIES[issue][1]}（架空の相談）", asker_name=name,
            prefecture_code=HOME, to_unit_id=adviser.require_unit(), contact_email=f"asker{days}@banso.invalid",
            firm_name="架空商店",
        )  # fmt: skip


def _open_case(random: Random, opened: datetime, actor: Actor, firm_id: int, issue: str) -> int:
    case_id = cases.open_case(
        actor=actor, now=opened, subject_id=firm_id, title=STORIES[issue][0], issues=[issue], origin="walk_in"
    )
    day = date_of(opened)
    note = make_consultations(random, day, day, issue, 1)[0]
    cases.log_consultation(
        actor=actor, now=opened, case_id=case_id, event_on=day, contact_minutes=note.contact_minutes,
        preparation_minutes=note.preparation_minutes, channel=note.channel, issues=[issue], summary=note.summary,
        next_step="次の面談の日を決める", next_on=day + timedelta(days=10),
    )  # fmt: skip
    return case_id


def _open_cases(random: Random, now: datetime, adviser: Actor, firm_ids: list[int]) -> None:
    for number, firm_id in enumerate(firm_ids):
        _open_case(random, _past(now, 3 * number + 1), adviser, firm_id, random.choice(("cash_flow", "unclear", "it_use")))


def _consent(given: datetime, sender: Actor, receiver_unit_id: int, firm_id: int) -> int:
    return consents.give_consent(
        actor=sender, now=given, subject_id=firm_id, purpose="referral", field_classes=["confidential", "personal"],
        holder_unit_id=sender.require_unit(), receiver_unit_id=receiver_unit_id, evidence="paper",
        evidence_note="架空の同意書", valid_until=given + timedelta(days=365),
    )  # fmt: skip


def _send(random: Random, sent: datetime, sender: Actor, receiver_unit_id: int, firm_id: int, issue: str) -> int:
    case_id = _open_case(random, sent, sender, firm_id, issue)
    return referrals.send_referral(
        actor=sender, now=sent, case_id=case_id, to_unit_id=receiver_unit_id, issue=issue, what_for=STORIES[issue][3],
        consent_id=_consent(sent, sender, receiver_unit_id, firm_id), rule_ids=[RULES[issue]], note="よろしくお願いします。",
    )  # fmt: skip


def _hand_over(random: Random, now: datetime, accounts: Accounts, firm_ids: list[int]) -> None:
    """Alternately from the society and the chamber to the Yorozu centre, the last of them taken up."""
    receiver = accounts["yorozu"]
    issues = [issue for issue, target in TARGETS.items() if target == "AG07"]
    for number, (days, firm_id) in enumerate(zip(SENT_DAYS_AGO, firm_ids, strict=False)):
        sender = accounts[("adviser", "chamber")[number % 2]]
        sent = _past(now, days)
        referral_id = _send(random, sent, sender, receiver.require_unit(), firm_id, issues[number % len(issues)])
        if number >= len(SENT_DAYS_AGO) - TAKEN_UP:
            referrals.take_up(actor=receiver, now=min(now, sent + timedelta(days=2)), referral_id=referral_id)


def _owner_case(random: Random, now: datetime, accounts: Accounts, firm_id: int) -> None:
    """The owner who can sign in: a question, a case, and a consent to decide on."""
    adviser, asked = accounts["adviser"], _past(now, 6, 9)
    owner = make_owner(actor=adviser, now=asked, firm_id=firm_id)
    receipt = cases.ask_question(
        actor=owner, now=asked, text=f"{STORIES['market_development'][1]}（架空の相談）", asker_name="夕凪 直美",
        prefecture_code=HOME, to_unit_id=adviser.require_unit(), contact_email="owner@banso.invalid", subject_id=firm_id,
    )  # fmt: skip
    case_id = cases.open_case(
        actor=adviser, now=asked + timedelta(hours=3), subject_id=firm_id, title=STORIES["market_development"][0],
        issues=["market_development"], enquiry_id=receipt.id, origin="enquiry",
    )  # fmt: skip
    met = _past(now, 4, 14)
    cases.log_consultation(
        actor=adviser, now=met, case_id=case_id, event_on=date_of(met), contact_minutes=60, preparation_minutes=20,
        channel="office", issues=["market_development"], summary=f"{STORIES['market_development'][2]}（架空の記録）",
        next_step="よろず支援拠点への取次ぎの同意をもらう", next_on=_soon(now),
    )  # fmt: skip
    yorozu = directory.find_agencies(on=date_of(now), type_codes=["AG07"], prefecture_code=HOME)[0]
    consents.ask_consent(
        actor=adviser, now=met, subject_id=firm_id, purpose="referral", field_classes=["confidential", "personal"],
        receiver_unit_id=yorozu.unit_id, what_for="専門的な販路の助言", case_id=case_id,
    )  # fmt: skip


def _soon(now: datetime) -> date:
    return date_of(now) + timedelta(days=2)
