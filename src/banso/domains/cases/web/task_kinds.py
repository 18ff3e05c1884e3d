"""How the tasks of cases are shown in the worklist 作業一覧."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.platform.tasks.models import Task
from banso.platform.tasks.worklist import register_task_kind

from ..usecases.ask import ANSWER_TASK
from ..usecases.consult import NEXT_TASK


def _enquiry_address(task: Task) -> str:
    return reverse("cases:enquiry_page", args=[task.object_id])


def _case_address(task: Task) -> str:
    return reverse("cases:case_page", args=[task.object_id])


def register() -> None:
    register_task_kind(ANSWER_TASK, title=_("相談の申込みに対応する"), address=_enquiry_address)
    register_task_kind(NEXT_TASK, title=_("次にすること"), address=_case_address)
