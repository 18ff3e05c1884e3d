"""Refusals 拒否 of referrals."""

from banso.kernel.errors import Kind, Refusal, Text


def receiver_unknown() -> Refusal:
    return Refusal(
        "receiver_unknown",
        field="to_unit_id",
        reason=Text("取次先の機関は、今日の支援機関の名簿にありません。", "The receiver is not in the directory today."),
        next_step=Text("支援機関の一覧から選び直してください。", "Choose again from the directory."),
    )


def referral_to_oneself() -> Refusal:
    return Refusal(
        "referral_to_oneself",
        field="to_unit_id",
        reason=Text("自分の機関には取り次げません。", "A need cannot be handed to one's own agency."),
        next_step=Text("別の機関を選んでください。", "Choose another agency."),
    )


def referral_duplicate(referral_id: int) -> Refusal:
    return Refusal(
        "referral_duplicate",
        kind=Kind.CONFLICT,
        field="to_unit_id",
        reason=Text("同じ課題を、この機関にすでに取り次いでいます。", "This issue is already with that agency."),
        next_step=Text("いまの取次ぎの返答を待つか、取り下げてください。", "Wait for its answer, or withdraw it first."),
        detail={"referral_id": referral_id},
    )


def agency_lacks_function(issue_name: Text) -> Refusal:
    return Refusal(
        "agency_lacks_function",
        kind=Kind.UNPROCESSABLE,
        field="override_reason",
        reason=Text(
            f"この機関は「{issue_name.ja}」に対応すると届け出ておらず、取次ぎの規則にもありません。",
            f"This agency does not declare “{issue_name.en}”, and no rule names it.",
        ),
        next_step=Text(
            "別の機関を選ぶか、それでも取り次ぐ理由を書いてください。", "Choose another agency, or say why it should go there."
        ),
    )


def rule_not_applicable(rule_ids: list[str]) -> Refusal:
    return Refusal(
        "rule_not_applicable",
        field="rule_ids",
        reason=Text("示された規則は、この取次ぎに当てはまりません。", "A rule given does not apply to this hand-over."),
        next_step=Text("候補を表示し直し、選び直してください。", "Show the candidates again and choose."),
        detail={"rule_ids": rule_ids},
    )


def share_not_consented(shares: list[str]) -> Refusal:
    return Refusal(
        "share_not_consented",
        kind=Kind.CONFLICT,
        field="shares",
        reason=Text("同意の範囲にない情報が選ばれています。", "Something chosen is outside what the firm agreed to share."),
        next_step=Text("選択を外すか、その情報も含む同意をもらってください。", "Leave it out, or get a consent that covers it."),
        detail={"shares": shares},
    )


def share_unknown() -> Refusal:
    return Refusal(
        "share_unknown",
        field="shares",
        reason=Text("引き継げない情報が選ばれています。", "Something chosen cannot be handed over."),
        next_step=Text("一覧から選んでください。", "Choose from the list."),
    )


def consultation_unknown() -> Refusal:
    return Refusal(
        "consultation_unknown",
        field="consultation_ids",
        reason=Text("この案件にない相談記録が選ばれています。", "A consultation chosen is not of this case."),
        next_step=Text("一覧から選び直してください。", "Choose again from the list."),
    )


def case_not_open() -> Refusal:
    return Refusal(
        "case_closed",
        kind=Kind.CONFLICT,
        field="case_id",
        reason=Text("終了した案件は取り次げません。", "A closed case cannot be handed on."),
        next_step=Text("続けるときは、案件を再開してください。", "Reopen the case to go on."),
    )

