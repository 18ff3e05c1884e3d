"""Pages on which administrators keep the directory 名簿の登録と変更."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from banso.platform.clock import date_of
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.ui.components import Link
from banso.platform.ui.formats import show_text
from banso.platform.ui.forms import BansoForm
from banso.platform.web.access import FORM, page

from .. import api
from ..models import Agency
from ..queries import get_agency
from ..usecases.permissions import require_editor, require_registrar
from .forms import CloseForm, EntryForm, NewAgencyForm, OfficeForm, RenameForm, entry_initial


@page(Role.ADMINISTRATOR, FORM)
def agency_new(request: HttpRequest) -> HttpResponse:
    require_registrar(request.actor)
    form = NewAgencyForm(request.POST or None, initial={"valid_from": date_of(request.now)})

    def save() -> int:
        return api.register_agency(actor=request.actor, now=request.now, **form.entry).id

    if _sent(request, form, "register_agency", lambda: form.entry, save):
        messages.success(request, _("支援機関を登録しました。"))
        return redirect("directory:agency", agency_id=form.result)
    trail = [
        Link(_("支援機関の一覧"), reverse("directory:agency_list")),
        Link(_("支援機関を登録する"), current=True),
    ]
    context = {"form": form, "title": _("支援機関を登録する"), "submit": _("登録する"), "breadcrumb": trail}
    context |= {"cancel_url": reverse("directory:agency_list")}
    return render(request, "directory/agency_form.html", context, status=form.status)


@page(Role.ADMINISTRATOR, FORM)
def agency_edit(request: HttpRequest, agency_id: int) -> HttpResponse:
    agency = _editable(request, agency_id)
    street = Agency.objects.values_list("street", flat=True).get(pk=agency_id)
    form = EntryForm(request.POST or None, version=agency.version, initial=entry_initial(agency, street))

    def save() -> int:
        return api.update_agency(**_target(request, form, agency_id), **form.entry)

    return _change(request, form, agency, _("登録内容を変える"), "update_agency", lambda: form.entry, save)


@page(Role.ADMINISTRATOR, FORM)
def agency_rename(request: HttpRequest, agency_id: int) -> HttpResponse:
    agency = _editable(request, agency_id)
    form = RenameForm(request.POST or None, version=agency.version)

    def save() -> int:
        return api.rename_agency(**_target(request, form, agency_id), **form.values)

    return _change(request, form, agency, _("名称を変える"), "rename_agency", lambda: form.values, save)


@page(Role.ADMINISTRATOR, FORM)
def agency_close(request: HttpRequest, agency_id: int) -> HttpResponse:
    agency = _editable(request, agency_id)
    form = CloseForm(request.POST or None, version=agency.version)

    def save() -> int:
        return api.close_agency(**_target(request, form, agency_id), **form.values)

    return _change(request, form, agency, _("名簿から外す"), "close_agency", lambda: form.values, save)


@page(Role.ADMINISTRATOR, FORM)
def office_new(request: HttpRequest, agency_id: int) -> HttpResponse:
    agency = _editable(request, agency_id)
    form = OfficeForm(request.POST or None, version=agency.version)

    def save() -> int:
        return api.add_office(**_target(request, form, agency_id), **form.values)

    return _change(request, form, agency, _("拠点を加える"), "add_office", lambda: form.values, save)


def _editable(request: HttpRequest, agency_id: int) -> api.AgencySummary:
    agency = get_agency(agency_id, date_of(request.now))
    require_editor(request.actor, agency.unit_id)
    return agency


def _target(request: HttpRequest, form: BansoForm, agency_id: int) -> dict[str, Any]:
    return {
        "actor": request.actor,
        "now": request.now,
        "agency_id": agency_id,
        "version": form.seen_version or 0,
    }


def _sent(
    request: HttpRequest, form: BansoForm, action: str, body: Callable[[], Any], save: Callable[[], int]
) -> bool:
    """Run the use case once for this submission."""
    if request.method != "POST":
        return False

    def call() -> int:
        scope = f"{request.actor.user_id}:directory.{action}:{request.path}"
        return int(once(scope=scope, key=form.key, body=body(), now=request.now, call=save))

    return form.attempt(call)


def _change(
    request: HttpRequest,
    form: BansoForm,
    agency: api.AgencySummary,
    title: str,
    action: str,
    body: Callable[[], Any],
    save: Callable[[], int],
) -> HttpResponse:
    if _sent(request, form, action, body, save):
        messages.success(request, _("変更を保存しました。"))
        if api.agency_of_unit(agency.unit_id, date_of(request.now)) is None:
            return redirect("directory:agency_list")
        return redirect("directory:agency", agency_id=agency.id)
    name = show_text(agency.name_text)
    url = reverse("directory:agency", args=[agency.id])
    trail = [
        Link(_("支援機関の一覧"), reverse("directory:agency_list")),
        Link(name, url),
        Link(title, current=True),
    ]
    context = {
        "form": form,
        "title": title,
        "name": name,
        "submit": _("保存する"),
        "cancel_url": url,
        "breadcrumb": trail,
    }
    return render(request, "directory/agency_form.html", context, status=form.status)
