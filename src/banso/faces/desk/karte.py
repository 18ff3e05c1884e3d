"""The karte カルテ of a firm: facts, who may see it, and one timeline of everything this unit may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.domains.messages import api as messages
from banso.domains.parties import api as parties
from banso.domains.referrals import api as referrals
from banso.kernel.errors import Text
from banso.kernel.issues import ISSUES
from banso.platform.clock import date_of
from banso.platform.scope.actor import Actor
from banso.platform.scope.grants import grants_about
from banso.platform.scope.models import Grant
from banso.platform.ui.components import Entry, Table, Tag
from banso.platform.ui.formats import show_date, show_text

from .tables import quiet_table

CASE, CONSULTATION, REFERRAL, MESSAGE = "case", "consultation", "referral", "message"
KINDS: dict[str, Text] = {
    CONSULTATION: Text("相談", "Consultation"),
    CASE: Text("案件", "Case"),
    REFERRAL: Text("取次ぎ", "Referral"),
    MESSAGE: Text("やり取り", "Message"),
}
PURPOSES: dict[str, Text] = {
    "referral": Text("取次ぎ", "Referral"),
    "own_record": Text("自分の支援の記録", "Record of its own work"),
}


@dataclass(frozen=True)
class Line:
    """One event about a firm, with the day it counts under and what kind it is."""

    on: date
    at: datetime
    kind: str
    entry: Entry


def read_timeline(actor: Actor, now: datetime, party_id: int) -> list[Line]:
    """Every case, consultation, referral and message the actor may see, newest first."""
    own = [row for row in cases.cases_of_subject(actor, now, party_id) if row.owner_unit_id in actor.unit_ids]
    lines = [
        *_case_lines(actor, now, party_id),
        *_referral_lines(actor, now, party_id),
        *(line for row in own for line in _message_lines(actor, now, row)),
    ]
    return sorted(lines, key=lambda line: (line.on, line.at))[::-1]


def _case_lines(actor: Actor, now: datetime, party_id: int) -> Iterable[Line]:
    for row in cases.timeline_of_subject(actor, now, party_id):
        is_talk = row.kind == CONSULTATION
        title = _("相談（%(channel)s）") % {"channel": show_text(row.title)} if is_talk else show_text(row.title)
        kind = CONSULTATION if is_talk else CASE
        href = reverse("cases:case_page", args=[row.case_id])
        yield Line(row.on, row.at, kind, Entry(row.on, title, row.body, row.who, _tag(kind), href))


def _referral_lines(actor: Actor, now: datetime, party_id: int) -> Iterable[Line]:
    for row in reversed(referrals.referrals_of_subject(actor, now, party_id)):
        between = _("%(sender)sから%(receiver)sへ") % {"sender": show_text(row.sender), "receiver": show_text(row.receiver)}
        body = f"{between}：{show_text(ISSUES[row.issue].name)}"
        href = reverse("referrals:referral", args=[row.id])
        for change in reversed(referrals.changes_of(actor, now, row.id)):
            entry = Entry(change.at, _change_title(change), body, change.by_name, _tag(REFERRAL), href)
            yield Line(date_of(change.at), change.at, REFERRAL, entry)


def _change_title(change: referrals.ChangeEntry) -> str:
    if not change.from_state:
        return _("取次ぎを送った")
    if change.from_state == change.to_state:
        return _("取次ぎの督促（%(count)s回目）") % {"count": change.rung}
    return _("取次ぎ：%(state)s") % {"state": show_text(change.label)}


def _message_lines(actor: Actor, now: datetime, case: cases.CaseSummary) -> Iterable[Line]:
    thread = messages.thread_of(actor, now, case.id)
    href = reverse("messages:thread", args=[case.id])
    for one in thread.entries:
        title = {
            "owner": _("事業者からのメッセージ"),
            "unit": _("事業者へのメッセージ"),
            "system": _("事業者へのお知らせ"),
        }[one.side]
        body = show_text(one.notice) if one.notice else one.body
        entry = Entry(one.sent_at, title, body, one.author_name, _tag(MESSAGE), href)
        yield Line(date_of(one.sent_at), one.sent_at, MESSAGE, entry)


def _tag(kind: str) -> Tag:
    tones = {CONSULTATION: "info", REFERRAL: "progress"}
    return Tag(show_text(KINDS[kind]), tones.get(kind, "neutral"))


def fact_table(actor: Actor, now: datetime, party_id: int) -> Table:
    """Each attribute with its source and the day it is as of."""
    rows = [
        [show_text(fact.label), fact.value, show_text(fact.source), show_date(fact.as_of)]
        for fact in parties.attributes_of(actor, now, party_id)
    ]
    return quiet_table(_("事業者の情報"), [_("項目"), _("内容"), _("出所"), _("時点")], rows)


def viewer_table(actor: Actor, now: datetime, party: parties.PartySummary) -> Table:
    """Units that may see something about the firm by a live permission."""
    rows = [
        [
            grant.unit.name,
            show_text(PURPOSES.get(grant.purpose, Text(grant.purpose, grant.purpose))),
            show_date(grant.valid_from),
            show_date(grant.valid_until) if grant.valid_until else _("期限なし"),
        ]
        for grant in _distinct(grants_about(party.id, now))
    ]
    return quiet_table(_("見られる機関"), [_("機関"), _("目的"), _("いつから"), _("いつまで")], rows)


def _distinct(grants: Iterable[Grant]) -> list[Grant]:
    """One permission a unit and purpose; a referral opens several rows at once."""
    found: dict[tuple[int, str], Grant] = {}
    for grant in grants:
        found.setdefault((grant.unit_id, grant.purpose), grant)
    return list(found.values())


def own_open_cases(actor: Actor, now: datetime, party_id: int) -> list[cases.CaseSummary]:
    return [
        row
        for row in cases.cases_of_subject(actor, now, party_id)
        if row.state == "open" and row.owner_unit_id in actor.unit_ids
    ]

