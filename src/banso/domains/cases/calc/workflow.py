"""States 状態 of enquiries and cases, and what may follow what."""

from __future__ import annotations

from banso.kernel.errors import Kind, Refusal, Text

RECEIVED, ACCEPTED, SETTLED, WITHDRAWN = "received", "accepted", "settled", "withdrawn"
OPEN, CLOSED = "open", "closed"

ENQUIRY_STEPS: dict[str, frozenset[str]] = {
    RECEIVED: frozenset({ACCEPTED, SETTLED, WITHDRAWN}),
    ACCEPTED: frozenset(),
    SETTLED: frozenset(),
    WITHDRAWN: frozenset(),
}
CASE_STEPS: dict[str, frozenset[str]] = {OPEN: frozenset({CLOSED}), CLOSED: frozenset({OPEN})}

ENQUIRY_STATES: dict[str, Text] = {
    RECEIVED: Text("受付済み", "Received"),
    ACCEPTED: Text("案件にした", "Case opened"),
    SETTLED: Text("案件にせず終了", "Ended without a case"),
    WITHDRAWN: Text("取下げ", "Withdrawn"),
}
CASE_STATES: dict[str, Text] = {OPEN: Text("対応中", "Open"), CLOSED: Text("終了", "Closed")}

ORIGINS: dict[str, Text] = {
    "walk_in": Text("窓口に来所", "Walk-in"),
    "enquiry": Text("相談の申込み", "Enquiry"),
    "referral": Text("取次ぎ", "Hand-over"),
    "visit": Text("訪問", "Visit"),
}
OUTCOMES: dict[str, Text] = {
    "resolved": Text("課題が解決した", "Issue resolved"),
    "handed_over": Text("ほかの機関が引き継いだ", "Another agency took over"),
    "no_further_need": Text("相談の必要がなくなった", "No further need"),
    "not_reachable": Text("連絡がとれない", "Not reachable"),
    "business_ended": Text("事業を終えた", "Business ended"),
}
SETTLEMENTS: dict[str, Text] = {
    "answered": Text("その場で回答した", "Answered at once"),
    "duplicate": Text("同じ申込みがある", "Duplicate"),
    "not_reachable": Text("連絡がとれない", "Not reachable"),
    "out_of_scope": Text("相談の対象でない", "Out of scope"),
}


def check_enquiry_step(state: str, target: str) -> None:
    """Errors: enquiry_already_handled (409)."""
    if target not in ENQUIRY_STEPS[state]:
        raise Refusal(
            "enquiry_already_handled",
            kind=Kind.CONFLICT,
            reason=Text("この申込みはすでに対応が決まっています。", "This enquiry has already been dealt with."),
            next_step=Text("申込みの画面を開き直してください。", "Open the enquiry again."),
        )


def check_case_step(state: str, target: str) -> None:
    """Errors: case_closed, case_open (409)."""
    if target in CASE_STEPS[state]:
        return
    if state == CLOSED:
        raise case_closed()
    raise Refusal(
        "case_open",
        kind=Kind.CONFLICT,
        reason=Text("この案件は対応中です。", "This case is still open."),
        next_step=Text("案件の画面を開き直してください。", "Open the case again."),
    )


def case_closed() -> Refusal:
    """What a write on a closed case is answered."""
    return Refusal(
        "case_closed",
        kind=Kind.CONFLICT,
        reason=Text("この案件は終了しています。", "This case is closed."),
        next_step=Text("続けるときは、案件を再開してください。", "Reopen the case to go on."),
    )


def check_code(code: str, table: dict[str, Text], field: str) -> str:
    """A code that its table holds. Errors: <field>_unknown."""
    if code not in table:
        raise Refusal(
            f"{field}_unknown",
            field=field,
            reason=Text("選べない値です。", "This is not one of the choices."),
            next_step=Text("一覧から選んでください。", "Choose from the list."),
            detail={"choices": list(table)},
        )
    return code
