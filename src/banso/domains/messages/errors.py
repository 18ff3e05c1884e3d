"""Refusals of messages やり取り."""

from banso.kernel.errors import Kind, Refusal, Text


def thread_not_open() -> Refusal:
    return Refusal(
        "thread_not_open",
        kind=Kind.CONFLICT,
        reason=Text("担当がまだ決まっていないため、送れません。", "Nobody is in charge yet, so it cannot be sent."),
        next_step=Text(
            "担当が決まると、この画面でやり取りできます。急ぐときは相談先に電話してください。",
            "You can write here once somebody is. If it is urgent, telephone the agency.",
        ),
    )
