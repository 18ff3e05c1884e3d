"""A small world for casework tests: two agencies, their people, a firm and its owner."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from banso.domains.cases import api as cases
from banso.domains.directory import api as directory
from banso.domains.parties import api as parties
from banso.platform.identity.models import User
from banso.platform.scope.actor import ANONYMOUS, SYSTEM, Actor
from banso.platform.scope.memberships import actor_for_user
from banso.platform.scope.models import Unit

SECRET_WORDS = "資金が足りず、仕入れ先への支払いに困っています。"


@dataclass(frozen=True)
class World:
    """Unit ids, users and a firm; `adviser` and `owner` are actors."""

    now: datetime
    unit: int
    other_unit: int
    adviser_user: User
    adviser: Actor
    other_user: User
    other: Actor
    owner_user: User
    owner: Actor
    firm: int

    def open_case(self, **changes: Any) -> int:
        values = {"subject_id": self.firm, "title": "販路の相談", "issues": ["ロ"], "origin": "walk_in", **changes}
        return cases.open_case(actor=self.adviser, now=self.now, **values)

    def ask(self, **changes: Any) -> cases.Receipt:
        values = {
            "text": SECRET_WORDS,
            "asker_name": "架空 花子",
            "contact_email": "hanako@example.jp",
            "prefecture_code": "07",
            "to_unit_id": self.unit,
            **changes,
        }
        return cases.ask_question(actor=ANONYMOUS, now=self.now, **values)

    def log(self, case_id: int, **changes: Any) -> int:
        values = {
            "event_on": date(2026, 11, 19),
            "contact_minutes": 60,
            "preparation_minutes": 10,
            "channel": "office",
            "issues": ["market_development"],
            "summary": "売り先を広げたいとのこと。",
            **changes,
        }
        return cases.log_consultation(actor=self.adviser, now=self.now, case_id=case_id, **values)


def _agency(now: datetime, name: str, type_code: str) -> int:
    made = directory.register_agency(
        actor=SYSTEM, now=now, type_code=type_code, name=name, prefecture_code="07", areas=["07"],
        functions=["market_development", "hiring"], valid_from=date(2020, 4, 1),
    )  # fmt: skip
    return made.unit_id


def make_world(now: datetime, make_user: Any) -> World:
    unit, other_unit = _agency(now, "架空商工会", "AG01"), _agency(now, "架空よろず支援拠点", "AG07")
    adviser_user = make_user("adviser", Unit.objects.get(pk=unit))
    other_user = make_user("adviser", Unit.objects.get(pk=other_unit))
    adviser = actor_for_user(adviser_user, now)
    firm = parties.register_party(
        actor=adviser, now=now, kind="sole_proprietor", name="架空商店", prefecture_code="07"
    )
    owner_user = make_user("owner", subject_id=firm)
    return World(
        now=now,
        unit=unit,
        other_unit=other_unit,
        adviser_user=adviser_user,
        adviser=adviser,
        other_user=other_user,
        other=actor_for_user(other_user, now),
        owner_user=owner_user,
        owner=actor_for_user(owner_user, now),
        firm=firm,
    )


def later(world: World, **delta: int) -> datetime:
    return world.now + timedelta(**delta)
