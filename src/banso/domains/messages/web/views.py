"""Pages of messages やり取り: the unit's threads, and one thread for its unit or the firm's owner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from banso.domains.cases import api as cases
from banso.platform.idempotency.once import once
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import FORM, READ, WRITE, page

from .. import api
from ..calc.sides import UNIT
from ..queries import side_of, thread_rows
from .forms import MessageForm
from .lists import firm_names, thread_list
from .presenting import thread_entries

CASEWORKERS = (Role.ADVISER, Role.OFFICER, Role.EXPERT)


@page(allow=CASEWORKERS, methods=READ)
def threads(request: HttpRequest) -> HttpResponse:
    names: dict[int, str] = {}
    shown = open_list(thread_list(names), thread_rows(request.actor, request.now), request.GET)
    if shown.wants_export:
        return export_list(shown, actor=request.actor, now=request.now)
    names.update(firm_names([row.subject_id for row in shown.objects]))
    return render(request, "messages/thread_list.html", {"page": shown})


@page(allow=(*CASEWORKERS, Role.OWNER), methods=FORM)
def thread(request: HttpRequest, case_id: int) -> HttpResponse:
    """Read a thread and write into it; opening it marks it read."""
    case = cases.get_case(request.actor, request.now, case_id)
    if side_of(request.actor, case.owner_unit_id, case.subject_id) is None:
        raise not_found()
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.attempt(lambda: _post(request, form, case_id)):
        messages.success(request, _("メッセージを送りました。"))
        return redirect("messages:thread", case_id)
    view = api.thread_of(request.actor, request.now, case_id)
    if view.unread:
        api.mark_read(actor=request.actor, now=request.now, case_id=case_id)
    context = {
        "form": form,
        "case": case,
        "entries": thread_entries(view),
        "is_unit": view.side == UNIT,
        "firm_name": firm_names([case.subject_id]).get(case.subject_id, ""),
    }
    return render(request, "messages/thread.html", context, status=form.status)


def _post(request: HttpRequest, form: MessageForm, case_id: int) -> int:
    return once(
        scope=f"{request.actor.user_id}:messages.post",
        key=form.key,
        body=[case_id, form.values],
        now=request.now,
        call=lambda: api.post_message(
            actor=request.actor, now=request.now, case_id=case_id, body=form.cleaned_data["body"]
        ),
    )


@page(allow=CASEWORKERS, methods=WRITE)
def settle(request: HttpRequest, case_id: int) -> HttpResponse:
    """No answer is needed: the task ends."""

    def run() -> None:
        api.settle_thread(actor=request.actor, now=request.now, case_id=case_id)

    key = request.POST.get("idempotency_key", "")
    once(scope=f"{request.actor.user_id}:messages.settle", key=key, body=case_id, now=request.now, call=run)
    messages.success(request, _("返信は要らないと記録しました。"))
    return redirect("messages:thread", case_id)
