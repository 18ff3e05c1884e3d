"""Refusals of cases 案件."""

from banso.kernel.errors import Kind, Refusal, Text


def contact_required() -> Refusal:
    return Refusal(
        "contact_required",
        field="contact_email",
        reason=Text("連絡先が入力されていません。", "No way to contact you was given."),
        next_step=Text("メールアドレスか電話番号を入力してください。", "Enter an e-mail address or a telephone number."),
    )


def email_invalid() -> Refusal:
    return Refusal(
        "email_invalid",
        field="contact_email",
        reason=Text("メールアドレスの形が正しくありません。", "This is not an e-mail address."),
        next_step=Text("例：name@example.jp の形で入力してください。", "Enter it like name@example.jp."),
    )


def phone_invalid() -> Refusal:
    return Refusal(
        "phone_invalid",
        field="contact_phone",
        reason=Text("電話番号の形が正しくありません。", "This is not a telephone number."),
        next_step=Text("市外局番から入力してください。例：03-1234-5678", "Enter it with the area code, like 03-1234-5678."),
    )


def agency_unknown() -> Refusal:
    return Refusal(
        "agency_unknown",
        field="to_unit_id",
        reason=Text("相談先の機関が選ばれていないか、登録されていません。", "No registered agency was chosen."),
        next_step=Text("相談先を選び直してください。", "Choose the agency again."),
    )


def firm_unknown() -> Refusal:
    return Refusal(
        "firm_unknown",
        kind=Kind.NOT_FOUND,
        field="subject_id",
        reason=Text("その事業者は登録されていません。", "There is no such firm."),
        next_step=Text("事業者を検索して選び直すか、新しく登録してください。", "Search again, or register the firm."),
    )


def enquiry_about_another_firm() -> Refusal:
    return Refusal(
        "enquiry_about_another_firm",
        kind=Kind.CONFLICT,
        field="subject_id",
        reason=Text("この申込みは別の事業者に結び付けられています。", "This enquiry is linked to another firm."),
        next_step=Text("結び付いた事業者で案件を作るか、先に結び付けを直してください。", "Use that firm, or change the link first."),
    )


def not_your_case() -> Refusal:
    """A case one may read by a grant, but not write."""
    return Refusal(
        "case_of_another_agency",
        kind=Kind.FORBIDDEN,
        reason=Text("ほかの機関の案件は変更できません。", "You cannot change another agency's case."),
        next_step=Text("自分の機関の案件に記録してください。", "Write in your own agency's case."),
    )


def link_expired() -> Refusal:
    return Refusal(
        "link_expired",
        kind=Kind.NOT_FOUND,
        reason=Text("このリンクは使えません。", "This link cannot be used."),
        next_step=Text(
            "リンクが途中で切れていないか確かめてください。期限が過ぎたときは、相談先に連絡してください。",
            "Check that the link is complete. If it has expired, contact the agency.",
        ),
    )
