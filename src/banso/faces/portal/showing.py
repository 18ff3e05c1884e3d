"""How a request reads on the owner's pages 表示."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from banso.domains.referrals.api import FirmStep
from banso.kernel.places import PREFECTURES
from banso.platform.audit.models import AuditEntry
from banso.platform.ui.components import Entry, Head, Table, Tag, plain_table
from banso.platform.ui.formats import is_japanese, show_text

from .seeing import LOOK_PURPOSES, Viewer, unit_names, what_was_seen

SHOWN_LOOKS = 20
_TONES = {"waiting": "warning", "taken_up": "progress", "helped": "success"}


def prefecture_name(code: str) -> str:
    place = PREFECTURES.get(code)
    if place is None:
        return ""
    return place.name if is_japanese() else place.name_en


def viewer_table(viewers: Sequence[Viewer]) -> Table:
    heads = [_("機関"), _("見られるもの"), _("理由"), _("範囲"), Head(_("いつから"), "date"), Head(_("いつまで"), "date")]
    rows = [[one.unit_name, one.what, one.why, one.classes, one.since, one.until] for one in viewers]
    return plain_table(_("あなたの相談を見られる機関"), heads, rows)


def look_table(looks: Sequence[AuditEntry]) -> Table:
    names = unit_names(look.actor_unit_id for look in looks)
    heads = [Head(_("日時"), "instant"), _("機関"), _("見たもの"), _("理由")]
    rows = [
        [look.at, names.get(look.actor_unit_id, _("運営主体")), what_was_seen(look.object_type),
         LOOK_PURPOSES.get(look.purpose, look.purpose)]
        for look in looks
    ]  # fmt: skip
    return plain_table(_("実際に見た記録（新しい順）"), heads, rows)


def hand_over_entries(steps: Sequence[FirmStep]) -> list[Entry]:
    """Hand-overs for the timeline component; a survey that is due is linked."""
    return [
        Entry(
            step.ended_on or step.taken_up_on or step.sent_on,
            show_text(step.receiver),
            _("アンケートに答えられます。") if step.survey_path else "",
            "",
            Tag(show_text(step.label), _TONES.get(step.state, "neutral")),
            step.survey_path,
        )
        for step in steps
    ]

