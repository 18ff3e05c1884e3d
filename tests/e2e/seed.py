"""States that the made-up data lack 画面の状態の準備: run beside a product, prints ids and link tokens as JSON.

`python -m tests.e2e.seed` with the product's environment. Everything goes through the domains' own doors.
"""

import json
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

SUMMARY = "商品と売り先を聞いた。"


def make_states(now: datetime) -> dict[str, Any]:
    """Every state that a page can be in, by name."""
    adviser, yorozu, owner = (_actor(name, now) for name in ("adviser", "yorozu", "owner"))
    found: dict[str, Any] = {"owner_firm": min(owner.subject_ids)}
    found |= _enquiries(now, adviser)
    found |= _hand_overs(now, adviser, yorozu)
    found |= _surveys(now, adviser)
    found |= _owner_places(now, owner)
    found |= _operator_places(now)
    found |= _spare_firms(now)
    found |= _names()
    return found


def _actor(login_id: str, now: datetime) -> Any:
    from banso.platform.identity.models import User
    from banso.platform.scope.memberships import actor_for_user

    return actor_for_user(User.objects.get(login_id=login_id), now)


def _firms(adviser: Any, now: datetime) -> list[int]:
    """Registered firms, of any prefecture, that the adviser's agency has no case of yet."""
    from banso.domains.cases import api as cases
    from banso.domains.parties import api as parties

    found = parties.search_parties(adviser, now, "株式会社", limit=50).items
    return [firm.id for firm in found if not cases.cases_of_subject(adviser, now, firm.id)]


def _ask(now: datetime, adviser: Any, words: str, **more: Any) -> Any:
    from banso.domains.cases import api as cases
    from banso.platform.scope.actor import ANONYMOUS

    return cases.ask_question(
        actor=ANONYMOUS, now=now, text=words, asker_name="架空 試子", prefecture_code="11",
        to_unit_id=adviser.require_unit(), contact_email="asker@banso.invalid", firm_name="架空製菓", **more,
    )  # fmt: skip


def _enquiries(now: datetime, adviser: Any) -> dict[str, Any]:
    """An enquiry just received, one linked to a firm, one settled without a case."""
    from banso.domains.cases import api as cases

    firm = _firms(adviser, now)[0]
    fresh, linked, settled = (_ask(now, adviser, f"新しい菓子の売り方を相談したい（{number}）") for number in range(3))
    seen = cases.get_enquiry(adviser, now, linked.id)
    cases.link_enquiry(actor=adviser, now=now, enquiry_id=linked.id, subject_id=firm, version=seen.version)
    seen = cases.get_enquiry(adviser, now, settled.id)
    cases.settle_enquiry(
        actor=adviser, now=now, enquiry_id=settled.id, version=seen.version, settlement=next(iter(cases.SETTLEMENTS))
    )
    return {
        "firm": firm, "enquiry_new": fresh.id, "follow_new": fresh.token, "enquiry_linked": linked.id,
        "enquiry_settled": settled.id, "follow_settled": settled.token,
    }  # fmt: skip


def _case(now: datetime, adviser: Any, firm: int, enquiry_id: int | None = None) -> int:
    from banso.domains.cases import api as cases
    from banso.platform.clock import date_of

    case_id = cases.open_case(
        actor=adviser, now=now, subject_id=firm, title="菓子の販路", issues=["market_development"], enquiry_id=enquiry_id,
        origin="enquiry" if enquiry_id else "visit",
    )  # fmt: skip
    cases.log_consultation(
        actor=adviser, now=now, case_id=case_id, event_on=date_of(now), contact_minutes=40, preparation_minutes=10,
        channel="office", issues=["market_development"], summary=SUMMARY, next_step="見本を見る",
    )  # fmt: skip
    return case_id


def _hand_overs(now: datetime, adviser: Any, yorozu: Any) -> dict[str, Any]:
    """A case followed by link with a live consent and one still asked for; referrals in every state."""
    from banso.domains.cases import api as cases
    from banso.domains.consents import api as consents
    from banso.domains.messages import api as messages

    firms = _firms(adviser, now)[1:]
    asked = _ask(now, adviser, "取次ぎまで進む相談")
    seen = cases.get_enquiry(adviser, now, asked.id)
    cases.link_enquiry(actor=adviser, now=now, enquiry_id=asked.id, subject_id=firms[0], version=seen.version)
    case_id = _case(now, adviser, firms[0], asked.id)
    messages.post_message(actor=adviser, now=now, case_id=case_id, body="見本をお持ちください。")
    request = _request(now, adviser, _other_unit("AG24"), firms[0], case_id)
    answered = _request(now, adviser, _other_unit("AG18"), firms[0], case_id)
    consents.answer_consent_request(actor=adviser, now=now, token=answered.token, accepts=False)
    spare = _case(now, adviser, firms[1])
    closed = _case(now, adviser, firms[2])
    version = cases.get_case(adviser, now, closed).version
    cases.close_case(actor=adviser, now=now, case_id=closed, version=version, outcome=next(iter(cases.OUTCOMES)))
    return {
        "case": case_id, "case_spare": spare, "case_closed": closed, "follow_full": asked.token,
        "request_open": request.id, "consent_link": request.token, "request_answered": answered.id,
        "consent_link_answered": answered.token, "yorozu_unit": yorozu.require_unit(), "case_firm": firms[0],
        **_referrals(now, adviser, yorozu, [case_id, *(_case(now, adviser, firm) for firm in firms[3:6])]),
    }  # fmt: skip


def _other_unit(type_code: str) -> int:
    from banso.domains.directory import api as directory
    from banso.platform import clock

    return directory.find_agencies(on=clock.today(), type_codes=[type_code], prefecture_code="11")[0].unit_id


def _consent(now: datetime, adviser: Any, receiver: Any, firm: int, case_id: int) -> int:
    from banso.domains.consents import api as consents

    return consents.give_consent(
        actor=adviser, now=now, subject_id=firm, purpose="referral", evidence="paper", evidence_note="架空の同意書",
        field_classes=["internal", "confidential", "personal"], holder_unit_id=adviser.require_unit(),
        receiver_unit_id=receiver.require_unit(), valid_until=now + timedelta(days=200), case_id=case_id,
    )  # fmt: skip


def _request(now: datetime, adviser: Any, unit_id: int, firm: int, case_id: int) -> Any:
    from banso.domains.consents import api as consents

    return consents.ask_consent(
        actor=adviser, now=now, subject_id=firm, purpose="referral", field_classes=["internal", "confidential"],
        receiver_unit_id=unit_id, what_for="専門の担当者に引き継ぐため", case_id=case_id,
    )  # fmt: skip


def _referrals(now: datetime, adviser: Any, yorozu: Any, case_ids: list[int]) -> dict[str, int]:
    from banso.domains.cases import api as cases
    from banso.domains.referrals import api as referrals

    firms = [cases.get_case(adviser, now, case_id).subject_id for case_id in case_ids]
    agreed = [_consent(now, adviser, yorozu, firm, case_id) for firm, case_id in zip(firms, case_ids, strict=True)]
    sent = [
        referrals.send_referral(
            actor=adviser, now=now, case_id=case_id, to_unit_id=yorozu.require_unit(), issue="market_development",
            what_for="販路の助言", consent_id=consent_id,
        )
        for case_id, consent_id in zip(case_ids, agreed, strict=True)
    ]  # fmt: skip
    waiting, taken_up, refused, helped = sent
    referrals.take_up(actor=yorozu, now=now, referral_id=taken_up)
    reason = next(iter(referrals.REFUSAL_REASONS))
    version = referrals.get_referral(yorozu, now, refused).version
    referrals.refuse_referral(
        actor=yorozu, now=now, referral_id=refused, version=version, reason_code=reason, reason="地域が違います。"
    )
    referrals.take_up(actor=yorozu, now=now, referral_id=helped)
    version = referrals.get_referral(yorozu, now, helped).version
    referrals.close_referral(actor=yorozu, now=now, referral_id=helped, version=version, outcome="helped", note="助言した。")
    return {"waiting": waiting, "taken_up": taken_up, "refused": refused, "helped": helped, "consent": agreed[0]}


def _surveys(now: datetime, adviser: Any) -> dict[str, Any]:
    """Links: still open, answered, out of time."""
    from banso.domains.surveys import api as surveys

    firm = _firms(adviser, now)[-1]

    def invite(at: datetime, about_id: int) -> Any:
        return surveys.invite_respondent(
            actor=adviser, now=at, survey_code="usefulness", subject_id=firm, owner_unit_id=adviser.require_unit(),
            about_type="referral", about_id=about_id,
        )  # fmt: skip

    fresh, answered, late = invite(now, 9_000_001), invite(now, 9_000_002), invite(now - timedelta(days=200), 9_000_003)
    surveys.answer_survey(actor=adviser, now=now, token=answered.token, score=4)
    return {"survey_open": fresh.token, "survey_answered": answered.token, "survey_expired": late.token}


def _owner_places(now: datetime, owner: Any) -> dict[str, Any]:
    from banso.domains.cases import api as cases
    from banso.domains.consents import api as consents
    from banso.domains.parties import api as parties

    firm = min(owner.subject_ids)
    enquiries = cases.enquiries_of_subject(owner, now, firm)
    requests = consents.requests_of_subject(owner, now, firm)
    return {
        "owner_firm_name": parties.get_party(owner, now, firm).name,
        "owner_case": cases.cases_of_subject(owner, now, firm)[0].id,
        "owner_enquiry": enquiries[0].id,
        "owner_request": requests[0].id,
    }


def _operator_places(now: datetime) -> dict[str, int]:
    """An agency, and an import of the register that stopped at a bad row."""
    from banso.domains.directory import api as directory
    from banso.domains.parties import api as parties
    from banso.platform.clock import date_of
    from banso.platform.imports.api import ImportRun

    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
        file.write(",".join(['1', '"1234567890123"', '"01"', *['""'] * 27]) + "\n")
    parties.import_corporations(actor=_actor("administrator", now), now=now, path=Path(file.name))
    agency = directory.find_agencies(on=date_of(now), type_codes=["AG07"], prefecture_code="31")[0]
    return {"agency": agency.id, "import_run": ImportRun.objects.latest("pk").pk}


def _spare_firms(now: datetime) -> dict[str, list[str]]:
    """Names of firms of the adviser's prefecture that nobody ever consulted about."""
    from banso.domains.parties import api as parties
    from banso.kernel.corporate_number import check_digit

    names = [f"株式会社架空試歩{number}番館" for number in "一二三四五六"]
    for number, name in enumerate(names):
        body = f"99999999{number:04d}"
        parties.register_party(
            actor=_actor("chamber", now), now=now, kind="corporation", name=name, prefecture_code="11",
            corporate_number=f"{check_digit(body)}{body}",
        )  # fmt: skip
    return {"spare_firms": names}


def _names() -> dict[str, list[str]]:
    """Names in the data: people, firms, agencies, titles of cases. They stay Japanese on English pages."""
    from banso.domains.cases.models import Case
    from banso.domains.directory import api as directory
    from banso.domains.parties.models import Party
    from banso.platform import clock
    from banso.platform.identity.models import User
    from banso.platform.scope.models import Unit

    firms = [word for pair in Party.base.values_list("name", "kana") for word in pair if word]
    people = [word for pair in User.objects.values_list("display_name", "display_kana") for word in pair if word]
    agencies = directory.find_agencies(on=clock.today(), prefecture_code="11")
    units, titles = Unit.objects.values_list("name", flat=True), Case.base.values_list("title", flat=True).distinct()
    return {"names": [*firms, *people, *units, *titles, *(one.address for one in agencies), SUMMARY]}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banso.config.settings")
    django.setup()
    from banso.platform import clock

    print(json.dumps(make_states(clock.now()), ensure_ascii=False))
