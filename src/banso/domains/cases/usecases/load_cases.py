"""Taking over many cases with their consultations at once 一括登録: from another system, or for a demonstration."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from banso.kernel.fiscal import fiscal_year
from banso.platform.scope.actor import Actor
from banso.platform.scope.roles import Role
from banso.platform.work import work

from ..calc.channels import CHANNELS
from ..calc.issue_list import join_issues
from ..calc.numbers import CASE
from ..calc.workflow import CLOSED, OPEN
from ..models import Case, CaseChange, Consultation, ConsultationIssue
from .numbering import take_numbers

BATCH = 2_000


@dataclass(frozen=True)
class LoadedConsultation:
    """One consultation as another system held it; `reported_at` is when it was written down there."""

    event_on: date
    reported_at: datetime
    reported_on: date
    channel: str
    contact_minutes: int
    preparation_minutes: int
    issues: tuple[str, ...]
    summary: str


@dataclass(frozen=True)
class LoadedCase:
    """One case as another system held it; closed when it has an outcome."""

    owner_unit_id: int
    agency_type_code: str
    subject_id: int
    prefecture_code: str
    title: str
    origin: str
    issues: tuple[str, ...]
    adviser_id: int | None
    opened_at: datetime
    opened_on: date
    closed_on: date | None
    outcome: str
    consultations: tuple[LoadedConsultation, ...]


def load_cases(*, actor: Actor, now: datetime, rows: Sequence[LoadedCase]) -> list[int]:
    """The ids in the order of the rows. Numbers are taken from the year of opening. One audit row a unit."""
    actor.require(Role.ADMINISTRATOR)
    with work(actor, now) as unit:
        numbers = take_numbers(CASE, [row.opened_on for row in rows])
        cases = [_case(row, number) for row, number in zip(rows, numbers, strict=True)]
        cases = Case.base.bulk_create(cases, batch_size=BATCH)
        CaseChange.base.bulk_create((_opened(case) for case in cases), batch_size=BATCH)
        _load_consultations(cases, rows)
        for unit_id, count in sorted(Counter(row.owner_unit_id for row in rows).items()):
            unit.audit("case.load", unit_id=unit_id, changed={"cases": count})
    return [case.pk for case in cases]


def _case(row: LoadedCase, number: str) -> Case:
    return Case(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=row.opened_at,
        number=number,
        title=row.title,
        state=CLOSED if row.outcome else OPEN,
        origin=row.origin,
        issue_codes=join_issues(row.issues),
        prefecture_code=row.prefecture_code,
        adviser_id=row.adviser_id,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
        outcome=row.outcome,
    )


def _opened(case: Case) -> CaseChange:
    return CaseChange(
        owner_unit_id=case.owner_unit_id, subject_id=case.subject_id, created_at=case.created_at, case=case,
        action="opened", state=OPEN, issue_codes=case.issue_codes, by_user_id=case.adviser_id,
    )  # fmt: skip


def _load_consultations(cases: list[Case], rows: Sequence[LoadedCase]) -> None:
    pairs = [(case, row, one) for case, row in zip(cases, rows, strict=True) for one in row.consultations]
    stored = Consultation.base.bulk_create((_consultation(*pair) for pair in pairs), batch_size=BATCH)
    ConsultationIssue.base.bulk_create(
        (
            ConsultationIssue(
                owner_unit_id=row.owner_unit_id, subject_id=row.subject_id, created_at=row.created_at, consultation=row,
                position=position, issue=code,
            )
            for row in stored
            for position, code in enumerate(row.issues, start=1)
        ),
        batch_size=BATCH,
    )  # fmt: skip


def _consultation(case: Case, row: LoadedCase, one: LoadedConsultation) -> Consultation:
    return Consultation(
        owner_unit_id=case.owner_unit_id,
        subject_id=case.subject_id,
        created_at=one.reported_at,
        case=case,
        event_on=one.event_on,
        reported_at=one.reported_at,
        reported_on=one.reported_on,
        fiscal_year=fiscal_year(one.event_on),
        channel=one.channel,
        is_ai=CHANNELS[one.channel].is_ai,
        contact_minutes=one.contact_minutes,
        preparation_minutes=one.preparation_minutes,
        main_issue=one.issues[0],
        issue_codes=join_issues(one.issues),
        summary=one.summary,
        agency_type_code=row.agency_type_code,
        prefecture_code=row.prefecture_code,
        adviser_id=row.adviser_id,
    )
