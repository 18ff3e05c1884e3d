"""The actor 行為者: who does something, as whom, for one request or job."""

from dataclasses import dataclass, replace
from datetime import datetime

from banso.kernel.errors import Kind, Refusal, Text

from .roles import Role


@dataclass(frozen=True)
class Actor:
    """Everything an access decision may look at. `unit_id` is the unit acted for; an owner acts for subjects instead.

    `kind` is "person", "link" (holder of a token), "service" or "system".
    """

    user_id: int | None = None
    name: str = ""
    unit_id: int | None = None
    roles: frozenset[Role] = frozenset()
    subject_ids: frozenset[int] = frozenset()
    team: str = ""
    kind: str = "person"
    request_id: str = ""

    @property
    def unit_ids(self) -> frozenset[int]:
        return frozenset() if self.unit_id is None else frozenset({self.unit_id})

    def has(self, *roles: Role) -> bool:
        return self.kind == "system" or not self.roles.isdisjoint(roles)

    def require(self, *roles: Role) -> None:
        """Refuse (forbidden) unless the actor holds one of the roles."""
        if not self.has(*roles):
            raise Refusal(
                "role_required",
                kind=Kind.FORBIDDEN,
                reason=Text("この操作をする役割がありません。", "Your role does not allow this."),
                next_step=Text("所属機関の管理者に役割の付与を依頼してください。", "Ask your agency's administrator for the role."),
                detail={"roles": sorted(role.value for role in roles)},
            )

    def require_unit(self) -> int:
        """The unit acted for; refuses an actor who acts for none."""
        if self.unit_id is None:
            raise Refusal(
                "unit_required",
                kind=Kind.FORBIDDEN,
                reason=Text("所属機関として行う操作です。", "Only a member of an agency can do this."),
                next_step=Text("機関の利用者でサインインしてください。", "Sign in as a member of an agency."),
            )
        return self.unit_id

    def within(self, request_id: str) -> "Actor":
        return replace(self, request_id=request_id)


ANONYMOUS = Actor(kind="link", name="")
SYSTEM = Actor(kind="system", name="system")


def is_within(start: datetime, end: datetime | None, at: datetime) -> bool:
    """Whether an instant lies in a half-open period."""
    return start <= at and (end is None or at < end)
