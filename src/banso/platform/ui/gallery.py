"""The gallery 部品見本: every component in every state on one page, to look at and to test."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform import clock
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import FieldClass
from banso.platform.web.access import ANYONE, FORM, page
from banso.platform.web.refusals import answer_refusal

from .charts import Bar, BarChart
from .components import Entry, Head, Item, Link, Step, Table, Tag, plain_table
from .fields import AcceptedTextField, CorporateNumberField, PrefectureField, WarekiDateField, YenField
from .forms import BansoForm
from .lists import Column, Filter, ListSpec, export_list, open_list

WRONG = {
    "wrong-name": "",
    "wrong-number": "1234567890123",
    "wrong-met_on": "平成31年5月1日",
    "wrong-sales": "1,00",
    "wrong-note": "打った文字は消えません。",
    "wrong-prefecture": "99",
    "wrong-version": "1",
}


class SampleForm(BansoForm):
    name = AcceptedTextField(label=gettext_lazy("事業者名"), help_text=gettext_lazy("例：見本商店"))
    number = CorporateNumberField(label=gettext_lazy("法人番号"), required=False)
    met_on = WarekiDateField(label=gettext_lazy("相談した日"))
    sales = YenField(label=gettext_lazy("年間売上高"), required=False)
    prefecture = PrefectureField()
    channel = forms.ChoiceField(
        label=gettext_lazy("相談の方法"),
        choices=[
            ("visit", gettext_lazy("訪問")),
            ("desk", gettext_lazy("窓口")),
            ("phone", gettext_lazy("電話")),
        ],
        widget=forms.RadioSelect,
    )
    issues = forms.MultipleChoiceField(
        label=gettext_lazy("相談の内容"),
        help_text=gettext_lazy("いくつでも選べます。"),
        required=False,
        choices=[("cash", gettext_lazy("資金繰り")), ("sales", gettext_lazy("販路開拓"))],
        widget=forms.CheckboxSelectMultiple,
    )
    note = AcceptedTextField(
        label=gettext_lazy("相談の記録"), multiline=True, max_length=2000, required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("内容を相談者と確かめました"))


SAMPLE_LIST = ListSpec(
    title=gettext_lazy("機関の一覧"),
    columns=[
        Column(
            "name",
            gettext_lazy("名称"),
            "name",
            FieldClass.PUBLIC,
            order_by=("name",),
            exportable=True,
            is_row_header=True,
            href=lambda unit: f"?unit={unit.pk}",
        ),
        Column(
            "code",
            gettext_lazy("番号"),
            "code",
            FieldClass.PUBLIC,
            "code",
            order_by=("code",),
            exportable=True,
        ),
        Column("kind", gettext_lazy("種類"), lambda unit: Tag(unit.kind, "info"), FieldClass.INTERNAL, "tag"),
    ],
    default_order="name",
    filters=[
        Filter(
            "kind",
            gettext_lazy("種類"),
            [("agency", gettext_lazy("支援機関")), ("root", gettext_lazy("運営主体"))],
            lambda rows, value: rows.filter(kind=value),
        )
    ],
    search=lambda rows, words: rows.filter(name__contains=words),
    search_label=gettext_lazy("名称の一部"),
    page_sizes=(5, 20, 50),
    empty_title=gettext_lazy("機関はまだ登録されていません"),
    empty_body=gettext_lazy("名簿を取り込むと、ここに並びます。"),
    kept=("unit",),
)


@page(allow=ANYONE, methods=FORM)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component; a POST is refused as a real one would be."""
    if request.method == "POST":
        return answer_refusal(request, _sample_refusal())
    shown = open_list(SAMPLE_LIST, Unit.objects.all(), request.GET)
    if shown.wants_export:
        return export_list(shown, actor=request.actor, now=request.now)
    messages.success(request, _("保存しました。"))
    wrong = SampleForm(WRONG, prefix="wrong")
    wrong.add_refusal(_sample_refusal())
    filled = {
        "name": "見本商店",
        "met_on": clock.today(),
        "sales": 1_200_000,
        "prefecture": "13",
        "channel": "desk",
    }
    context = {
        "page": shown,
        "plain_form": SampleForm(initial=filled, version=3),
        "wrong_form": wrong,
        "nav": [
            Link(_("相談者"), "#portal"),
            Link(_("窓口"), "#desk", current=True),
            Link(_("指標"), "#board"),
        ],
        "breadcrumb": [Link(_("窓口"), "#"), Link(_("事業者"), "#"), Link(_("部品見本"))],
        **_samples(clock.today()),
    }
    return render(request, "ui/gallery.html", context)


def _sample_refusal() -> Refusal:
    return Refusal(
        "version_conflict",
        kind=Kind.CONFLICT,
        reason=Text("ほかの人が先に更新しました。", "Someone else changed this in the meantime."),
        next_step=Text(
            "最新の内容を開き、変更をやり直してください。", "Open the latest version and repeat your change."
        ),
        field="version",
    )


def _samples(today: date) -> dict[str, Any]:
    return {
        "tags": _sample_tags(),
        "clocks": [today + timedelta(days=days) for days in (30, 3, 1, 0, -1, -12)],
        "items": [
            Item(_("事業者名"), "見本商店", href="#", href_label=_("変更")),
            Item(_("年間売上高"), 123_000_000, "yen"),
            Item(_("受付日"), today, "date"),
            Item(_("状態"), Tag(_("引受け済み"), "progress"), "tag"),
            Item(_("電話"), None),
        ],
        "entries": _sample_entries(),
        "steps": [
            Step(_("相談"), "done"),
            Step(_("取次ぎ"), "done"),
            Step(_("引受け"), "current", _("返事を待っています")),
            Step(_("支援")),
        ],
        "table": _sample_table(today),
        "chart": _sample_chart(),
        "shares": Fraction(5, 6),
        "instant": datetime(2026, 11, 21, 5, 5, tzinfo=UTC),
    }


def _sample_tags() -> list[Tag]:
    words = [_("取下げ"), _("受付"), _("引受け済み"), _("支援済み"), _("返事待ち"), _("期限超過")]
    return [
        Tag(word, tone)
        for word, tone in zip(
            words, ("neutral", "info", "progress", "success", "warning", "danger"), strict=True
        )
    ]


def _sample_entries() -> list[Entry]:
    return [
        Entry(
            datetime(2026, 11, 20, 1, 30, tzinfo=UTC),
            _("専門の機関へ取り次ぎました"),
            _("販路開拓の相談として送りました。\n返事の期限は三日後です。"),
            _("見本商工会議所"),
            Tag(_("返事待ち"), "warning"),
            "#",
        ),
        Entry(date(2026, 11, 18), _("窓口で相談を受けました"), who=_("見本商工会議所")),
    ]


def _sample_table(today: date) -> Table:
    heads = [
        Head(_("名称"), sort_url="#", sort="ascending"),
        Head(_("件数"), "number", "#"),
        Head(_("金額"), "yen"),
        Head(_("期限"), "clock"),
    ]
    rows = [
        [_("見本商店"), 1234, 5_000_000, today + timedelta(days=2)],
        [_("見本工業"), 7, -12_000, today - timedelta(days=4)],
        [_("とても長い名前の見本株式会社"), 0, None, None],
    ]
    return plain_table(_("取次ぎの状況"), heads, rows)


def _sample_chart() -> BarChart:
    values = [(1200, 1000), (860, 1000), (None, 1000)]
    bars = [
        Bar(_("第%(number)s四半期") % {"number": n}, *pair, href="#")
        for n, pair in enumerate(values, start=1)
    ]
    return BarChart(_("四半期ごとの相談件数"), bars, _("四半期"), _("件数"))
