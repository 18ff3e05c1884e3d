"""Opening the rows behind a number 内訳を開く: a look at many firms' records at once, so it leaves a trace."""

from collections.abc import Mapping
from datetime import datetime

from banso.platform.audit.record import record
from banso.platform.scope.actor import Actor

from ..queries.answers import ask
from ..queries.rows import Rows, rows_behind


def open_rows(
    *,
    actor: Actor,
    now: datetime,
    code: str,
    period: str,
    filters: Mapping[str, str] | None = None,
    parameters: Mapping[str, int] | None = None,
    only_numerator: bool = False,
) -> Rows:
    """The very rows behind the number: columns by field class, firms by a surrogate. Errors as `compute`."""
    asked = ask(actor=actor, at=now, code=code, period=period, filters=filters, parameters=parameters)
    changed = {
        "indicator": asked.definition.code,
        "version": asked.definition.version,
        "period": asked.named.code,
        "filters": sorted(asked.filters),
    }
    record(actor, now, "indicator.rows", changed=changed)
    return rows_behind(asked, only_numerator=only_numerator)
