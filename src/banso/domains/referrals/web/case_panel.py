"""The hand-overs of a case, on the case's own page."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from banso.kernel.issues import ISSUES
from banso.platform.ui.components import Cell, Head, plain_table
from banso.platform.web.slots import fills

from .. import api
from .lists import state_tag


@fills("cases.case_page")
def referrals_of_case(request: HttpRequest, case_id: int) -> str:
    """Nothing at all before the first hand-over."""
    rows = api.referrals_of_case(request.actor, request.now, case_id)
    if not rows:
        return ""
    language = get_language() or "ja"
    table = plain_table(
        _("この案件の取次ぎ"),
        [_("取次元"), _("取次先"), _("課題"), _("状態"), Head(_("期限"), "clock")],
        [
            [
                Cell(row.sender.in_language(language), href=reverse("referrals:referral", args=[row.id]), is_row_header=True),
                row.receiver.in_language(language),
                ISSUES[row.issue].name.in_language(language),
                Cell(state_tag(row.state), "tag"),
                Cell(row.answer_by if row.state == "waiting" else None, "clock"),
            ]
            for row in rows
        ],
    )
    return render_to_string("referrals/case_panel.html", {"table": table}, request)
