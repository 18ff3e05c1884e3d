"""What a process of the crew can be told to do: the product's own use cases, called as pages and commands call them."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.directory import api as directory
from banso.domains.parties import api as parties
from banso.domains.referrals import api as referrals
from banso.platform import clock
from banso.platform.audit.chain import verify_chains
from banso.platform.files.store import find_damage, store
from banso.platform.files.sweep import sweep_orphans
from banso.platform.idempotency.once import once
from banso.platform.identity.models import User
from banso.platform.jobs.queue import run_due
from banso.platform.links import token_for
from banso.platform.outbox.dispatch import dispatch_due
from banso.platform.scope.actor import ANONYMOUS, SYSTEM, Actor
from banso.platform.scope.memberships import actor_for_user
from banso.platform.scope.models import Membership, Unit
from banso.platform.work import work

ISSUE = "market_development"


def _actor(login: str) -> Actor:
    return actor_for_user(User.objects.get(login_id=login), clock.now())


def migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def make_town() -> dict[str, int]:
    """Two agencies with an adviser each, a firm with its owner."""
    now, units = clock.now(), {}
    for login, name, type_code in (("adviser", "架空商工会", "AG01"), ("receiver", "架空よろず支援拠点", "AG07")):
        made = directory.register_agency(
            actor=SYSTEM, now=now, type_code=type_code, name=name, prefecture_code="07", areas=["07"],
            functions=[ISSUE, "hiring"], valid_from=date(2020, 4, 1),
        )  # fmt: skip
        units[login] = made.unit_id
        user = User.objects.create_user(login, "long-enough-password", display_name="架空 太郎", created_at=now)
        Membership.objects.create(user=user, unit=Unit.objects.get(pk=made.unit_id), role="adviser", valid_from=now)
    firm = parties.register_party(
        actor=_actor("adviser"), now=now, kind="sole_proprietor", name="架空商店", prefecture_code="07"
    )
    owner = User.objects.create_user("owner", "long-enough-password", display_name="架空 花子", created_at=now)
    Membership.objects.create(user=owner, subject_id=firm, role="owner", valid_from=now)
    return {"sender_unit": units["adviser"], "receiver_unit": units["receiver"], "firm": firm}


def ask(unit: int, key: str, text: str = "売り先を広げたい。") -> Any:
    """A question under an idempotency key; gives the receipt."""
    now = clock.now()

    def call() -> dict[str, Any]:
        receipt = cases.ask_question(
            actor=ANONYMOUS, now=now, text=text, asker_name="架空 花子", prefecture_code="07", to_unit_id=unit,
            contact_email="hanako@banso.invalid", token=token_for("durability", key),
        )  # fmt: skip
        return asdict(receipt)

    return once(scope="durability:ask", key=key, body={"text": text}, now=now, call=call)


def open_case(firm: int) -> int:
    now = clock.now()
    return cases.open_case(actor=_actor("adviser"), now=now, subject_id=firm, title="販路の相談", issues=[ISSUE])


def open_cases(firm: int, count: int) -> list[int]:
    return [open_case(firm) for _ in range(count)]


def send(firm: int, unit: int) -> dict[str, int]:
    """A case, the firm's consent on paper, and a referral that waits for the receiver."""
    now, sender, case = clock.now(), _actor("adviser"), open_case(firm)
    live = consents.live_consent(
        subject_id=firm, purpose="referral", holder_unit_id=sender.require_unit(), receiver_unit_id=unit, at=now
    )
    consent = live.id if live else give_consent(firm, unit)
    referral = referrals.send_referral(
        actor=sender, now=now, case_id=case, to_unit_id=unit, issue=ISSUE, what_for="専門の助言", consent_id=consent
    )
    return {"case": case, "consent": consent, "referral": referral}


def take_up(referral: int) -> int:
    return referrals.take_up(actor=_actor("receiver"), now=clock.now(), referral_id=referral)


def withdraw(consent: int) -> int:
    return consents.withdraw_consent(actor=_actor("owner"), now=clock.now(), consent_id=consent)


def keep_file(unit: int, text: str) -> str:
    """A stored file with its audit row; gives its hash."""
    actor, now = _actor("adviser"), clock.now()
    with work(actor, now) as unit_of_work:
        row = store(
            [b"%PDF-1.7 ", text.encode()], name="同意書.pdf", media_type="application/pdf", purpose="consent_evidence",
            now=now, owner_unit_id=unit, subject_id=None,
        )  # fmt: skip
        unit_of_work.audit("file.store", row)
    return row.sha256


def sweep() -> int:
    return sweep_orphans(clock.now())


def import_firms(path: str) -> dict[str, Any]:
    report = parties.import_corporations(actor=SYSTEM, now=clock.now(), path=Path(path))
    return {"state": report.state, "read": report.read, "inserted": report.inserted}


def keep_ladder_running() -> None:
    """Queue the daily job of referrals."""
    with work(SYSTEM, clock.now()) as unit_of_work:
        referrals.keep_ladder_running(now=clock.now())
        unit_of_work.audit("test.queue")


def deliver() -> int:
    return dispatch_due(clock.now())


def run_jobs() -> int:
    return run_due(clock.now())


def damage() -> list[str]:
    """Everything `banso verify` would name."""
    broken = [f"chain {unit}: {found}" for unit, _, found in verify_chains() if found is not None]
    return broken + [f"file {row}: {reason}" for row, reason in find_damage()]


def refuse(referral: int) -> None:
    referrals.refuse_referral(
        actor=_actor("receiver"), now=clock.now(), referral_id=referral, reason_code="no_capacity", reason=""
    )


def register(number: str) -> int:
    return parties.register_party(
        actor=_actor("adviser"), now=clock.now(), kind="corporation", name="株式会社架空", corporate_number=number,
        prefecture_code="07",
    )  # fmt: skip


def give_consent(firm: int, unit: int) -> int:
    sender = _actor("adviser")
    return consents.give_consent(
        actor=sender, now=clock.now(), subject_id=firm, purpose="referral", field_classes=["confidential"],
        holder_unit_id=sender.require_unit(), receiver_unit_id=unit, evidence="paper", evidence_note="窓口で受領",
    )  # fmt: skip
