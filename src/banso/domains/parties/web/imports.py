"""Importing the register from a page 法人番号ファイルの取込み: upload, progress, errors, decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banso.kernel.errors import Refusal
from banso.platform.imports.api import ImportRun, forget_upload, keep_upload
from banso.platform.scope.roles import Role
from banso.platform.scope.visibility import not_found
from banso.platform.ui.components import Item
from banso.platform.ui.lists import export_list, open_list
from banso.platform.web.access import FORM, WRITE, page

from .. import api
from ..usecases.registry_layout import KIND
from .forms import UploadForm
from .lists import IMPORTS, REJECTIONS, state_tag

COUNTS = {
    "inserted": gettext_lazy("新しく加えた事業者"),
    "updated": gettext_lazy("更新した事業者"),
    "unchanged": gettext_lazy("変わりのない事業者"),
    "hidden": gettext_lazy("検索の対象から外れた事業者"),
    "superseded": gettext_lazy("より新しい行がある行"),
}


@page(Role.ADMINISTRATOR)
def import_list(request: HttpRequest) -> HttpResponse:
    """Every import, newest first."""
    listed = open_list(IMPORTS, ImportRun.objects.filter(kind=KIND), request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    return render(request, "parties/import_list.html", {"page": listed})


@page(Role.ADMINISTRATOR, FORM)
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and leave it to the worker. The file's own hash makes a repeat harmless."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.attempt(lambda: _take(request, form)):
        messages.success(request, _("受け取りました。検査と反映を順に行います。"))
        return redirect("parties:import", run_id=form.result)
    return render(request, "parties/upload.html", {"form": form}, status=form.status)


def _take(request: HttpRequest, form: UploadForm) -> int:
    file = form.cleaned_data["file"]
    path = keep_upload(file.chunks())
    try:
        return api.start_import(
            actor=request.actor, now=request.now, path=path, file_name=file.name,
            accept_valid=form.cleaned_data["accepts_valid"],
        ).pk  # fmt: skip
    except Refusal:
        forget_upload(str(path))
        raise


@page(Role.ADMINISTRATOR)
def import_page(request: HttpRequest, run_id: int) -> HttpResponse:
    """How far an import is, what became of its rows, and every error in them."""
    run = _run(run_id)
    listed = open_list(REJECTIONS, run.rejections.all(), request.GET)
    if listed.wants_export:
        return export_list(listed, actor=request.actor, now=request.now)
    shown = {"run": run, "page": listed, "state": state_tag(run), "facts": _facts(run), "percent": _percent(run)}
    return render(request, "parties/import.html", shown)


@page(Role.ADMINISTRATOR, WRITE)
def accept(request: HttpRequest, run_id: int) -> HttpResponse:
    """Publish the sound rows of a stopped import."""
    api.accept_import(actor=request.actor, now=request.now, run_id=_run(run_id).pk)
    messages.success(request, _("誤りのある行を除いて反映します。"))
    return redirect("parties:import", run_id=run_id)


@page(Role.ADMINISTRATOR, WRITE)
def cancel(request: HttpRequest, run_id: int) -> HttpResponse:
    """Give an import up."""
    api.cancel_import(actor=request.actor, now=request.now, run_id=_run(run_id).pk)
    messages.success(request, _("取込みを取りやめました。"))
    return redirect(reverse("parties:import_list"))


def _run(run_id: int) -> ImportRun:
    run = ImportRun.objects.filter(pk=run_id, kind=KIND).first()
    if run is None:
        raise not_found()
    return run


def _percent(run: ImportRun) -> int:
    return 100 if run.state != "staging" else run.offset_bytes * 100 // max(1, run.size_bytes)


def _facts(run: ImportRun) -> list[Item]:
    items = [
        Item(_("ファイル名"), run.file_name),
        Item(_("文字コード"), run.encoding, "code"),
        Item(_("大きさ（バイト）"), run.size_bytes, "number"),
        Item(_("開始"), run.created_at, "instant"),
        Item(_("終了"), run.finished_at, "instant"),
        Item(_("読んだ行"), run.read_count, "number"),
        Item(_("誤りのある行"), run.rejected_rows, "number"),
    ]
    return [*items, *(Item(str(label), run.counts[name], "number") for name, label in COUNTS.items() if name in run.counts)]
