"""`{% load ui %}` 画面部品: every component and filter that pages use; README.md has a usage line for each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from banso.kernel.folding import split_legal_form
from banso.kernel.sources import LegalSource
from banso.platform import clock as platform_clock
from banso.platform import ids
from banso.platform.scope.actor import Actor

from .. import formats
from ..charts import BarChart, draw_bars
from ..clocks import read_clock
from ..components import TONES, Entry, Item, Link, Step, Table
from ..context import page_url, viewer

register = template.Library()
PARTS = "ui/components/"

register.filter("wareki", formats.show_date)
register.filter("wareki_time", formats.show_instant)
register.filter("yen", formats.show_yen)
register.filter("yen_large", formats.show_yen_large)
register.filter("number", formats.show_number)
register.filter("share", formats.show_share)
register.filter("localized", formats.show_text)
register.filter("shown_as", formats.show)


@register.filter
def days_left(due_on: date) -> int:
    """Days from today (Tokyo) to a due date; negative once overdue."""
    return read_clock(due_on, platform_clock.today()).days_left


@register.filter
def describe(field: BoundField, kind: str) -> str:
    """The id of a field's hint or error, as its control's aria-describedby names it."""
    return f"{field.auto_id}_{'helptext' if kind == 'hint' else 'error'}"


@register.simple_block_tag(takes_context=True)
def page_title(context: RequestContext, content: str) -> SafeString:
    """The title of the browser's tab; keeps the same words for the heading of the page."""
    context["heading"] = SafeString(content.strip())
    return format_html("{}", SafeString(strip_tags(content).strip()))


@register.simple_tag
def viewer_of(actor: Actor | None) -> dict[str, str]:
    """Who is signed in; asked only where the frame shows it."""
    return viewer(actor)


@register.simple_tag
def page_url_of(request: HttpRequest | None) -> str:
    """The address the language switch comes back to."""
    return page_url(request) if request else "/"


@register.simple_tag
def today() -> date:
    return platform_clock.today()


@register.inclusion_tag(f"{PARTS}button.html")
def button(
    label: str,
    *,
    href: str = "",
    kind: str = "",
    name: str = "",
    value: str = "",
    confirm: str = "",
    small: bool = False,
    about: str = "",
) -> dict[str, Any]:
    """A link that looks like a button if `href`, else a submit button; kind is "", "primary" or "danger".

    `about` is read after the label by screen readers only, to tell equal buttons of several rows apart.
    """
    return {
        "label": label,
        "href": href,
        "kind": kind,
        "name": name,
        "value": value,
        "confirm": confirm,
        "small": small,
        "about": about,
    }


@register.inclusion_tag(f"{PARTS}action.html", takes_context=True)
def action(
    context: RequestContext,
    url: str,
    label: str,
    *,
    version: int | None = None,
    kind: str = "",
    confirm: str = "",
    small: bool = False,
    about: str = "",
) -> dict[str, Any]:
    """A form of one button that POSTs with CSRF token, idempotency key and version."""
    return {
        "url": url,
        "label": label,
        "version": version,
        "kind": kind,
        "confirm": confirm,
        "small": small,
        "about": about,
        "idempotency_key": ids.new_uuid(),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag(f"{PARTS}whole_form.html", takes_context=True)
def form(
    context: RequestContext,
    form: Any,
    *,
    submit: str,
    cancel_url: str = "",
    action: str = "",
    confirm: str = "",
    kind: str = "primary",
    method: str = "post",
) -> dict[str, Any]:
    """A whole form: error summary, fields, keys, and its buttons; asks before unsent changes are left."""
    return {
        "form": form,
        "submit": submit,
        "cancel_url": cancel_url,
        "action": action,
        "confirm": confirm,
        "kind": kind,
        "method": method,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag(f"{PARTS}form_body.html")
def form_body(form: Any) -> dict[str, Any]:
    """Error summary, hidden keys and all fields, for a page that writes its own form element and buttons."""
    return {"form": form}


@register.inclusion_tag(f"{PARTS}field.html")
def field(field: BoundField) -> dict[str, Any]:
    return {"field": field}


@register.inclusion_tag(f"{PARTS}error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    return {"form": form}


@register.inclusion_tag(f"{PARTS}table.html")
def table(table: Table) -> dict[str, Any]:
    return {"table": table, "region": f"table-{ids.new_uuid()[:8]}"}


@register.inclusion_tag(f"{PARTS}list.html")
def list_page(page: Any) -> dict[str, Any]:
    """A whole list page: filter bar, count, table, pagination and exports, or what to do when it is empty."""
    return {"page": page}


@register.inclusion_tag(f"{PARTS}pagination.html")
def pagination(page: Any) -> dict[str, Any]:
    return {"page": page}


@register.inclusion_tag(f"{PARTS}filter_bar.html")
def filter_bar(page: Any) -> dict[str, Any]:
    return {"page": page}


@register.inclusion_tag(f"{PARTS}summary_list.html")
def summary_list(items: Sequence[Item]) -> dict[str, Any]:
    return {"items": items}


@register.inclusion_tag(f"{PARTS}timeline.html")
def timeline(entries: Sequence[Entry], level: int = 3) -> dict[str, Any]:
    """Events with their dates; `level` is the level of each title's heading."""
    return {"entries": entries, "level": level}


@register.inclusion_tag(f"{PARTS}tag.html")
def status_tag(label: str, tone: str = "neutral") -> dict[str, Any]:
    """A status: the word, a shape for its tone, then the colour."""
    if tone not in TONES:
        raise ValueError(f"no such tone: {tone}")
    return {"label": label, "tone": tone}


@register.inclusion_tag(f"{PARTS}clock.html")
def clock(due_on: date | None, *, ended: bool = False, bare: bool = False) -> dict[str, Any]:
    """期限 with the days left or over; None = no due date; `ended` leaves out the days, `bare` the word 期限."""
    read = None if due_on is None else read_clock(due_on, platform_clock.today())
    return {"clock": read, "ended": ended, "bare": bare}


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """A notice in the page; warning and danger are announced as soon as they appear."""
    return render_to_string(
        f"{PARTS}notice.html", {"content": mark_safe(content), "tone": tone, "title": title}
    )


@register.simple_block_tag
def card(content: str, title: str = "", href: str = "", level: int = 2) -> SafeString:
    context = {"content": mark_safe(content), "title": title, "href": href, "level": level}
    return render_to_string(f"{PARTS}card.html", context)


@register.inclusion_tag(f"{PARTS}empty_state.html")
def empty_state(title: str, body: str = "", href: str = "", label: str = "") -> dict[str, Any]:
    """Nothing here yet, and what to do next."""
    return {"title": title, "body": body, "href": href, "label": label}


@register.inclusion_tag(f"{PARTS}stat_tile.html")
def stat_tile(label: str, value: str, *, unit: str = "", note: str = "", href: str = "") -> dict[str, Any]:
    """One figure with its unit, and the link to the rows behind it; pass the value through a filter first."""
    return {"label": label, "value": value, "unit": unit, "note": note, "href": href}


@register.inclusion_tag(f"{PARTS}breadcrumb.html")
def breadcrumb(links: Sequence[Link]) -> dict[str, Any]:
    return {"links": links}


@register.inclusion_tag(f"{PARTS}tabs.html")
def tabs(links: Sequence[Link], label: str) -> dict[str, Any]:
    """Tabs as plain links; `label` names the group."""
    return {"links": links, "label": label}


@register.inclusion_tag(f"{PARTS}steps.html")
def steps(steps: Sequence[Step]) -> dict[str, Any]:
    return {"steps": steps}


@register.inclusion_tag(f"{PARTS}bar_chart.html")
def bar_chart(chart: BarChart) -> dict[str, Any]:
    """Bars inside the table that holds the same numbers."""
    return {"chart": chart, "bars": draw_bars(chart.bars, chart.kind), "region": f"chart-{ids.new_uuid()[:8]}"}


@register.inclusion_tag(f"{PARTS}copy_link.html")
def copy_link(url: str, label: str = "") -> dict[str, Any]:
    """An address shown in full, with a copy button where scripts run."""
    return {"url": url, "label": label, "status": f"copied-{ids.new_uuid()[:8]}"}


@register.inclusion_tag(f"{PARTS}law_note.html")
def law_note(source: LegalSource) -> dict[str, Any]:
    return {"source": source}


@register.simple_tag
def ruby(text: str, reading: str = "") -> SafeString:
    """Text with its reading above it (furigana), a firm's legal form left bare; the text alone without a reading."""
    if not reading:
        return format_html("{}", text)
    core = split_legal_form(text).core
    before, named, after = text.partition(core) if core and core in text else ("", text, "")
    return format_html("{}<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>{}", before, named, reading, after)
