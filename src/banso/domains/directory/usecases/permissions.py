"""Who may change the directory: the operator's administrators all of it, an agency's administrators their own entry."""

from banso.kernel.errors import Kind, Refusal, Text
from banso.platform.scope.actor import Actor
from banso.platform.scope.models import Unit
from banso.platform.scope.roles import Role


def is_operator(actor: Actor) -> bool:
    """Whether the actor acts for the operator of the product rather than for one agency."""
    if actor.kind == "system":
        return True
    return Unit.objects.filter(pk=actor.unit_id).exclude(kind="agency").exists()


def require_registrar(actor: Actor) -> None:
    """Refuse anyone who may not add bodies to the directory."""
    actor.require(Role.ADMINISTRATOR)
    if not is_operator(actor):
        raise _operator_only()


def require_editor(actor: Actor, unit_id: int) -> None:
    """Refuse anyone who may not change the entry of this unit's agency."""
    actor.require(Role.ADMINISTRATOR)
    if unit_id != actor.unit_id and not is_operator(actor):
        raise _operator_only()


def _operator_only() -> Refusal:
    return Refusal(
        "directory_operator_only",
        kind=Kind.FORBIDDEN,
        reason=Text(
            "ほかの支援機関の登録や変更は、運営主体の管理者が行います。",
            "Only the operator may do this for other agencies.",
        ),
        next_step=Text("運営主体の管理者に依頼してください。", "Ask the operator's administrator."),
    )
