"""How the tasks of referrals are shown in the worklist 作業一覧."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from banso.platform.tasks.models import Task
from banso.platform.tasks.worklist import register_task_kind

TITLES = {
    "referrals.answer": _("届いた取次ぎに返答する"),
    "referrals.support": _("取次ぎを受けた支援の結果を記録する"),
    "referrals.refused": _("取次先が対応できないため、次を決める"),
    "referrals.abandoned": _("取次先から返答がないため、次を決める"),
    "referrals.withdrawn": _("事業者が同意を取り消したため、次を決める"),
    "referrals.not_reachable": _("取次先が事業者と連絡できなかったため、次を決める"),
    "referrals.ended": _("取次ぎの結果を確認する"),
}


def _address(task: Task) -> str:
    return reverse("referrals:referral", args=[task.object_id])


def register() -> None:
    """Declare every kind; called once when the app is ready."""
    for kind, title in TITLES.items():
        register_task_kind(kind, title=title, address=_address)
