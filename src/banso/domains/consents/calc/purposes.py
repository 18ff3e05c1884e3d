"""Purposes 利用目的 a consent may be given for, and how field classes read to an owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from banso.kernel.errors import Refusal, Text


@dataclass(frozen=True)
class Purpose:
    """One purpose: its code, its name, and what the owner is told it means."""

    code: str
    name: Text
    meaning: Text


PURPOSES: dict[str, Purpose] = {
    purpose.code: purpose
    for purpose in (
        Purpose(
            "referral",
            Text("取次ぎ", "Hand-over"),
            Text(
                "あなたの相談を引き継いでもらうため、相談の内容を別の支援機関に見せます。",
                "Shows your consultation to another support agency so that it can take over.",
            ),
        ),
    )
}

# What may be consented to, in the words of the owner's page. Public data need no consent.
SHAREABLE: dict[str, Text] = {
    "internal": Text("相談の受付日・課題の種類など", "Dates and kinds of issues of the consultation"),
    "confidential": Text("相談の内容と記録", "What you asked and the notes taken"),
    "personal": Text("事業者側の担当の方の氏名と連絡先", "Name and contact details of the firm's contact"),
    "special_care": Text("特に配慮が必要な情報", "Information needing special care"),
}


def check_purpose(code: str) -> Purpose:
    """The purpose with this code. Errors: purpose_unknown."""
    purpose = PURPOSES.get(code)
    if purpose is None:
        raise Refusal(
            "purpose_unknown",
            field="purpose",
            reason=Text("その利用目的は登録されていません。", "There is no such purpose."),
            next_step=Text("一覧にある利用目的を選んでください。", "Choose a purpose from the list."),
        )
    return purpose


def check_field_classes(classes: Iterable[str]) -> list[str]:
    """The classes in a fixed order, once each. Errors: field_classes_required, field_class_unknown."""
    given = {str(one) for one in classes}
    if not given:
        raise Refusal(
            "field_classes_required",
            field="field_classes",
            reason=Text("見せる情報の範囲が選ばれていません。", "Nothing to be shared was chosen."),
            next_step=Text("見せる情報を1つ以上選んでください。", "Choose at least one kind of information."),
        )
    if not given <= SHAREABLE.keys():
        raise Refusal(
            "field_class_unknown",
            field="field_classes",
            reason=Text("選べない情報の範囲があります。", "A kind of information is not one that can be shared."),
            next_step=Text("一覧にある情報から選んでください。", "Choose from the list."),
        )
    return [name for name in SHAREABLE if name in given]
