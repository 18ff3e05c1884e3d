"""What the party page shows 表示の組立て."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from banso.kernel.registry_codes import CLOSE_CAUSES, KINDS, PROCESSES
from banso.kernel.wareki import format_wareki
from banso.platform.ui.components import Entry, Head, Item, Table, plain_table
from banso.platform.ui.formats import is_japanese, show_date, show_text

from ..calc.attributes import DEFINITIONS
from ..calc.kinds import KINDS as PARTY_KINDS
from ..calc.kinds import SOURCES, STATUSES
from ..models import Party, PartyAttribute, RegistryRecord
from ..queries import address_of


def fact_items(party: Party) -> list[Item]:
    """The party's own facts; what is empty is left out."""
    legal = KINDS.get(party.registry_kind)
    items = [
        Item(_("種別"), show_text(legal or PARTY_KINDS[party.kind])),
        Item(_("フリガナ"), party.kana),
        Item(_("英語表記"), party.name_en),
        Item(_("法人番号"), party.corporate_number or "", "code"),
        Item(_("郵便番号"), party.postal_code and f"{party.postal_code[:3]}-{party.postal_code[3:]}"),
        Item(_("所在地"), address_of(party)),
        Item(_("国外所在地"), party.address_outside if party.prefecture_code else ""),
        Item(_("状態"), show_text(STATUSES[party.status])),
        Item(_("閉鎖の日"), party.closed_on or "", "date"),
        Item(_("閉鎖の事由"), show_text(CLOSE_CAUSES.get(party.close_cause)) if party.close_cause else ""),
        Item(_("法人番号の指定日"), party.assigned_on or "", "date"),
    ]
    return [item for item in items if item.value]


def source_note(party: Party) -> str:
    """Where the facts come from, and as of when."""
    source = show_text(SOURCES[party.source])
    return _("出典：%(source)s（%(as_of)s時点）") % {"source": source, "as_of": show_date(party.as_of)}


def attribute_table(rows: list[PartyAttribute]) -> Table | None:
    """Every value recorded, newest first, with its source and date."""
    if not rows:
        return None
    heads = [Head(_("項目")), Head(_("内容")), Head(_("いつの情報か"), "date"), Head(_("情報の出どころ"))]
    cells = [[show_text(DEFINITIONS[row.name].label), row.value, row.as_of, row.source] for row in rows]
    return plain_table(_("記録した情報（新しい順）"), heads, cells)


def history_entries(records: Iterable[RegistryRecord]) -> list[Entry]:
    """What the register published, newest first."""
    return [
        Entry(
            at=record.changed_on,
            title=show_text(PROCESSES.get(record.process)) + (_("（訂正）") if record.is_correction else ""),
            body=" ".join(filter(None, (record.name, record.address, record.change_cause))),
            who=_("公表 %(on)s") % {"on": _on(record)},
        )
        for record in records
    ]


def _on(record: RegistryRecord) -> str:
    return format_wareki(record.updated_on) if is_japanese() else record.updated_on.isoformat()
