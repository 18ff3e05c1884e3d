"""How a consent and a request read on a page 表示."""

from django.utils.translation import gettext as _

from banso.platform.ui.components import Item, Tag
from banso.platform.ui.formats import show_text

from ..calc.purposes import PURPOSES, SHAREABLE
from ..calc.workflow import ASKED, CONSENT_STATES, EVIDENCE, GIVEN, REQUEST_STATES
from ..models import Consent
from ..queries import ConsentSummary, RequestSummary


def classes_in_words(classes: tuple[str, ...]) -> str:
    return _("、").join(show_text(SHAREABLE[name]) for name in classes)


def consent_items(consent: ConsentSummary, firm_name: str, row: Consent | None) -> list[Item]:
    """The lines of a consent; `row` only for the holder's staff, who may read the note of evidence."""
    tone = "success" if consent.is_live else "neutral"
    label = show_text(CONSENT_STATES[consent.state]) if consent.is_live or consent.state != GIVEN else _("期限切れ")
    items = [
        Item(_("状態"), Tag(label, tone), "tag"),
        Item(_("事業者"), firm_name or None),
        Item(_("情報を持つ機関"), consent.holder_name),
        Item(_("見せる先"), consent.receiver_name),
        Item(_("利用目的"), show_text(PURPOSES[consent.purpose].name)),
        Item(_("見せる情報"), classes_in_words(consent.field_classes)),
        Item(_("確認の方法"), show_text(EVIDENCE[consent.evidence])),
        Item(_("同意した日時"), consent.valid_from, "instant"),
        Item(_("終わる日時"), consent.valid_until or _("撤回されるまで"), "instant" if consent.valid_until else "text"),
    ]
    if consent.withdrawn_at is not None:
        items.append(Item(_("撤回した日時"), consent.withdrawn_at, "instant"))
    if row is not None:
        items.append(Item(_("確認の記録"), row.evidence_note or None))
        if row.withdrawal_reason:
            items.append(Item(_("撤回の申出の記録"), row.withdrawal_reason))
    return items


def request_items(asked: RequestSummary, firm_name: str) -> list[Item]:
    """The lines of a request for consent."""
    tone = "warning" if asked.is_open else "neutral"
    label = show_text(REQUEST_STATES[asked.state]) if asked.is_open or asked.state != ASKED else _("回答期限切れ")
    return [
        Item(_("状態"), Tag(label, tone), "tag"),
        Item(_("事業者"), firm_name or None),
        *terms_items(asked),
        Item(_("お願いした日"), asked.asked_at, "date"),
        Item(_("回答の期限"), asked.expires_at, "date"),
    ]


def terms_items(asked: RequestSummary) -> list[Item]:
    """What is asked, as the owner reads it."""
    return [
        Item(_("お願いしている機関"), asked.holder_name),
        Item(_("見せる先"), asked.receiver_name),
        Item(_("何のために"), asked.what_for),
        Item(_("見せる情報"), classes_in_words(asked.field_classes)),
        Item(
            _("いつまで"),
            asked.consent_until or _("取り消すまで"),
            "instant" if asked.consent_until else "text",
        ),
    ]
