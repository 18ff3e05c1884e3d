"""Pages for a signed-in owner わたしの相談: requests, what is due, who may see what and who looked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from banso.domains.cases import api as cases
from banso.domains.consents import api as consents
from banso.domains.messages import api as letters
from banso.domains.parties import api as parties
from banso.domains.referrals import api as referrals
from banso.platform.audit.models import AuditEntry
from banso.platform.scope.roles import FieldClass
from banso.platform.scope.visibility import not_found
from banso.platform.ui.lists import Column, Filter, ListSpec, export_list, open_list
from banso.platform.web.access import OWNER, READ, page

from .journey import case_journey, enquiry_journey
from .seeing import LOOK_PURPOSES, looks_at_subject, unit_names, viewers_of_subject, what_was_seen
from .showing import viewer_table


@page(allow=OWNER, methods=READ)
def home(request: HttpRequest) -> HttpResponse:
    """The owner's requests and what waits for an answer."""
    actor, now = request.actor, request.now
    firms = sorted(actor.subject_ids)
    enquiries = [one for firm in firms for one in cases.enquiries_of_subject(actor, now, firm)]
    asked_cases = {one.case_id for one in enquiries}
    own_cases = [one for firm in firms for one in cases.cases_of_subject(actor, now, firm)]
    unread = letters.unread_by_case(actor, now, "owner")
    context = {
        "firms": parties.summaries_of(firms).values(),
        "enquiries": enquiries,
        "own_cases": [one for one in own_cases if one.id not in asked_cases],
        "requests": [one for firm in firms for one in consents.requests_of_subject(actor, now, firm) if one.is_open],
        "unread": [(one, unread[one.id]) for one in own_cases if one.id in unread],
        "surveys": _surveys(own_cases, now),
    }
    return render(request, "portal/home.html", context)


def _surveys(own_cases: list[cases.CaseSummary], now: Any) -> list[referrals.FirmStep]:
    return [step for case in own_cases for step in referrals.firm_steps_of_case(case.id, now) if step.survey_path]


@page(allow=OWNER, methods=READ)
def own_request(request: HttpRequest, enquiry_id: int) -> HttpResponse:
    """One request that began as an enquiry."""
    enquiry = cases.get_enquiry(request.actor, request.now, enquiry_id)
    return render(request, "portal/request.html", enquiry_journey(enquiry, request.now))


@page(allow=OWNER, methods=READ)
def own_case(request: HttpRequest, case_id: int) -> HttpResponse:
    """One request that began at a counter."""
    case = cases.get_case(request.actor, request.now, case_id)
    if case.subject_id not in request.actor.subject_ids:
        raise not_found()
    talks = cases.consultations_of(request.actor, request.now, case_id)
    first_on = min((one.event_on for one in talks), default=None)
    return render(request, "portal/request.html", case_journey(case, len(talks), first_on, request.now))


@page(allow=OWNER, methods=READ)
def visibility(request: HttpRequest) -> HttpResponse:
    """Who may see what of the owner's firms, the consents behind it, and every look."""
    actor, now = request.actor, request.now
    shown = open_list(_look_list(_units_that_looked(actor.subject_ids)), looks_at_subject(actor.subject_ids), request.GET)
    if shown.wants_export:
        return export_list(shown, actor=actor, now=now)
    firms = sorted(actor.subject_ids)
    given = [one for firm in firms for one in consents.consents_of_subject(actor, now, firm)]
    context = {
        "page": shown,
        "viewers": viewer_table([one for firm in firms for one in viewers_of_subject(actor, now, firm)]),
        "consents": [one for one in given if one.is_live],
        "ended_consents": [one for one in given if not one.is_live],
    }
    return render(request, "portal/visibility.html", context)


def _units_that_looked(subject_ids: frozenset[int]) -> dict[int, str]:
    ids = looks_at_subject(subject_ids).order_by().values_list("actor_unit_id", flat=True).distinct()
    return unit_names(ids)


def _look_list(names: dict[int, str]) -> ListSpec:
    def unit(look: AuditEntry) -> Any:
        return names.get(look.actor_unit_id, _("運営主体"))

    return ListSpec(
        title=_("見られた記録"),
        columns=[
            Column("at", _("日時"), "at", FieldClass.INTERNAL, "instant", order_by=("at",), exportable=True, is_row_header=True),
            Column("unit", _("機関"), unit, FieldClass.INTERNAL, order_by=("actor_unit_id",), exportable=True),
            Column("what", _("見たもの"), lambda look: what_was_seen(look.object_type), FieldClass.INTERNAL,
                   order_by=("object_type",), exportable=True),
            Column("why", _("理由"), lambda look: LOOK_PURPOSES.get(look.purpose, look.purpose), FieldClass.INTERNAL,
                   order_by=("purpose",), exportable=True),
        ],
        default_order="-at",
        filters=[Filter("unit", _("機関"), [(str(pk), name) for pk, name in sorted(names.items())],
                        lambda rows, value: rows.filter(actor_unit_id=value))],
        empty_title=_("まだだれも見ていません"),
    )  # fmt: skip
