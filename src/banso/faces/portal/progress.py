"""How far a request has come 進み具合, in five steps: 受付 → 担当を決める → 相談 → 取次ぎ → 完了. Pure but for translation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from banso.platform.ui.components import Step

DONE, CURRENT, TODO = "done", "current", "todo"
HELPING, WAITING = frozenset({"taken_up", "helped", "no_help_needed", "not_reachable"}), "waiting"


@dataclass(frozen=True)
class Stand:
    """What the steps are read from: is there a case, how many consultations, hand-over states, is it closed."""

    has_case: bool
    consultations: int
    referral_states: Sequence[str]
    is_closed: bool
    is_over_without_case: bool = False


def progress_steps(stand: Stand) -> list[Step]:
    """The five steps; exactly one is current until the end. A closed request has no hand-over step it never needed."""
    if stand.is_over_without_case:
        return [Step(_("受付"), DONE), Step(_("完了"), DONE)]
    reached = _reached(stand)
    labels = [_("受付"), _("担当を決める"), _("相談"), _("取次ぎ"), _("完了")]
    states = [DONE if n < reached else CURRENT if n == reached else TODO for n in range(len(labels))]
    steps = [Step(label, state) for label, state in zip(labels, states, strict=True)]
    steps[3] = Step(labels[3], states[3], _handover_note(stand))
    if stand.is_closed and not stand.referral_states:
        del steps[3]
    return steps


def _reached(stand: Stand) -> int:
    """The number of the step that is under way: 5 = all done."""
    if stand.is_closed:
        return 5
    if not stand.has_case:
        return 1
    if WAITING in stand.referral_states or "taken_up" in stand.referral_states:
        return 3
    if any(state in HELPING for state in stand.referral_states):
        return 4
    return 2


def _handover_note(stand: Stand) -> str:
    if WAITING in stand.referral_states:
        return _("返事を待っています")
    if "taken_up" in stand.referral_states:
        return _("ほかの機関が引き受けました")
    return _("必要なときだけ") if not stand.referral_states and not stand.is_closed else ""
