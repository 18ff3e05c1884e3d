"""How a thread reads on a page 表示."""

from django.utils.translation import gettext as _

from banso.platform.ui.components import Entry, Tag
from banso.platform.ui.formats import show_text

from ..calc.sides import OWNER, SYSTEM
from ..queries import MessageEntry, ThreadView


def thread_entries(view: ThreadView) -> list[Entry]:
    """The messages for the timeline component, newest first."""
    return [_entry(entry) for entry in reversed(view.entries)]


def _entry(entry: MessageEntry) -> Entry:
    if entry.side == SYSTEM:
        title, body = show_text(entry.notice), ""
    else:
        title, body = (_("事業者から") if entry.side == OWNER else _("支援機関から")), entry.body
    return Entry(entry.sent_at, title, body, entry.author_name, Tag(_("未読"), "warning") if entry.is_unread else None)
