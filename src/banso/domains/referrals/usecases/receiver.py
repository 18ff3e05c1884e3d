"""Whether a need may go to an agency 取次先の確認: in the directory, not back, not twice, and able to help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from banso.domains.cases import api as cases
from banso.domains.directory import api as directory
from banso.domains.routing import api as routing
from banso.kernel.issues import ISSUES
from banso.platform.clock import date_of

from ..calc.loops import check_no_loop
from ..calc.workflow import OPEN_STATES
from ..errors import (
    agency_lacks_function,
    case_not_open,
    receiver_unknown,
    referral_duplicate,
    referral_to_oneself,
    rule_not_applicable,
)
from ..models import Referral


@dataclass(frozen=True)
class Receiver:
    """A receiver that passed every check, with what supports the choice and where the need came from."""

    agency: directory.AgencySummary
    sender: directory.AgencySummary | None
    rule_ids: tuple[str, ...]
    previous_id: int | None


def check_receiver(
    now: datetime, *, case: cases.CaseSummary, to_unit_id: int, issue: str, rule_ids: Sequence[str], override_reason: str
) -> Receiver:
    """Call inside `work` with the case locked, so that two senders cannot pass at once.

    Errors: case_closed, referral_to_oneself, receiver_unknown, referral_loop, referral_duplicate,
    rule_not_applicable, agency_lacks_function.
    """
    on = date_of(now)
    if case.state != "open":
        raise case_not_open()
    if to_unit_id == case.owner_unit_id:
        raise referral_to_oneself()
    agencies = directory.agencies_of_units([to_unit_id, case.owner_unit_id], on)
    agency, sender = agencies.get(to_unit_id), agencies.get(case.owner_unit_id)
    if agency is None:
        raise receiver_unknown()
    chain = list(_chain(case.id))
    check_no_loop((row.owner_unit_id for row in chain), to_unit_id)
    _check_not_open_already(case.id, to_unit_id, issue)
    applicable = _rules_naming(agency, sender, issue, case.prefecture_code, now)
    claimed = tuple(dict.fromkeys(rule_ids))
    strangers = [rule for rule in claimed if rule not in applicable]
    if strangers:
        raise rule_not_applicable(strangers)
    if not applicable and not override_reason and directory.fit(agency.functions, issue) is directory.Fit.NONE:
        raise agency_lacks_function(ISSUES[issue].name)
    return Receiver(agency, sender, claimed, chain[0].pk if chain else None)


def _chain(case_id: int) -> Iterator[Referral]:
    """The referrals by which the need reached this case, latest first."""
    row = Referral.scoped.unscoped().filter(received_case_id=case_id).first()
    while row is not None:
        yield row
        row = row.previous


def _check_not_open_already(case_id: int, to_unit_id: int, issue: str) -> None:
    same = Referral.scoped.unscoped().filter(
        case_id=case_id, receiver_unit_id=to_unit_id, issue=issue, state__in=OPEN_STATES
    )
    earlier = same.first()
    if earlier is not None:
        raise referral_duplicate(earlier.pk)


def _rules_naming(
    agency: directory.AgencySummary,
    sender: directory.AgencySummary | None,
    issue: str,
    prefecture_code: str,
    now: datetime,
) -> frozenset[str]:
    """Ids of the routing rules under which this agency is a candidate for the sender."""
    if sender is None:
        return frozenset()
    candidates = routing.route(
        issue=issue,
        from_type=sender.type_code,
        prefecture_code=prefecture_code or sender.prefecture_code,
        on=date_of(now),
        exclude_unit_ids=(sender.unit_id,),
    )
    named = (one.rule_ids for one in candidates if one.agency is not None and one.agency.unit_id == agency.unit_id)
    return frozenset(rule for rules in named for rule in rules)
