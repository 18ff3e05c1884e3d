"""Slots 差込み枠: places on a lower domain's page that higher domains fill, without either importing the other.

The page names its slot and the row it is about; whoever has something to show registers a renderer in its own web layer.
"""

from collections import defaultdict
from collections.abc import Callable

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

Render = Callable[[HttpRequest, int], str]

_renderers: dict[str, list[Render]] = defaultdict(list)


def fills(slot: str) -> Callable[[Render], Render]:
    """Decorator of a renderer(request, row id) → HTML from a template, "" for nothing to show."""

    def register(render: Render) -> Render:
        _renderers[slot].append(render)
        return render

    return register


def filled(slot: str, request: HttpRequest, row_id: int) -> SafeString:
    """What every renderer of a slot shows about a row, in the order they registered."""
    return format_html_join("", "{}", ((render(request, row_id),) for render in _renderers[slot]))
