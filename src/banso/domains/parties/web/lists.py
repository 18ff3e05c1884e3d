"""The lists of parties and of imports 一覧の定義."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.kernel.errors import Text
from banso.platform.imports.models import ImportRun, Rejection
from banso.platform.scope.roles import FieldClass
from banso.platform.ui.components import Tag
from banso.platform.ui.fields import prefecture_choices
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import Column, Filter, ListSpec

from ..calc.kinds import ACTIVE, CLOSED, KINDS, STATUSES
from ..calc.registry_columns import place_of
from ..models import Party
from ..queries import address_of

STATE_WORDS = {
    "staging": (_("検査中"), "progress"),
    "staged": (_("反映待ち"), "progress"),
    "blocked": (_("誤りがあり停止中"), "danger"),
    "published": (_("反映済み"), "success"),
    "cancelled": (_("取りやめ"), "neutral"),
}


def status_tag(party: Party) -> Tag:
    """The state of a party in words."""
    tone = "success" if party.status == ACTIVE else "warning" if party.status == CLOSED else "danger"
    return Tag(show_text(STATUSES[party.status]), tone)


def state_tag(run: ImportRun) -> Tag:
    label, tone = STATE_WORDS[run.state]
    return Tag(str(label), tone)


def _party_url(party: Party) -> str:
    return reverse("parties:party", args=[party.pk])


def _message(rejection: Rejection) -> str:
    return show_text(Text(rejection.message_ja, rejection.message_en))


def _kind_choices() -> list[tuple[str, str]]:
    return [(code, show_text(label)) for code, label in KINDS.items()]


PARTIES = ListSpec(
    title=_("事業者の一覧"),
    default_order="relevance",
    empty_title=_("事業者を探してください"),
    empty_body=_("名称の一部、フリガナ、法人番号、電話番号で探せます。空のままでは、自機関で登録した事業者を表示します。"),
    search=lambda rows, words: rows,
    search_label=_("名称・フリガナ・法人番号・電話番号"),
    count_limit=1_000,
    export_limit=1_001,
    columns=[
        Column("relevance", _("近い順"), "relevance", FieldClass.INTERNAL, "number", order_by=("relevance",), shown=False),
        Column(
            "name", _("名称"), "name", FieldClass.PUBLIC, order_by=("name",), href=_party_url, exportable=True,
            is_row_header=True,
        ),
        Column("kana", _("フリガナ"), "kana", FieldClass.PUBLIC, order_by=("kana",), exportable=True),
        Column("number", _("法人番号"), "corporate_number", FieldClass.PUBLIC, "code", exportable=True),
        Column("kind", _("種別"), lambda party: show_text(KINDS[party.kind]), FieldClass.PUBLIC, exportable=True),
        Column(
            "address", _("所在地"), address_of, FieldClass.PUBLIC, order_by=("prefecture_code", "city_code"),
            exportable=True,
        ),
        Column("status", _("状態"), status_tag, FieldClass.PUBLIC, "tag", order_by=("status",), exportable=True),
        Column("as_of", _("情報の時点"), "as_of", FieldClass.PUBLIC, "date", order_by=("as_of",), shown=False, exportable=True),
    ],
    filters=[
        Filter(
            "prefecture", _("都道府県"), lambda: prefecture_choices()[1:],
            lambda rows, code: rows.filter(prefecture_code=code),
        ),
        Filter("kind", _("種別"), _kind_choices, lambda rows, kind: rows.filter(kind=kind)),
    ],
)  # fmt: skip

IMPORTS = ListSpec(
    title=_("法人番号ファイルの取込み"),
    default_order="-created",
    empty_title=_("取込みはまだありません"),
    empty_body=_("国税庁の法人番号公表サイトのCSVファイルを取り込みます。"),
    columns=[
        Column(
            "file", _("ファイル名"), "file_name", FieldClass.INTERNAL, order_by=("file_name",), is_row_header=True,
            href=lambda run: reverse("parties:import", args=[run.pk]), exportable=True,
        ),
        Column("created", _("開始"), "created_at", FieldClass.INTERNAL, "instant", order_by=("created_at",), exportable=True),
        Column("state", _("状態"), state_tag, FieldClass.INTERNAL, "tag", order_by=("state",), exportable=True),
        Column("read", _("読んだ行"), "read_count", FieldClass.INTERNAL, "number", exportable=True),
        Column("rejected", _("誤りのある行"), "rejected_rows", FieldClass.INTERNAL, "number", exportable=True),
    ],
    filters=[
        Filter(
            "state", _("状態"), [(code, words[0]) for code, words in STATE_WORDS.items()],
            lambda rows, state: rows.filter(state=state),
        ),
    ],
)  # fmt: skip

REJECTIONS = ListSpec(
    title=_("取込みの誤り"),
    default_order="row",
    empty_title=_("誤りのある行はありません"),
    columns=[
        Column(
            "row", _("行"), "row_number", FieldClass.INTERNAL, "number", order_by=("row_number",), is_row_header=True,
            exportable=True,
        ),
        Column("column", _("列"), lambda row: show_text(place_of(row.column)), FieldClass.INTERNAL, order_by=("column", "row_number"), exportable=True),
        Column("code", _("誤りの種類"), "code", FieldClass.INTERNAL, "code", order_by=("code", "row_number"), exportable=True),
        Column("message", _("内容"), _message, FieldClass.INTERNAL, exportable=True),
    ],
)  # fmt: skip
