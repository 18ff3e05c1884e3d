"""Loops 堂々巡り: a need must not come back to an agency that already handed it on."""

from __future__ import annotations

from collections.abc import Iterable

from banso.kernel.errors import Kind, Refusal, Text


def check_no_loop(earlier_senders: Iterable[int], to_unit_id: int) -> None:
    """Errors: referral_loop (409) when the receiver is one of the units that handed this need on before."""
    if to_unit_id in set(earlier_senders):
        raise Refusal(
            "referral_loop",
            kind=Kind.CONFLICT,
            field="to_unit_id",
            reason=Text(
                "この機関は、同じ相談をすでに取り次いだ機関です。", "This agency has already handed this same need on."
            ),
            next_step=Text(
                "別の機関を選ぶか、届いた取次ぎを「対応できない」で返してください。",
                "Choose another agency, or answer the referral you received with “not for us”.",
            ),
        )
