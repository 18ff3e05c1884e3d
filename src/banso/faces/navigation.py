"""What frames every page: the menu of the face, who is signed in, whether the data are made up."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from banso.platform.scope.actor import ANONYMOUS, Actor
from banso.platform.scope.roles import Role

DESK = (
    ("desk:home", _("やること")),
    ("cases:enquiry_list", _("相談の申込み")),
    ("cases:case_list", pgettext_lazy("menu", "案件")),
    ("messages:thread_list", _("やり取り")),
    ("referrals:basket", _("届いた取次ぎ")),
    ("referrals:sent", _("送った取次ぎ")),
    ("consents:consent_list", _("同意")),
    ("parties:search", pgettext_lazy("menu", "事業者")),
    ("directory:agency_list", pgettext_lazy("menu", "支援機関")),
    ("routing:rule_list", _("取次ぎの規則")),
)
BOARD = (("board:home", _("指標")), ("directory:agency_list", pgettext_lazy("menu", "支援機関")))
AUDIT = (("audit:home", _("監査")),)
PORTAL = (("portal:home", _("わたしの相談")), ("portal:visibility", _("見られる人")), ("portal:ask", _("相談する")))
VISITOR = (("portal:ask", _("相談する")), ("directory:agency_list", _("支援機関を探す")))


def _entries(actor: Actor) -> tuple[tuple[str, Any], ...]:
    if actor.user_id is None:
        return VISITOR
    entries: tuple[tuple[str, Any], ...] = ()
    if actor.has(Role.ADVISER, Role.OFFICER, Role.EXPERT, Role.ADMINISTRATOR):
        entries += DESK
    if actor.has(Role.PLANNER, Role.HQ, Role.AUDITOR):
        entries += tuple(entry for entry in BOARD if entry not in entries)
    if actor.has(Role.AUDITOR):
        entries += AUDIT
    if actor.has(Role.OWNER):
        entries += PORTAL
    return entries


def _may_open(actor: Actor, address: str) -> bool:
    """Whether the page behind an address admits this actor: a menu offers nothing that would be refused."""
    rule = getattr(resolve(address).func, "authorisation", None)
    return rule is None or rule.admits(actor)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: nav, actor, is_demo."""
    actor = getattr(request, "actor", ANONYMOUS)
    named = [(label, reverse(name)) for name, label in _entries(actor)]
    nav = [
        {"label": label, "url": address, "current": request.path == address}
        for label, address in named
        if _may_open(actor, address)
    ]
    return {"nav": nav, "actor": actor, "is_demo": settings.BANSO_DEMO}
