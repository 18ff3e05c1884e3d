"""Whom a consent is for 対象の選択: the firm, the receiving agency and the case, as the address of the page names them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, QueryDict

from banso.domains.parties import api as parties
from banso.kernel.errors import Refusal
from banso.platform.scope.models import Unit

from ..errors import firm_unknown
from .forms import ReceiverSearch

LONGEST_ID = 18
MOST_UNITS = 50


@dataclass(frozen=True)
class Chosen:
    """Ids from the query string; None where it names none."""

    subject_id: int
    receiver_unit_id: int | None
    case_id: int | None
    firm_name: str
    receiver_name: str

    def query(self, **changes: object) -> str:
        values = {"subject": self.subject_id, "receiver": self.receiver_unit_id, "case": self.case_id, **changes}
        return urlencode({name: value for name, value in values.items() if value is not None})


def read_chosen(request: HttpRequest) -> Chosen:
    """Errors: firm_unknown."""
    subject_id = _number(request.GET, "subject")
    if subject_id is None:
        raise firm_unknown()
    receiver = _number(request.GET, "receiver")
    unit = None if receiver is None else Unit.objects.filter(pk=receiver, kind="agency").first()
    return Chosen(
        subject_id=subject_id,
        receiver_unit_id=None if unit is None else unit.pk,
        case_id=_number(request.GET, "case"),
        firm_name=firm_name(request, subject_id),
        receiver_name="" if unit is None else unit.name,
    )


def firm_name(request: HttpRequest, subject_id: int) -> str:
    """The firm's name for those who may see it; "" for others, so that ids cannot be tried for names."""
    try:
        return parties.get_party(request.actor, request.now, subject_id).name
    except Refusal:
        return ""


def receiver_choices(request: HttpRequest) -> dict[str, Any]:
    """The search form for a receiving agency and what it finds by name, the actor's own unit left out."""
    form = ReceiverSearch(request.GET)
    units = Unit.objects.filter(kind="agency").exclude(pk=request.actor.unit_id)
    if form.is_valid():
        words = form.cleaned_data["text"]
        units = units.filter(Q(name__icontains=words) | Q(name_en__icontains=words))
    else:
        units = units.none()
    return {"search": form, "units": units.order_by("name")[:MOST_UNITS], "most": MOST_UNITS}


def _number(params: QueryDict, name: str) -> int | None:
    text = params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_ID else None
