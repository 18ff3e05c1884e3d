"""States 状態 of a consent and of a request for one, and what may follow what."""

from __future__ import annotations

from banso.kernel.errors import Kind, Refusal, Text

GIVEN, WITHDRAWN = "given", "withdrawn"
ASKED, ACCEPTED, DECLINED, CANCELLED = "asked", "accepted", "declined", "cancelled"

CONSENT_STEPS: dict[str, frozenset[str]] = {GIVEN: frozenset({WITHDRAWN}), WITHDRAWN: frozenset()}
REQUEST_STEPS: dict[str, frozenset[str]] = {
    ASKED: frozenset({ACCEPTED, DECLINED, CANCELLED}),
    ACCEPTED: frozenset(),
    DECLINED: frozenset(),
    CANCELLED: frozenset(),
}

CONSENT_STATES: dict[str, Text] = {
    GIVEN: Text("同意あり", "Given"),
    WITHDRAWN: Text("撤回", "Withdrawn"),
}
REQUEST_STATES: dict[str, Text] = {
    ASKED: Text("回答待ち", "Waiting for an answer"),
    ACCEPTED: Text("同意された", "Accepted"),
    DECLINED: Text("同意されなかった", "Declined"),
    CANCELLED: Text("取消し", "Cancelled"),
}

# How a consent is evidenced, and whether a note is needed to say where the evidence is.
EVIDENCE: dict[str, Text] = {
    "click": Text("画面での同意", "Given on screen"),
    "link": Text("リンクからの回答", "Answered by link"),
    "paper": Text("書面", "On paper"),
    "oral": Text("口頭（記録あり）", "Orally, with a note"),
}
EVIDENCE_WITH_NOTE = frozenset({"paper", "oral"})
EVIDENCE_BY_STAFF = frozenset({"paper", "oral"})


def check_consent_step(state: str, target: str) -> None:
    """Errors: consent_already_withdrawn (409)."""
    if target not in CONSENT_STEPS[state]:
        raise Refusal(
            "consent_already_withdrawn",
            kind=Kind.CONFLICT,
            reason=Text("この同意はすでに撤回されています。", "This consent has already been withdrawn."),
            next_step=Text("ほかに必要な操作はありません。", "Nothing else needs to be done."),
        )


def check_request_step(state: str, target: str) -> None:
    """Errors: consent_request_answered (409)."""
    if target not in REQUEST_STEPS[state]:
        raise Refusal(
            "consent_request_answered",
            kind=Kind.CONFLICT,
            reason=Text("この同意のお願いはすでに終わっています。", "This request has already been answered or cancelled."),
            next_step=Text(
                "変えたいときは、担当の支援機関に連絡してください。", "To change your answer, contact your agency."
            ),
        )


def check_evidence(evidence: str, note: str) -> None:
    """Errors: evidence_unknown, evidence_note_required."""
    if evidence not in EVIDENCE:
        raise Refusal(
            "evidence_unknown",
            field="evidence",
            reason=Text("その確認方法は使えません。", "There is no such kind of evidence."),
            next_step=Text("画面・リンク・書面・口頭から選んでください。", "Choose click, link, paper or oral."),
        )
    if evidence in EVIDENCE_WITH_NOTE and not note.strip():
        raise Refusal(
            "evidence_note_required",
            field="evidence_note",
            reason=Text("書面や口頭の同意には、確認の記録が必要です。", "A paper or oral consent needs a note."),
            next_step=Text(
                "いつ、だれから、どう確認したか、書面の保管場所を書いてください。",
                "Say when, from whom and how, and where the paper is kept.",
            ),
        )
