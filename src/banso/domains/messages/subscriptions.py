"""What messages listens to 購読: the owner is told when somebody begins and ends the work."""

from datetime import datetime

from banso.domains.cases.api import CaseClosed, CaseOpened
from banso.platform.outbox.publish import subscribe
from banso.platform.scope.models import Unit

from .usecases.post import post_notice


@subscribe(CaseOpened)
def tell_case_opened(event: CaseOpened, now: datetime) -> None:
    post_notice(now=now, case_id=event.case_id, template="case_opened", params={"unit": _name(event.unit_id)})


@subscribe(CaseClosed)
def tell_case_closed(event: CaseClosed, now: datetime) -> None:
    post_notice(now=now, case_id=event.case_id, template="case_closed", params={"unit": _name(event.unit_id)})


def _name(unit_id: int) -> str:
    return Unit.objects.get(pk=unit_id).name
