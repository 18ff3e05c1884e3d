"""Filling a database with made-up data 架空データの投入, in one transaction: whole or not at all."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.directory import api as directory
from banso.domains.parties import api as parties
from banso.domains.referrals import api as referrals
from banso.domains.surveys import api as surveys
from banso.kernel.errors import Kind, Refusal, Text
from banso.platform import ids
from banso.platform.clock import date_of
from banso.platform.identity.models import User
from banso.platform.scope.actor import SYSTEM
from banso.platform.scope.memberships import root_unit_id
from banso.platform.work import work

from .accounts import Accounts, make_accounts
from .agencies import make_agencies
from .calendar import at_office
from .firms import MadeFirm, make_firms
from .history import Agency, Firm, HandOver, make_hand_overs, make_history
from .live import make_live_work
from .under_way import hand_over_under_way

log = logging.getLogger(__name__)
SEED = 20261121
AGENCY_FROM = date(2016, 4, 1)
# scale: agencies, firms, cases
SCALES = {"tiny": (300, 400, 300), "small": (300, 20_000, 12_000)}
# Those go through the use cases one by one, so that their clocks, tasks and grants live.
MOST_UNDER_WAY = 160
Say = Callable[[str], None]


@dataclass(frozen=True)
class Counts:
    """What was made."""

    agencies: int
    firms: int
    cases: int
    consultations: int
    referrals: int
    answers: int


def is_filled() -> bool:
    return User.objects.filter(login_id="adviser").exists()


def fill(*, now: datetime, scale: str, say: Say) -> tuple[Counts, Accounts]:
    """Make the data of a scale, the same for the same day. Errors: demo_data_exists (409)."""
    if is_filled():
        raise Refusal(
            "demo_data_exists",
            kind=Kind.CONFLICT,
            reason=Text("架空データはすでに入っています。", "The made-up data are already there."),
            next_step=Text(
                "そのまま使うか、別のデータベースを指定してください。", "Use them, or name another database."
            ),
        )
    agency_count, firm_count, case_count = SCALES[scale]
    random = Random(SEED)
    with ids.seeded(SEED), work(SYSTEM, now):
        root_unit_id()
        say("支援機関 / agencies")
        agencies = _add_agencies(now, agency_count)
        accounts = make_accounts(now, agencies)
        say("事業者 / firms")
        made = list(make_firms(random, firm_count))
        firms = _add_firms(now, made, agencies)
        say("相談と取次ぎ / consultations and hand-overs")
        counts = _add_history(random, now, agencies, firms, case_count)
        say("今日の仕事 / today's work")
        make_live_work(random, now, accounts, made, [firm.id for firm in firms])
    return replace(counts, agencies=len(agencies), firms=len(firms)), accounts


def _add_agencies(now: datetime, count: int) -> list[Agency]:
    made = []
    for one in make_agencies(count):
        summary = directory.register_agency(
            actor=SYSTEM, now=now, type_code=one.type_code, name=one.name, name_en=one.name_en,
            prefecture_code=one.prefecture_code, city_code=one.city_code, street="架空本町1丁目1番1号", phone=one.phone,
            areas=[one.prefecture_code], functions=list(one.functions), unit_code=one.unit_code,
            valid_from=AGENCY_FROM, capacity_per_month=60 if one.type_code == "AG07" else None,
        )  # fmt: skip
        made.append(Agency(summary.unit_id, one.type_code, one.prefecture_code))
    return made


def _add_firms(now: datetime, made: list[MadeFirm], agencies: list[Agency]) -> list[Firm]:
    home = {one.prefecture_code: one.unit_id for one in reversed(agencies) if one.type_code == "AG01"}
    rows = [
        parties.LoadedParty(
            kind=firm.kind, name=firm.name, kana=firm.kana, corporate_number=firm.corporate_number,
            registry_kind=firm.registry_kind, prefecture_code=firm.prefecture_code, city_code=firm.city_code,
            street=firm.street, owner_unit_id=home[firm.prefecture_code], attributes=_attributes(firm),
        )  # fmt: skip
        for firm in made
    ]
    as_of = date_of(now) - timedelta(days=200)
    found = parties.load_parties(actor=SYSTEM, now=now, as_of=as_of, rows=rows)
    return [
        Firm(firm_id, row.prefecture_code, None if row.corporate_number else row.owner_unit_id)
        for firm_id, row in zip(found, rows, strict=True)
    ]


def _attributes(firm: MadeFirm) -> dict[str, str]:
    values = {
        "phone": firm.phone,
        "representative": firm.representative,
        "industry_code": firm.industry_code,
        "employees": str(firm.employees),
    }
    return values if firm.capital_yen is None else {**values, "capital_yen": str(firm.capital_yen)}


def _add_history(
    random: Random, now: datetime, agencies: list[Agency], firms: list[Firm], count: int
) -> Counts:
    today = date_of(now)
    rows = list(make_history(random, agencies, firms, count, today))
    hand_overs, under_way = make_hand_overs(random, rows, agencies, today)
    received = [one.received_case for one in hand_overs if one.received_case is not None]
    stored = cases.load_cases(actor=SYSTEM, now=now, rows=[*rows, *received])
    case_ids = dict(zip(map(id, [*rows, *received]), stored, strict=True))
    answers = _add_hand_overs(now, hand_overs, case_ids, {one.unit_id: one for one in agencies})
    newest = sorted(under_way, key=lambda one: one.sent_on)[-MOST_UNDER_WAY:]
    hand_over_under_way(now, newest, case_ids)
    consultations = sum(len(row.consultations) for row in [*rows, *received])
    return Counts(0, 0, len(stored), consultations, len(hand_overs) + len(newest), answers)


def _add_hand_overs(
    now: datetime, hand_overs: list[HandOver], case_ids: dict[int, int], agencies: dict[int, Agency]
) -> int:
    given = consents.load_consents(actor=SYSTEM, now=now, rows=[_consent(one) for one in hand_overs])
    rows = [
        _referral(one, case_ids, agencies[one.case.owner_unit_id], consent_id)
        for one, consent_id in zip(hand_overs, given, strict=True)
    ]
    stored = referrals.load_referrals(actor=SYSTEM, now=now, rows=rows)
    answers = [_answer(one, pk) for one, pk in zip(hand_overs, stored, strict=True) if one.score is not None]
    return surveys.load_answers(actor=SYSTEM, now=now, rows=answers)


def _consent(one: HandOver) -> consents.LoadedConsent:
    given_at = at_office(one.sent_on, 9)
    return consents.LoadedConsent(
        subject_id=one.case.subject_id, purpose="referral", field_classes=("confidential",),
        holder_unit_id=one.case.owner_unit_id, receiver_unit_id=one.receiver.unit_id, given_at=given_at,
        valid_until=given_at + timedelta(days=365), evidence_note="架空の同意書", recorded_by_id=None,
    )  # fmt: skip


def _referral(
    one: HandOver, case_ids: dict[int, int], sender: Agency, consent_id: int
) -> referrals.LoadedReferral:
    received = case_ids[id(one.received_case)] if one.received_case is not None else None
    return referrals.LoadedReferral(
        owner_unit_id=sender.unit_id,
        receiver_unit_id=one.receiver.unit_id,
        subject_id=one.case.subject_id,
        case_id=case_ids[id(one.case)],
        received_case_id=received,
        consent_id=consent_id,
        issue=one.issue,
        rule_ids=(one.rule_id,),
        sender_type=sender.type_code,
        sender_prefecture=sender.prefecture_code,
        receiver_type=one.receiver.type_code,
        receiver_prefecture=one.receiver.prefecture_code,
        content=_content(one),
        sent_at=at_office(one.sent_on, 11),
        sent_on=one.sent_on,
        taken_up_at=at_office(one.taken_up_on, 13) if one.taken_up_on else None,
        taken_up_on=one.taken_up_on,
        ended_at=at_office(one.ended_on, 16),
        ended_on=one.ended_on,
        state=one.state,
        refusal_reason="no_capacity" if one.state == "not_for_us" else "",
    )


def _content(one: HandOver) -> dict[str, object]:
    return {
        "format": 1, "issue": one.issue, "what_for": one.case.title, "note": "架空の取次ぎ", "shares": ["summary"],
        "case": {"title": one.case.title, "issues": list(one.case.issues)},
    }  # fmt: skip


def _answer(one: HandOver, referral_id: int) -> surveys.LoadedAnswer:
    return surveys.LoadedAnswer(
        owner_unit_id=one.receiver.unit_id,
        subject_id=one.case.subject_id,
        survey_code=surveys.USEFULNESS,
        about_type=referrals.ABOUT,
        about_id=referral_id,
        issue=one.issue,
        agency_type=one.receiver.type_code,
        prefecture_code=one.receiver.prefecture_code,
        invited_at=at_office(one.ended_on, 16),
        answered_at=at_office(one.answered_on, 18),
        answered_on=one.answered_on,
        score=one.score or 0,
        comment=one.comment,
    )
