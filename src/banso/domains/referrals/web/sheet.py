"""What the page of one referral shows, from a sheet."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.domains.routing import api as routing
from banso.domains.surveys import api as surveys
from banso.kernel.issues import ISSUES
from banso.platform.scope.actor import Actor
from banso.platform.ui.components import Entry, Item, Link, Tag
from banso.platform.ui.formats import show_date, show_text

from .. import api
from ..calc.workflow import NOT_FOR_US, REFUSAL_REASONS, TAKEN_UP, WAITING, WITHDRAWN
from .lists import state_tag

PARTY_NAMES = {
    "sender": lambda: _("取次元"),
    "receiver": lambda: _("取次先"),
    "firm": lambda: _("事業者"),
    "clock": lambda: _("期限による処理"),
}


def sheet_context(actor: Actor, now: datetime, sheet: api.ReferralSheet) -> dict[str, Any]:
    """Everything templates/referrals/referral.html reads."""
    row = sheet.referral
    return {
        "sheet": sheet,
        "referral": row,
        "state": state_tag(row.state),
        "is_waiting": row.state == WAITING,
        "facts": _facts(row),
        "content_items": _content_items(sheet.content) if sheet.content else [],
        "consultations": _consultations(sheet.content) if sheet.content else [],
        "rules": [rule for rule in routing.all_rules() if rule.id in row.rule_ids],
        "entries": [_entry(change) for change in sheet.changes],
        "answers": surveys.answers_about(actor, now, api.ABOUT, [row.id]),
        "may_take_up": TAKEN_UP in sheet.steps,
        "may_refuse": NOT_FOR_US in sheet.steps,
        "may_close": any(state in sheet.steps for state in api.OUTCOMES),
        "may_withdraw": WITHDRAWN in sheet.steps,
        "may_acknowledge": sheet.has_follow_up,
        "breadcrumb": _breadcrumb(row),
    }


def _breadcrumb(row: api.ReferralSummary) -> list[Link]:
    lists = {
        api.Party.SENDER: Link(_("送った取次ぎ"), reverse("referrals:sent")),
        api.Party.RECEIVER: Link(_("届いた取次ぎ"), reverse("referrals:basket")),
    }
    here = Link(_("取次ぎ %(id)s") % {"id": row.id}, "", True)
    return [lists[row.side], here] if row.side in lists else []


def _facts(row: api.ReferralSummary) -> list[Item]:
    items = [
        Item(_("状態"), state_tag(row.state), "tag"),
        Item(_("事業者"), row.firm_name or _("（いまは表示できません）"), **_firm_link(row)),
        Item(_("課題"), show_text(ISSUES[row.issue].name)),
        Item(_("取次元"), show_text(row.sender)),
        Item(_("取次先"), show_text(row.receiver)),
        Item(_("取次ぎ日"), row.sent_on, "date"),
    ]
    if row.state == WAITING:
        items.append(Item(_("返答の期限"), row.answer_by, "clock"))
        items.append(Item(_("督促"), _("%(count)s回") % {"count": row.rung}))
    if row.taken_up_on:
        days = _("（%(days)s日で引受け）") % {"days": row.days_to_take_up} if row.days_to_take_up else _("（当日に引受け）")
        items.append(Item(_("引受け日"), f"{show_date(row.taken_up_on)}{days}"))
    if row.ended_on:
        items.append(Item(_("終了日"), row.ended_on, "date"))
    if row.refusal_reason:
        items.append(Item(_("対応できない理由"), show_text(REFUSAL_REASONS[row.refusal_reason])))
    if row.end_note:
        items.append(Item(_("終了時の報告"), row.end_note))
    if row.override_reason:
        items.append(Item(_("この機関に取り次いだ理由"), row.override_reason))
    return items


def _firm_link(row: api.ReferralSummary) -> dict[str, str]:
    if not row.firm_name or row.side is api.Party.FIRM:
        return {}
    return {"href": reverse("desk:firm", args=[row.subject_id]), "href_label": _("カルテを開く")}


def _content_items(content: dict[str, Any]) -> list[Item]:
    firm, contact = content["firm"], content.get("contact", {})
    items = [
        Item(_("してほしいこと"), content["what_for"]),
        Item(_("担当者への連絡"), content["note"]),
        Item(_("事業者名"), firm["name"]),
        Item(_("法人番号"), firm["corporate_number"] or ""),
        Item(_("所在地"), firm["address"]),
    ]
    if "case" in content:
        issues = "、".join(show_text(ISSUES[code].name) for code in content["case"]["issues"])
        items += [Item(_("相談の件名"), content["case"]["title"]), Item(_("相談の課題"), issues)]
    if contact:
        items += [
            Item(_("連絡先の氏名"), contact["name"]),
            Item(_("電話番号"), contact["phone"]),
            Item(_("メールアドレス"), contact["email"]),
        ]
    return items


def _consultations(content: dict[str, Any]) -> list[Entry]:
    return [
        Entry(
            at=datetime.fromisoformat(talk["event_on"]).date(),
            title=show_text(cases.CHANNEL_NAMES[talk["channel"]]),
            body=talk["summary"],
        )
        for talk in reversed(content.get("consultations", []))
    ]


def title_of(change: api.ChangeEntry) -> str:
    """What one line of the log says."""
    if not change.from_state:
        return _("取次ぎを送った")
    if change.from_state == change.to_state:
        return _("督促 %(count)s回目") % {"count": change.rung}
    return show_text(change.label)


def _entry(change: api.ChangeEntry) -> Entry:
    is_reminder = change.from_state == change.to_state
    who = " ".join(part for part in (PARTY_NAMES[change.party](), change.by_name) if part)
    return Entry(at=change.at, title=title_of(change), who=who, tag=Tag(show_text(change.label)) if is_reminder else None)
