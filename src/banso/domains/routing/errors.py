"""Refusals of routing."""

from collections.abc import Sequence

from banso.kernel.errors import Kind, Refusal, Text


def no_candidate(set_aside: Sequence[Text]) -> Refusal:
    """Why there is nothing to propose, and what a person does then."""
    reason = Text("この課題と機関に当てはまる規則はありません。", "No rule speaks of this issue and agency.")
    if set_aside:
        reason = Text("".join(one.ja for one in set_aside), " ".join(one.en for one in set_aside))
    return Refusal(
        "no_candidate",
        kind=Kind.NOT_FOUND,
        reason=reason,
        next_step=Text("支援機関の名簿から選んでください。", "Choose from the directory of agencies."),
    )
