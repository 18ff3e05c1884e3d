"""Asking a firm for its consent 同意のお願い, and the firm's answer by link or in the portal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from banso.kernel.business_days import next_office_day
from banso.kernel.errors import Refusal
from banso.kernel.text import accept_text
from banso.platform import ids
from banso.platform.clock import date_of
from banso.platform.links import token_hash
from banso.platform.scope.actor import ANONYMOUS, Actor
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.tasks.worklist import close_tasks, open_task
from banso.platform.work import Work, work

from ..calc.workflow import ACCEPTED, ASKED, CANCELLED, DECLINED, check_request_step
from ..errors import request_expired
from ..events import ConsentDeclined
from ..models import Consent, ConsentRequest, ConsentRequestChange
from .give import check_terms, record_consent

ANSWER_WITHIN = timedelta(days=30)
ANSWERED_TASK = "consents.answered"


@dataclass(frozen=True)
class AskedConsent:
    """The new request and its link; the token exists nowhere else."""

    id: int
    token: str
    url_path: str


def ask_consent(
    *,
    actor: Actor,
    now: datetime,
    subject_id: int,
    purpose: str,
    field_classes: Iterable[str],
    receiver_unit_id: int,
    what_for: str,
    case_id: int | None = None,
    consent_until: datetime | None = None,
    token: str | None = None,
) -> AskedConsent:
    """Put the question; the firm answers within 30 days by link or in the portal. Errors as for `give_consent`."""
    if actor.kind != "system":
        actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    holder = actor.require_unit()
    words = accept_text(what_for, field="what_for", max_length=1000, multiline=True)
    classes = check_terms(now, purpose, field_classes, holder, receiver_unit_id, subject_id, consent_until)
    token = token or ids.new_token()
    with work(actor, now) as unit_of_work:
        row = ConsentRequest.base.create(
            owner_unit_id=holder,
            subject_id=subject_id,
            created_at=now,
            purpose=purpose,
            shared_classes=classes,
            receiver_unit_id=receiver_unit_id,
            what_for=words,
            case_id=case_id,
            consent_until=consent_until,
            token_hash=token_hash(token),
            asked_by_id=actor.user_id,
            expires_at=now + ANSWER_WITHIN,
        )
        _log(row, actor, now)
        unit_of_work.audit(
            "consent.ask", row, purpose=purpose, changed={"receiver_unit": receiver_unit_id, "classes": classes}
        )
    return AskedConsent(row.pk, token, answer_path(token))


def answer_path(token: str) -> str:
    """The address of the answer page on this server."""
    return f"/consents/r/{token}/"


def answer_consent_request(
    *, actor: Actor | None = None, now: datetime, accepts: bool, token: str | None = None, request_id: int | None = None
) -> int | None:
    """Record yes or no, by the link's token or, for the firm's signed-in owner, by id; returns the consent's id, if any.

    Errors: not_found, consent_request_answered (409), consent_request_expired (409).
    """
    acting = actor or ANONYMOUS
    with work(acting, now) as unit_of_work:
        row = _locked(acting, now, token, request_id)
        check_request_step(row.state, ACCEPTED if accepts else DECLINED)
        if row.expires_at <= now:
            raise request_expired()
        evidence = "click" if token is None and acting.kind == "person" else "link"
        consent_id = _accept(row, acting, now, evidence) if accepts else None
        _end(row, acting, now, ACCEPTED if accepts else DECLINED, unit_of_work)
        if not accepts:
            unit_of_work.emit(
                ConsentDeclined(row.pk, row.subject_id, row.owner_unit_id, row.receiver_unit_id, row.case_id)
            )
        due = next_office_day(date_of(now) + timedelta(days=1))
        open_task(kind=ANSWERED_TASK, row=row, unit_id=row.owner_unit_id, now=now, due_on=due)
    return consent_id


def cancel_consent_request(*, actor: Actor, now: datetime, request_id: int) -> None:
    """Take back an unanswered question. Errors: not_found, consent_request_answered (409)."""
    actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    with work(actor, now) as unit_of_work:
        row = _locked_own(actor, now, request_id)
        check_request_step(row.state, CANCELLED)
        _end(row, actor, now, CANCELLED, unit_of_work)


def settle_answers(*, actor: Actor, now: datetime, consent_id: int) -> None:
    """The holder has relied on a consent, so its answer has been seen: the tasks to look at it are done."""
    with work(actor, now) as unit_of_work:
        for row in ConsentRequest.scoped.visible_to(actor, now).filter(consent_id=consent_id):
            if close_tasks(row=row, now=now, outcome="relied_on", kind=ANSWERED_TASK, unit_id=row.owner_unit_id):
                unit_of_work.audit("consent.answer_seen", row)


def acknowledge_answer(*, actor: Actor, now: datetime, request_id: int) -> None:
    """The holder has seen the answer: its task is done."""
    actor.require(Role.ADVISER, Role.OFFICER, Role.EXPERT)
    with work(actor, now) as unit_of_work:
        row = _locked_own(actor, now, request_id)
        close_tasks(row=row, now=now, outcome="seen", kind=ANSWERED_TASK, unit_id=row.owner_unit_id)
        unit_of_work.audit("consent.answer_seen", row)


def _locked_own(actor: Actor, now: datetime, request_id: int) -> ConsentRequest:
    """A request of the actor's own unit; another unit's is not found, whatever else that unit shares."""
    row = ConsentRequest.scoped.lock_visible(actor, now, request_id)
    if actor.kind != "system" and row.owner_unit_id not in actor.unit_ids:
        raise not_found()
    return row


def _locked(actor: Actor, now: datetime, token: str | None, request_id: int | None) -> ConsentRequest:
    """The request by its token (whoever holds it), or by id for the owner it was put to."""
    rows = ConsentRequest.scoped.unscoped().select_for_update()
    if token is not None:
        row = rows.filter(token_hash=token_hash(token)).first()
    else:
        row = rows.filter(pk=request_id, subject_id__in=actor.subject_ids).first()
    if row is None:
        raise not_found()
    return row


def _accept(row: ConsentRequest, actor: Actor, now: datetime, evidence: str) -> int:
    """Give the consent; one in force that covers as much answers the question as well."""
    try:
        row.consent_id = _record(row, actor, now, evidence).pk
    except Refusal as refusal:
        if refusal.code != "consent_already_given":
            raise
        row.consent_id = refusal.detail["consent_id"]
    return row.consent_id


def _record(row: ConsentRequest, actor: Actor, now: datetime, evidence: str) -> Consent:
    return record_consent(
        actor=actor,
        now=now,
        subject_id=row.subject_id,
        purpose=row.purpose,
        field_classes=row.shared_classes,
        holder_unit_id=row.owner_unit_id,
        receiver_unit_id=row.receiver_unit_id,
        evidence=evidence,
        evidence_note="",
        valid_until=row.consent_until,
        evidence_file_id=None,
        case_id=row.case_id,
    )


def _end(row: ConsentRequest, actor: Actor, now: datetime, state: str, unit_of_work: Work) -> None:
    row.state, row.answered_at = state, now
    row.store()
    _log(row, actor, now)
    unit_of_work.audit("consent.answer", row, purpose=row.purpose, changed={"from": ASKED, "to": state})


def _log(row: ConsentRequest, actor: Actor, now: datetime) -> None:
    ConsentRequestChange.base.create(
        owner_unit_id=row.owner_unit_id,
        subject_id=row.subject_id,
        created_at=now,
        request=row,
        state=row.state,
        by_user_id=actor.user_id,
        by_kind=actor.kind,
    )
