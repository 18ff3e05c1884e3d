"""Pages of the two lists 届いた取次ぎ・送った取次ぎ."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from banso.platform.scope.actor import Actor
from banso.platform.ui.lists import ListSpec, export_list, open_list
from banso.platform.web.access import STAFF, page

from ..queries import basket_rows, firm_names, sent_rows
from .lists import basket_list, sent_list, with_urgency

MakeList = Callable[[Actor, datetime, dict[int, str]], ListSpec]


@page(STAFF)
def basket(request: HttpRequest) -> HttpResponse:
    """What was handed to my agency, by clock."""
    return _show(request, basket_rows(request.actor, request.now), basket_list, "referrals/basket.html")


@page(STAFF)
def sent(request: HttpRequest) -> HttpResponse:
    """What my agency handed on, and how it stands."""
    return _show(request, sent_rows(request.actor, request.now), sent_list, "referrals/sent.html")


def _show(request: HttpRequest, rows: QuerySet[Any], make: MakeList, template: str) -> HttpResponse:
    names: dict[int, str] = {}
    listed = open_list(make(request.actor, request.now, names), with_urgency(rows), request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    names.update(firm_names(request.actor, request.now, {row.subject_id for row in listed.objects}))
    return render(request, template, {"page": listed})
