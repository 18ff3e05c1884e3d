"""What an auditor looks for 照会条件: firm, person, agency, act and days."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.http import QueryDict

from banso.kernel.errors import Refusal, Text
from banso.kernel.text import accept_text
from banso.kernel.wareki import parse_date
from banso.platform.audit.models import AuditEntry
from banso.platform.clock import TOKYO
from banso.platform.identity.models import User
from banso.platform.scope.models import Unit

NAMES = ("subject", "person", "agency", "action", "since", "until")
_NUMBER = re.compile(r"[0-9]{1,18}")
_ACT = re.compile(r"[a-z_.]{1,60}")
MOST_NAMED = 200


@dataclass(frozen=True)
class AuditQuestion:
    """The conditions; empty ones do not narrow. `since` and `until` are Tokyo days, both included."""

    subject_id: int | None
    person: str
    agency: str
    action: str
    since: date | None
    until: date | None

    @property
    def is_empty(self) -> bool:
        return self == AuditQuestion(None, "", "", "", None, None)

    def narrow(self, rows: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The entries that meet every condition."""
        if self.subject_id is not None:
            rows = rows.filter(subject_id=self.subject_id)
        if self.person:
            people = User.objects.filter(Q(login_id=self.person.lower()) | Q(display_name__contains=self.person))
            rows = rows.filter(actor_user_id__in=list(people.values_list("pk", flat=True)[:MOST_NAMED]))
        if self.agency:
            units = Unit.objects.filter(Q(code=self.agency) | Q(name__contains=self.agency))
            found = list(units.values_list("pk", flat=True)[:MOST_NAMED])
            rows = rows.filter(Q(actor_unit_id__in=found) | Q(unit_id__in=found))
        if self.action:
            rows = rows.filter(action=self.action)
        if self.since:
            rows = rows.filter(at__gte=datetime.combine(self.since, time(), TOKYO))
        if self.until:
            rows = rows.filter(at__lt=datetime.combine(self.until + timedelta(days=1), time(), TOKYO))
        return rows


def read_audit_question(params: QueryDict) -> AuditQuestion:
    """The conditions in an address. Errors: subject_invalid, action_invalid, period_reversed, those of text and dates."""
    since, until = (_day(params.get(name, ""), name) for name in ("since", "until"))
    if since and until and until < since:
        raise _refused("period_reversed", "until", "終わりの日が始まりの日より前です。", "The last day is before the first day.")
    return AuditQuestion(
        subject_id=_number(params.get("subject", "").strip()),
        person=_words(params.get("person", ""), "person"),
        agency=_words(params.get("agency", ""), "agency"),
        action=_act(params.get("action", "").strip()),
        since=since,
        until=until,
    )


def _number(text: str) -> int | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise _refused("subject_invalid", "subject", "事業者は内部番号で指定します。", "A firm is given by its internal number.")
    return int(text)


def _act(text: str) -> str:
    if text and not _ACT.fullmatch(text):
        raise _refused("action_invalid", "action", "操作の名前が正しくありません。", "This is not the name of an act.")
    return text


def _words(text: str, field: str) -> str:
    return accept_text(text.strip(), field=field, max_length=100, required=False)


def _day(text: str, field: str) -> date | None:
    return parse_date(text, field=field) if text.strip() else None


def _refused(code: str, field: str, ja: str, en: str) -> Refusal:
    again = Text("条件を直して、もう一度探してください。", "Correct the condition and search again.")
    return Refusal(code, field=field, reason=Text(ja, en), next_step=again)
