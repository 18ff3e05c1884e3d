"""A case ready to be handed over: the casework world, a consultation, a consent, a receiver that declares the issue."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.domains.casework_fixtures import World

from banso.domains.consents import api as consents
from banso.domains.directory import api as directory
from banso.domains.messages import api as messages
from banso.domains.referrals import api as referrals
from banso.kernel.errors import Refusal
from banso.platform.scope.actor import SYSTEM, Actor
from banso.platform.scope.memberships import actor_for_user
from banso.platform.scope.models import Unit
from banso.platform.tasks.worklist import open_tasks

WHAT_FOR = "海外の取引先を一緒に探してほしいです。"


@dataclass
class Handover:
    """A case of the first agency and the firm's consent that the second may see it."""

    world: World
    case: int
    consultation: int
    consent: int

    def send(self, **changes: Any) -> int:
        values: dict[str, Any] = {
            "actor": self.world.adviser,
            "now": self.world.now,
            "case_id": self.case,
            "to_unit_id": self.world.other_unit,
            "issue": "market_development",
            "what_for": WHAT_FOR,
            "consent_id": self.consent,
            "shares": ("summary",),
            **changes,
        }
        return referrals.send_referral(**values)

    def consent_for(self, holder: Actor, receiver_unit_id: int, classes: tuple[str, ...] = ("confidential",)) -> int:
        return consents.give_consent(
            actor=holder,
            now=self.world.now,
            subject_id=self.world.firm,
            purpose="referral",
            field_classes=classes,
            holder_unit_id=holder.require_unit(),
            receiver_unit_id=receiver_unit_id,
            evidence="paper",
            evidence_note="11月20日に窓口で受け取った。原本は書庫。",
        )

    def read(self, referral_id: int, actor: Actor | None = None) -> referrals.ReferralSummary:
        return referrals.get_referral(actor or self.world.adviser, self.world.now, referral_id)


def make_handover(world: World) -> Handover:
    case = world.open_case()
    made = Handover(world, case, world.log(case), 0)
    made.consent = made.consent_for(world.adviser, world.other_unit)
    return made


def make_third_agency(world: World, make_user: Any) -> Actor:
    """A member of an agency for succession only; it declares nothing about markets."""
    made = directory.register_agency(
        actor=SYSTEM, now=world.now, type_code="AG18", name="架空事業承継センター", prefecture_code="07", areas=["07"],
        functions=["succession"], valid_from=date(2021, 4, 1),
    )  # fmt: skip
    return actor_for_user(make_user("adviser", Unit.objects.get(pk=made.unit_id)), world.now)


def refused(call: Any, **arguments: Any) -> Refusal:
    with pytest.raises(Refusal) as problem:
        call(**arguments)
    return problem.value


def enter(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def kinds(actor: Actor, handover: Handover) -> list[str]:
    rows = open_tasks(actor, handover.world.now).filter(kind__startswith="referrals.")
    return sorted(rows.values_list("kind", flat=True))


def notices(handover: Handover) -> list[str]:
    thread = messages.thread_of(handover.world.adviser, handover.world.now, handover.case)
    return [entry.notice.ja for entry in thread.entries if entry.notice]


def content(handover: Handover, number: int, at: Any = None) -> Any:
    sheet = referrals.look_at_referral(
        actor=handover.world.other, now=at or handover.world.now, referral_id=number
    )
    return sheet.content
