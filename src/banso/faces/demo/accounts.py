"""Made-up people who sign in 架空の利用者, one for each home page. All share one password, printed by `banso demo`."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password

from banso.platform.identity.models import User
from banso.platform.scope.actor import Actor
from banso.platform.scope.memberships import actor_for_user, root_unit_id
from banso.platform.scope.models import Membership
from banso.platform.scope.roles import Role
from banso.platform.work import work

from .history import Agency

PASSWORD = "banso-demo-2026"
HOME = "11"  # Saitama


@dataclass(frozen=True)
class Account:
    """One login: what it shows, and where it acts ("AG01" an agency type in the home prefecture, "" the operator)."""

    login_id: str
    name: str
    kana: str
    role: Role
    agency_type: str
    shows: str


ACCOUNTS = (
    Account("adviser", "架空 花子", "カクウ ハナコ", Role.ADVISER, "AG01", "商工会の経営指導員 / adviser"),
    Account("chamber", "見本 太一", "ミホン タイチ", Role.ADVISER, "AG02", "商工会議所の経営指導員 / adviser of a chamber"),
    Account("yorozu", "青葉 健", "アオバ ケン", Role.ADVISER, "AG07", "取次ぎを受け取る機関 / receiving agency"),
    Account("planner", "若草 陽子", "ワカクサ ヨウコ", Role.PLANNER, "", "企画担当 / planner"),
    Account("auditor", "白波 誠", "シラナミ マコト", Role.AUDITOR, "", "監査担当 / auditor"),
    Account("administrator", "朝霧 恵", "アサギリ メグミ", Role.ADMINISTRATOR, "", "管理者（取込み・名簿） / administrator"),
)
OWNER = Account("owner", "夕凪 直美", "ユウナギ ナオミ", Role.OWNER, "", "事業者 / owner")


@dataclass(frozen=True)
class Accounts:
    """The actors behind the logins, by login name."""

    actors: dict[str, Actor]

    def __getitem__(self, login_id: str) -> Actor:
        return self.actors[login_id]


def _add_user(account: Account, now: datetime, password: str) -> User:
    return User.objects.create(
        login_id=account.login_id, display_name=account.name, display_kana=account.kana, password=password,
        email=f"{account.login_id}@banso.invalid", created_at=now,
    )  # fmt: skip


def make_accounts(now: datetime, agencies: list[Agency]) -> Accounts:
    """Every staff login; the owner's follows once there is a firm (`make_owner`)."""
    password = make_password(PASSWORD)
    units = {one.type_code: one.unit_id for one in reversed(agencies) if one.prefecture_code == HOME}
    actors = {}
    for account in ACCOUNTS:
        user = _add_user(account, now, password)
        unit_id = units[account.agency_type] if account.agency_type else root_unit_id()
        Membership.objects.create(user=user, unit_id=unit_id, role=account.role, valid_from=now.replace(year=now.year - 2))
        actors[account.login_id] = actor_for_user(user, now)
    return Accounts(actors)


def make_owner(*, actor: Actor, now: datetime, firm_id: int) -> Actor:
    """The owner's login, bound to a firm."""
    with work(actor, now) as unit:
        user = _add_user(OWNER, now, make_password(PASSWORD))
        Membership.objects.create(user=user, subject_id=firm_id, role=Role.OWNER, valid_from=now)
        unit.audit("identity.add_owner", subject_id=firm_id, changed={"user_id": user.pk})
    return actor_for_user(user, now)
