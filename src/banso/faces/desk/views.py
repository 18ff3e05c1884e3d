"""Pages of the desk: home, worklist, karte."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.domains.parties import api as parties
from banso.kernel.errors import Refusal, Text
from banso.platform.clock import date_of
from banso.platform.scope.roles import Role
from banso.platform.tasks.worklist import open_tasks
from banso.platform.ui.components import Link
from banso.platform.ui.formats import show_text
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import STAFF, page

from .home import names_of, read_home
from .karte import KINDS, fact_table, own_open_cases, read_timeline, viewer_table
from .worklist import task_list, with_date_flag

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)
PAGE_SIZE = 30


@page(STAFF)
def home(request: HttpRequest) -> HttpResponse:
    """What must I do by when."""
    context = {"home": read_home(request.actor, request.now), "is_caseworker": request.actor.has(*CASEWORKERS)}
    return render(request, "desk/home.html", context)


@page(STAFF)
def tasks(request: HttpRequest) -> HttpResponse:
    """All tasks of the unit: filters, order, paging, export."""
    names: dict[int, str] = {}
    spec = task_list(date_of(request.now), names)
    listed = open_list(spec, with_date_flag(open_tasks(request.actor, request.now)), request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    names.update(names_of(request.actor, request.now, {task.subject_id for task in listed.objects}))
    return render(request, "desk/tasks.html", {"page": listed})


@page(CASEWORKERS)
def firm(request: HttpRequest, party_id: int) -> HttpResponse:
    """The karte; other units' confidential entries are there only while a permission is live."""
    party = parties.get_party(request.actor, request.now, party_id)
    chosen, number = _asked(request)
    lines = [line for line in read_timeline(request.actor, request.now, party_id) if chosen in ("", line.kind)]
    first = (number - 1) * PAGE_SIZE
    context = {
        "party": party,
        "facts": fact_table(request.actor, request.now, party_id),
        "viewers": viewer_table(request.actor, request.now, party),
        "open_cases": own_open_cases(request.actor, request.now, party_id),
        "kinds": _kind_links(chosen),
        "entries": [line.entry for line in lines[first : first + PAGE_SIZE]],
        "count": len(lines),
        "newer_url": _page_url(chosen, number - 1) if number > 1 else "",
        "older_url": _page_url(chosen, number + 1) if len(lines) > first + PAGE_SIZE else "",
        "breadcrumb": [Link(_("事業者"), reverse("parties:search")), Link(party.name, "", True)],
    }
    return render(request, "desk/firm.html", context)


def _asked(request: HttpRequest) -> tuple[str, int]:
    """The chosen kind of entry and the page. Errors: timeline_filter_invalid."""
    chosen, number = request.GET.get("kind", ""), request.GET.get("page", "1")
    is_number = number.isascii() and number.isdigit() and len(number) <= 6 and int(number) >= 1
    if (chosen and chosen not in KINDS) or not is_number:
        raise Refusal(
            "timeline_filter_invalid",
            reason=Text("選択肢にない指定です。", "This is not one of the choices."),
            next_step=Text("カルテを開き直してください。", "Open the record again."),
        )
    return chosen, int(number)


def _kind_links(chosen: str) -> list[Link]:
    return [
        Link(_("すべて"), "?", chosen == ""),
        *(Link(show_text(label), f"?kind={kind}", chosen == kind) for kind, label in KINDS.items()),
    ]


def _page_url(chosen: str, number: int) -> str:
    return f"?kind={chosen}&page={number}" if chosen else f"?page={number}"
