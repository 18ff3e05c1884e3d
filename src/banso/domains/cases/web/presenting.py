"""How enquiries, cases and consultations read on a page 表示."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.parties import api as parties
from banso.kernel.errors import Refusal
from banso.kernel.issues import ISSUES
from banso.kernel.places import PREFECTURES
from banso.platform.scope.actor import Actor
from banso.platform.ui.components import Entry, Item, Tag
from banso.platform.ui.formats import is_japanese, show_text

from ..calc.channels import CHANNEL_NAMES
from ..calc.workflow import CASE_STATES, ENQUIRY_STATES, ORIGINS, OUTCOMES, SETTLEMENTS
from ..queries.cases import CaseSummary
from ..queries.enquiries import EnquiryStatus
from ..queries.timeline import TimelineEntry

_CASE_TONES = {"open": "progress", "closed": "neutral"}
_ENQUIRY_TONES = {"received": "warning", "accepted": "success"}


class FirmNames(dict[int, str]):
    """Names of firms by id, asked for once for all rows of a page."""

    def load(self, subject_ids: list[int | None]) -> None:
        found = parties.summaries_of([one for one in subject_ids if one is not None])
        self.update({pk: firm.name for pk, firm in found.items()})

    def __missing__(self, subject_id: int | None) -> str:
        if subject_id is None:
            return ""
        self.load([subject_id])
        return self.setdefault(subject_id, "")


def choices_of(table: dict[str, Any]) -> list[tuple[str, str]]:
    return [(code, show_text(name)) for code, name in table.items()]


def case_tag(state: str) -> Tag:
    return Tag(show_text(CASE_STATES[state]), _CASE_TONES[state])


def enquiry_tag(state: str) -> Tag:
    return Tag(show_text(ENQUIRY_STATES[state]), _ENQUIRY_TONES.get(state, "neutral"))


def issues_in_words(codes: tuple[str, ...]) -> str:
    return _("、").join(show_text(ISSUES[code].name) for code in codes)


def prefecture_name(code: str) -> str:
    place = PREFECTURES.get(code)
    if place is None:
        return ""
    return place.name if is_japanese() else place.name_en


def enquiry_items(enquiry: EnquiryStatus) -> list[Item]:
    """The lines of an enquiry, for the unit it was put to."""
    items = [
        Item(_("受付番号"), enquiry.number, "code"),
        Item(_("状態"), enquiry_tag(enquiry.state), "tag"),
        Item(_("受付日時"), enquiry.asked_at, "instant"),
        Item(_("相談者"), enquiry.asker_name),
        Item(_("事業者名（本人の記入）"), enquiry.firm_name or None),
        Item(_("都道府県"), prefecture_name(enquiry.prefecture_code)),
        Item(_("メール"), enquiry.contact_email or None),
        Item(_("電話"), enquiry.contact_phone or None),
    ]
    if enquiry.settlement:
        items.append(Item(_("終了の理由"), show_text(SETTLEMENTS[enquiry.settlement])))
    return items


def case_items(case: CaseSummary, firm_name: str, firm_href: str) -> list[Item]:
    """The lines of a case."""
    items = [
        Item(_("案件番号"), case.number, "code"),
        Item(_("状態"), case_tag(case.state), "tag"),
        Item(_("事業者"), firm_name, href=firm_href, href_label=_("カルテを開く") if firm_href else ""),
        Item(_("経営課題"), issues_in_words(case.issues)),
        Item(_("担当の機関"), case.owner_name),
        Item(_("担当者"), case.adviser_name or None),
        Item(_("始まり"), show_text(ORIGINS[case.origin])),
        Item(_("始めた日"), case.opened_on, "date"),
    ]
    if case.closed_on is not None:
        items += [Item(_("終えた日"), case.closed_on, "date"), Item(_("結果"), show_text(OUTCOMES[case.outcome]))]
    return items


def timeline_entries(entries: tuple[TimelineEntry, ...]) -> list[Entry]:
    """The story of a case for the timeline component."""
    return [
        Entry(
            entry.on,
            _("相談（%(channel)s）") % {"channel": show_text(entry.title)}
            if entry.kind == "consultation"
            else show_text(entry.title),
            entry.body,
            entry.who,
            Tag(_("AIによる回答"), "warning") if entry.title == CHANNEL_NAMES["ai_chat"] else None,
        )
        for entry in entries
    ]


def firm_of(actor: Actor, at: Any, subject_id: int) -> tuple[str, str]:
    """The firm's name, for a case whose visibility is established, and its page if the actor may open that."""
    try:
        name = parties.get_party(actor, at, subject_id).name
    except Refusal:
        found = parties.summaries_of([subject_id]).get(subject_id)
        return ("" if found is None else found.name), ""
    return name, reverse("desk:firm", args=[subject_id])
