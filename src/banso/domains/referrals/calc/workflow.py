"""States 状態 of a referral: what may follow what, and who may do it."""

from __future__ import annotations

from enum import StrEnum

from banso.kernel.errors import Kind, Refusal, Text


class Party(StrEnum):
    """Who acts on a referral, whatever their role in the product."""

    SENDER = "sender"
    RECEIVER = "receiver"
    FIRM = "firm"
    CLOCK = "clock"


WAITING, TAKEN_UP = "waiting", "taken_up"
HELPED, NO_HELP_NEEDED, NOT_REACHABLE = "helped", "no_help_needed", "not_reachable"
NOT_FOR_US, ABANDONED, WITHDRAWN = "not_for_us", "abandoned", "withdrawn"

OPEN_STATES = (WAITING, TAKEN_UP)
OUTCOMES = (HELPED, NO_HELP_NEEDED, NOT_REACHABLE)
END_STATES = (*OUTCOMES, NOT_FOR_US, ABANDONED, WITHDRAWN)
STATES = (*OPEN_STATES, *END_STATES)
SURVEYED_OUTCOMES = (HELPED, NO_HELP_NEEDED)

_RECEIVER = frozenset({Party.RECEIVER})
_SENDER_OR_FIRM = frozenset({Party.SENDER, Party.FIRM})

TRANSITIONS: dict[str, dict[str, frozenset[Party]]] = {
    WAITING: {
        TAKEN_UP: _RECEIVER,
        NOT_FOR_US: _RECEIVER,
        ABANDONED: frozenset({Party.CLOCK}),
        WITHDRAWN: _SENDER_OR_FIRM,
    },
    TAKEN_UP: {
        HELPED: _RECEIVER,
        NO_HELP_NEEDED: _RECEIVER,
        NOT_REACHABLE: _RECEIVER,
        WITHDRAWN: _SENDER_OR_FIRM,
    },
    **{state: {} for state in END_STATES},
}

LABELS: dict[str, Text] = {
    WAITING: Text("返答待ち", "Waiting for an answer"),
    TAKEN_UP: Text("引受け済み", "Taken up"),
    HELPED: Text("支援した", "Helped"),
    NO_HELP_NEEDED: Text("支援は不要だった", "No help needed"),
    NOT_REACHABLE: Text("連絡がつかなかった", "Could not be reached"),
    NOT_FOR_US: Text("対応できない", "Not for this agency"),
    ABANDONED: Text("返答なし", "Never answered"),
    WITHDRAWN: Text("取下げ", "Withdrawn"),
}

REFUSAL_REASONS: dict[str, Text] = {
    "out_of_field": Text("専門外の内容", "Outside our field"),
    "out_of_area": Text("担当地域の外", "Outside our area"),
    "no_capacity": Text("いまは受けられない（人手不足など）", "No capacity at present"),
    "already_supported": Text("すでにほかで支援している", "Already supported elsewhere"),
    "other": Text("その他", "Other"),
}
REASONS_IN_WORDS = frozenset({"other"})


def next_states(state: str, party: Party) -> tuple[str, ...]:
    """The states this party may lead to from here, in the order of `STATES`."""
    return tuple(target for target in STATES if party in TRANSITIONS[state].get(target, frozenset()))


def check_transition(state: str, target: str, party: Party) -> None:
    """Errors: referral_not_yours_to_change (403) for the wrong party, referral_step_not_allowed (409) otherwise."""
    parties = TRANSITIONS[state].get(target)
    if parties is None:
        raise Refusal(
            "referral_step_not_allowed",
            kind=Kind.CONFLICT,
            reason=Text(
                f"「{LABELS[state].ja}」の取次ぎは「{LABELS[target].ja}」にできません。",
                f"A referral that is “{LABELS[state].en}” cannot become “{LABELS[target].en}”.",
            ),
            next_step=Text("最新の状態を開いて確かめてください。", "Open the referral again and look at its state."),
            detail={"state": state, "target": target},
        )
    if party not in parties:
        raise Refusal(
            "referral_not_yours_to_change",
            kind=Kind.FORBIDDEN,
            reason=Text("この操作は、取次ぎの相手側が行います。", "This is for the other side of the referral to do."),
            next_step=Text("自分の側でできる操作を選んでください。", "Choose one of the actions of your own side."),
            detail={"state": state, "target": target, "party": party.value},
        )


def check_refusal_reason(code: str, words: str) -> None:
    """Errors: refusal_reason_required, refusal_reason_unknown, refusal_words_required (for "other")."""
    if not code:
        raise _reason("refusal_reason_required", "reason_code", "理由が選ばれていません。", "No reason was chosen.")
    if code not in REFUSAL_REASONS:
        raise _reason("refusal_reason_unknown", "reason_code", "その理由は選べません。", "There is no such reason.")
    if code in REASONS_IN_WORDS and not words.strip():
        raise _reason("refusal_words_required", "reason", "「その他」の内容がありません。", "“Other” needs words.")


def check_outcome(outcome: str) -> None:
    """Errors: outcome_unknown."""
    if outcome not in OUTCOMES:
        raise _reason("outcome_unknown", "outcome", "その結果は選べません。", "There is no such outcome.")


def _reason(code: str, field: str, ja: str, en: str) -> Refusal:
    return Refusal(
        code,
        field=field,
        reason=Text(ja, en),
        next_step=Text("一覧から選び、必要なら言葉で補ってください。", "Choose from the list and add words where needed."),
    )
