"""Verification 検証: every unit's chain from its first row, and every stored file against its hash."""

from dataclasses import dataclass
from datetime import datetime

from banso.platform.audit.chain import Break, verify_chains
from banso.platform.audit.record import record
from banso.platform.files.store import find_damage
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import Role

REASONS = {
    "missing": ("行が欠けています", "a row is missing"),
    "unlinked": ("前の行とつながっていません", "not linked to the row before"),
    "altered": ("内容が書き換えられています", "altered"),
    "tail_missing": ("末尾の行が欠けています", "rows at the end are missing"),
    "beyond_head": ("先頭の記録より後に行があります", "rows beyond the head"),
    "head_missing": ("連鎖の先頭の記録がありません", "the head of the chain is missing"),
}


@dataclass(frozen=True)
class Chain:
    """One unit's chain: how many rows its head counts, and its first bad row, if any."""

    unit_id: int
    unit_name: str
    rows: int
    first_bad: Break | None

    @property
    def bad_sequence(self) -> int | None:
        """The number of the first bad row within its chain."""
        return None if self.first_bad is None else self.first_bad.sequence

    @property
    def reason(self) -> tuple[str, str]:
        """What is wrong with the first bad row, in Japanese and English."""
        if self.first_bad is None:
            return "", ""
        return REASONS.get(self.first_bad.reason, (self.first_bad.reason, self.first_bad.reason))


@dataclass(frozen=True)
class Verification:
    """The state of all chains, and the stored files whose content is missing or altered, as (row id, reason)."""

    chains: tuple[Chain, ...]
    damaged_files: tuple[tuple[int, str], ...]

    @property
    def broken(self) -> tuple[Chain, ...]:
        return tuple(chain for chain in self.chains if chain.first_bad is not None)

    @property
    def rows(self) -> int:
        return sum(chain.rows for chain in self.chains)

    @property
    def is_whole(self) -> bool:
        return not self.broken and not self.damaged_files


def verify_everything(*, actor: Actor, now: datetime) -> Verification:
    """Walk all chains and files; the act itself is recorded afterwards. Errors: role_required."""
    actor.require(Role.AUDITOR)
    names = dict(Unit.objects.values_list("pk", "name"))
    chains = tuple(
        Chain(unit_id, names.get(unit_id, str(unit_id)), rows, first_bad) for unit_id, rows, first_bad in verify_chains()
    )
    found = Verification(chains, tuple(find_damage()))
    counts = {"chains": len(chains), "broken": len(found.broken), "damaged_files": len(found.damaged_files)}
    record(actor, now, "audit.verify", changed=counts)
    return found
