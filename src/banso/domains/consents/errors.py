"""Refusals of consents 同意."""

from banso.kernel.errors import Kind, Refusal, Text


def consent_required() -> Refusal:
    """No live consent covers what is about to be shared."""
    return Refusal(
        "consent_required",
        kind=Kind.CONFLICT,
        field="consent_id",
        reason=Text("有効な同意がありません。", "There is no consent in force for this."),
        next_step=Text(
            "事業者に同意をお願いするか、書面の同意を記録してください。",
            "Ask the firm for its consent, or record one given on paper.",
        ),
    )


def consent_exists(consent_id: int) -> Refusal:
    return Refusal(
        "consent_already_given",
        kind=Kind.CONFLICT,
        reason=Text("同じ内容の同意がすでにあります。", "A consent covering this is already in force."),
        next_step=Text("いまの同意をそのまま使えます。", "Use the existing one."),
        detail={"consent_id": consent_id},
    )


def not_yours_to_give() -> Refusal:
    return Refusal(
        "consent_not_yours_to_give",
        kind=Kind.FORBIDDEN,
        reason=Text("この同意を記録できる立場ではありません。", "You are not in a position to record this consent."),
        next_step=Text(
            "画面での同意は事業者本人が、書面・口頭の同意は情報を持つ機関の担当者が記録します。",
            "The firm consents on screen; paper and oral consents are recorded by the holder's own staff.",
        ),
    )


def term_backwards() -> Refusal:
    return Refusal(
        "consent_term_invalid",
        field="valid_until",
        reason=Text("同意の期限が過ぎているか、先すぎます。", "The consent would already have ended, or lasts too long."),
        next_step=Text("今日から10年以内の日付を入力してください。", "Enter a date within ten years from today."),
    )


def same_unit() -> Refusal:
    return Refusal(
        "consent_to_oneself",
        field="receiver_unit_id",
        reason=Text("自分の機関に見せるための同意は要りません。", "No consent is needed to show data to your own agency."),
        next_step=Text("別の機関を選んでください。", "Choose another agency."),
    )


def receiver_unknown() -> Refusal:
    return Refusal(
        "receiver_unknown",
        field="receiver_unit_id",
        reason=Text("見せる先の機関が登録されていません。", "The receiving agency is not registered."),
        next_step=Text("機関を選び直してください。", "Choose the agency again."),
    )


def firm_unknown() -> Refusal:
    return Refusal(
        "firm_unknown",
        kind=Kind.NOT_FOUND,
        field="subject_id",
        reason=Text("その事業者は登録されていません。", "There is no such firm."),
        next_step=Text("事業者を検索して選び直してください。", "Search for the firm and choose again."),
    )


def request_expired() -> Refusal:
    return Refusal(
        "consent_request_expired",
        kind=Kind.CONFLICT,
        reason=Text("このお願いの回答期限は過ぎました。", "The time to answer this request has passed."),
        next_step=Text("支援機関に連絡して、もう一度お願いを受けてください。", "Ask the agency to send a new request."),
    )
