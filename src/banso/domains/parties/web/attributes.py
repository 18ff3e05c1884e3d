"""Recording an attribute 属性の記録."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from banso.platform.clock import date_of
from banso.platform.idempotency.once import once
from banso.platform.web.access import FORM, STAFF, page

from .. import api
from .forms import AttributeForm


@page(STAFF, FORM)
def record_attribute(request: HttpRequest, party_id: int) -> HttpResponse:
    """A new value of one attribute, with its source and date; older ones stay."""
    party = api.get_party(request.actor, request.now, party_id)
    form = AttributeForm(request.POST if request.method == "POST" else None, initial={"as_of": date_of(request.now)})
    if request.method == "POST" and form.attempt(lambda: _record(request, form, party_id)):
        messages.success(request, _("記録しました。"))
        return redirect("parties:party", party_id=party_id)
    return render(request, "parties/record_attribute.html", {"form": form, "party": party}, status=form.status)


def _record(request: HttpRequest, form: AttributeForm, party_id: int) -> int:
    return once(
        scope=f"{request.actor.user_id}:parties.set_attribute:{party_id}",
        key=form.key,
        body=form.values,
        now=request.now,
        call=lambda: api.set_attribute(actor=request.actor, now=request.now, party_id=party_id, **form.values),
    )
