"""How the tasks of consents are shown in the worklist 作業一覧."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.platform.tasks.models import Task
from banso.platform.tasks.worklist import register_task_kind

from ..usecases.ask import ANSWERED_TASK


def _request_address(task: Task) -> str:
    return reverse("consents:request_page", args=[task.object_id])


def register() -> None:
    register_task_kind(ANSWERED_TASK, title=_("同意の回答を確かめる"), address=_request_address)
