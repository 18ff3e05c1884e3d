"""A made-up year 架空の一年: cases with their consultations, hand-overs that ended, and what firms said of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from banso.domains.cases.api import LoadedCase, LoadedConsultation

from .calendar import at_office, office_day_after, office_day_before
from .words import COMMENTS, STORIES

CHANNELS = (("office", 40), ("visit", 22), ("phone", 18), ("online", 12), ("mail", 6), ("chat", 2))
# Whom the rules of the 2017 draft send these issues to, and by which rule.
TARGETS = {
    "market_development": "AG07", "hiring": "AG07", "intellectual_property": "AG24", "subcontracting": "AG22",
    "succession": "AG18",
}  # fmt: skip
RULES = {
    "market_development": "RT04", "hiring": "RT10", "intellectual_property": "RT16", "subcontracting": "RT18",
    "succession": "RT22",
}  # fmt: skip
# How hand-overs of the made-up year ended, per hundred.
ENDINGS = (("helped", 64), ("no_help_needed", 10), ("not_reachable", 7), ("not_for_us", 12), ("abandoned", 7))
SCORES = ((5, 42), (4, 36), (3, 13), (2, 6), (1, 3))
YEAR = 365
STILL_OPEN_DAYS = 70


@dataclass(frozen=True)
class Agency:
    """What the history needs of a registered agency."""

    unit_id: int
    type_code: str
    prefecture_code: str


@dataclass(frozen=True)
class Firm:
    """What the history needs of a registered firm; `owner_unit_id` is None when every agency may see it."""

    id: int
    prefecture_code: str
    owner_unit_id: int | None


@dataclass(frozen=True)
class HandOver:
    """One hand-over of a case that ended: days and words, before anything has an id."""

    case: LoadedCase
    receiver: Agency
    issue: str
    rule_id: str
    sent_on: date
    taken_up_on: date | None
    ended_on: date
    state: str
    received_case: LoadedCase | None
    score: int | None
    comment: str
    answered_on: date


def pick(random: Random, weighted: tuple[tuple[object, int], ...]) -> object:
    return random.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]


def make_consultations(
    random: Random, first: date, today: date, issue: str, count: int
) -> tuple[LoadedConsultation, ...]:
    note = STORIES[issue][2]
    made, day = [], first
    for number in range(count):
        reported_on = office_day_after(random, day, 3, today)
        made.append(
            LoadedConsultation(
                event_on=day,
                reported_at=at_office(reported_on, 17),
                reported_on=reported_on,
                channel=str(pick(random, CHANNELS)),
                contact_minutes=random.choice((15, 20, 30, 45, 60, 90, 120)),
                preparation_minutes=random.choice((0, 0, 10, 15, 30, 60)),
                issues=(issue,),
                summary=f"{note}（{number + 1}回目、架空の記録）",
            )
        )
        day = office_day_after(random, day + timedelta(days=7), 30, today)
        if day > today:
            break
    return tuple(made)


def make_case(random: Random, agency: Agency, firm_id: int, prefecture_code: str, today: date) -> LoadedCase:
    """One case of the past year; most of the older ones are closed."""
    issue = random.choice(tuple(STORIES))
    opened_on = office_day_before(random, today, YEAR)
    consultations = make_consultations(random, opened_on, today, issue, random.choice((1, 1, 2, 2, 3, 4)))
    last = consultations[-1].event_on
    closed = (today - last).days > STILL_OPEN_DAYS and random.random() < 0.9
    return LoadedCase(
        owner_unit_id=agency.unit_id,
        agency_type_code=agency.type_code,
        subject_id=firm_id,
        prefecture_code=prefecture_code,
        title=STORIES[issue][0],
        origin=random.choice(("walk_in", "visit", "walk_in")),
        issues=(issue,),
        adviser_id=None,
        opened_at=at_office(opened_on),
        opened_on=opened_on,
        closed_on=office_day_after(random, last, 20, today) if closed else None,
        outcome=random.choice(("resolved", "resolved", "no_further_need")) if closed else "",
        consultations=consultations,
    )


def make_hand_over(random: Random, case: LoadedCase, receiver: Agency, today: date) -> HandOver | None:
    """An ended hand-over of a case, or None when the year is too short for it to have ended."""
    sent_on = case.consultations[-1].event_on
    state = str(pick(random, ENDINGS))
    answered = sent_on + timedelta(days=66) if state == "abandoned" else office_day_after(random, sent_on, 14, today)
    taken_up = state in ("helped", "no_help_needed", "not_reachable")
    ended_on = office_day_after(random, answered + timedelta(days=20), 30, today) if taken_up else answered
    if ended_on >= today - timedelta(days=3):
        return None
    received = _received_case(random, case, receiver, answered, ended_on, state) if taken_up else None
    surveyed = state in ("helped", "no_help_needed") and random.random() < 0.62
    return HandOver(
        case=case,
        receiver=receiver,
        issue=case.issues[0],
        rule_id=RULES[case.issues[0]],
        sent_on=sent_on,
        taken_up_on=answered if taken_up else None,
        ended_on=ended_on,
        state=state,
        received_case=received,
        score=int(str(pick(random, SCORES))) if surveyed else None,
        comment=random.choice(COMMENTS),
        answered_on=office_day_after(random, ended_on, 12, today),
    )


def _received_case(
    random: Random, case: LoadedCase, receiver: Agency, taken_up_on: date, ended_on: date, state: str
) -> LoadedCase:
    issue = case.issues[0]
    count = 1 if state != "helped" else random.choice((1, 2, 3))
    outcomes = {"helped": "resolved", "no_help_needed": "no_further_need", "not_reachable": "not_reachable"}
    return LoadedCase(
        owner_unit_id=receiver.unit_id,
        agency_type_code=receiver.type_code,
        subject_id=case.subject_id,
        prefecture_code=case.prefecture_code,
        title=f"{STORIES[issue][0]}（取次ぎ）",
        origin="referral",
        issues=case.issues,
        adviser_id=None,
        opened_at=at_office(taken_up_on, 13),
        opened_on=taken_up_on,
        closed_on=ended_on,
        outcome=outcomes[state],
        consultations=make_consultations(random, taken_up_on, ended_on, issue, count),
    )


def make_history(
    random: Random, agencies: list[Agency], firms: list[Firm], count: int, today: date
) -> Iterator[LoadedCase]:
    """`count` cases of firms, each with a first-contact agency of its prefecture that may see the firm."""
    by_prefecture: dict[str, list[Agency]] = {}
    for agency in agencies:
        if agency.type_code in ("AG01", "AG02", "AG07"):
            by_prefecture.setdefault(agency.prefecture_code, []).append(agency)
    for _ in range(count):
        firm = firms[int(random.random() ** 1.6 * len(firms))]
        known_to = [
            agency
            for agency in by_prefecture[firm.prefecture_code]
            if firm.owner_unit_id in (None, agency.unit_id)
        ]
        yield make_case(random, random.choice(known_to), firm.id, firm.prefecture_code, today)


@dataclass(frozen=True)
class OpenHandOver:
    """One hand-over that still waits or is under way; `taken_up_on` is None while nobody has answered."""

    case: LoadedCase
    receiver: Agency
    issue: str
    rule_id: str
    sent_on: date
    taken_up_on: date | None


def make_hand_overs(
    random: Random, cases: list[LoadedCase], agencies: list[Agency], today: date
) -> tuple[list[HandOver], list[OpenHandOver]]:
    """About half of the cases whose issue has somebody to hand over to: the ended ones, and the open ones."""
    places = {(agency.prefecture_code, agency.type_code): agency for agency in reversed(agencies)}
    ended, under_way = [], []
    for case in cases:
        receiver = places.get((case.prefecture_code, TARGETS.get(case.issues[0], "")))
        if receiver is None or receiver.unit_id == case.owner_unit_id or random.random() >= 0.5:
            continue
        one = make_hand_over(random, case, receiver, today)
        if one is not None:
            ended.append(one)
        elif not case.outcome:
            under_way.append(_still_open(random, case, receiver, today))
    return ended, under_way


def _still_open(random: Random, case: LoadedCase, receiver: Agency, today: date) -> OpenHandOver:
    issue, sent_on = case.issues[0], case.consultations[-1].event_on
    answered_on = office_day_after(random, sent_on + timedelta(days=1), 8, today)
    is_answered = answered_on <= today and random.random() < 0.75
    return OpenHandOver(case, receiver, issue, RULES[issue], sent_on, answered_on if is_answered else None)
