"""The frame around every page 共通枠: who is signed in, and the address to come back to."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit

from .formats import is_japanese


def page_url(request: HttpRequest) -> str:
    """This page, or for anything but a GET the page it was sent from, if that is ours; for the language switch."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(referer)
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def viewer(actor: Actor | None) -> dict[str, str]:
    """The name of who is signed in and of the unit acted for, in the page's language; empty for a visitor."""
    if not actor or actor.user_id is None:
        return {}
    unit = Unit.objects.filter(pk=actor.unit_id).first() if actor.unit_id else None
    unit_name = "" if unit is None else unit.name if is_japanese() else unit.name_en or unit.name
    return {"name": actor.name, "unit": unit_name}
