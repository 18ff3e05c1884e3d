"""How the tasks of messages are shown in the worklist 作業一覧."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.platform.tasks.models import Task
from banso.platform.tasks.worklist import register_task_kind

from ..usecases.post import ANSWER_TASK


def _thread_address(task: Task) -> str:
    return reverse("messages:thread", args=[task.object_id])


def register() -> None:
    register_task_kind(ANSWER_TASK, title=_("事業者からのメッセージに返信する"), address=_thread_address)
