"""The report of a register import 取込結果: every row of the file is counted exactly once."""

from dataclasses import dataclass
from typing import Any

from banso.kernel.errors import Text


@dataclass(frozen=True)
class RejectedRow:
    """One thing wrong with one row: the row counted from 1, the column's name, a stable code and the words."""

    row: int
    column: str
    code: str
    message: Text


@dataclass(frozen=True)
class ImportReport:
    """What became of each row: read = inserted + updated + unchanged + hidden + superseded + rows rejected.

    `hidden` rows are kept but never found; `superseded` rows gave way to a newer record of the same number. `state` is
    "published", "unchanged" (the same file was published before) or "blocked" (rejected rows, nothing published).
    """

    run_id: int
    state: str
    encoding: str
    read: int
    inserted: int
    updated: int
    unchanged: int
    hidden: int
    superseded: int
    rejected_rows: int
    rejected: tuple[RejectedRow, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready; messages in Japanese with the English beside them."""
        names = ("run_id", "state", "encoding", "read", "inserted", "updated", "unchanged", "hidden", "superseded")
        rejected = [
            {"row": one.row, "column": one.column, "code": one.code, "message": one.message.ja, "message_en": one.message.en}
            for one in self.rejected
        ]
        return {name: getattr(self, name) for name in names} | {
            "rejected_rows": self.rejected_rows,
            "rejected": rejected,
        }
