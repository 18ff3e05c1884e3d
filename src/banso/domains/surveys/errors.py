"""Refusals 拒否 that more than one part of surveys gives."""

from banso.kernel.errors import Kind, Refusal, Text


def link_unknown() -> Refusal:
    """What a wrong link answers."""
    return Refusal(
        "survey_link_unknown",
        kind=Kind.NOT_FOUND,
        reason=Text("このリンクは使えません。", "This link does not work."),
        next_step=Text("届いたリンクの全体をもう一度開いてください。", "Open the whole link you were sent once more."),
    )
