"""Pages of surveys: the answer page for whoever holds a link, and the list for the agency judged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from banso.platform.idempotency.once import once
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import ANYONE, FORM, STAFF, page

from .. import api
from ..queries import ANSWERED, EXPIRED, list_answers
from .forms import AnswerForm
from .lists import answer_spec


@page(ANYONE, FORM)
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The question, or thanks once it has been answered. Neither address nor title names a firm."""
    invitation = api.get_invitation(token, request.now)
    form = AnswerForm(request.POST or None, version=invitation.version)

    def call() -> int:
        return api.answer_survey(actor=request.actor, now=request.now, token=token, **form.values)

    if request.method == "POST" and form.attempt(
        lambda: once(
            scope=f"link:surveys.answer:{invitation.id}", key=form.key, body=form.values, now=request.now, call=call
        )
    ):
        return redirect("surveys:answer", token)
    if request.method != "POST" and invitation.state in (ANSWERED, EXPIRED):
        template = "surveys/thanks.html" if invitation.state == ANSWERED else "surveys/expired.html"
        return render(request, template, {"invitation": invitation})
    return render(request, "surveys/answer.html", {"invitation": invitation, "form": form}, status=form.status)


@page(STAFF)
def answer_list(request: HttpRequest) -> HttpResponse:
    """What firms said about the support of my agency."""
    listed = open_list(answer_spec(), list_answers(request.actor, request.now), request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    return render(request, "surveys/answer_list.html", {"page": listed})
