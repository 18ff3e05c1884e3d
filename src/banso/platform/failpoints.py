"""Named places 故障点 where a test may stop the process dead, to prove that nothing is lost between steps.

`FAILPOINT=name` ends the process at that place without clean-up; unset, a failpoint costs one dictionary look-up.
"""

import os

KNOWN = frozenset(
    {
        "work.before_audit",
        "work.before_commit",
        "work.after_commit",
        "files.after_hash",
        "files.after_rename",
        "outbox.before_delivery",
        "outbox.after_delivery",
        "jobs.before_done",
        "imports.after_stage",
        "imports.before_publish",
    }
)


def failpoint(name: str) -> None:
    """End the process here when FAILPOINT names this place."""
    if os.environ.get("FAILPOINT") == name:
        if name not in KNOWN:
            raise ValueError(f"unknown failpoint {name}")
        os._exit(137)
