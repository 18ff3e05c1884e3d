"""What a sender may choose to hand over 引き継ぐ情報, and which class of information each part is."""

from __future__ import annotations

from banso.kernel.errors import Text

SUMMARY, CONSULTATIONS, CONTACT = "summary", "consultations", "contact"

SHARES: dict[str, Text] = {
    SUMMARY: Text("相談の件名と課題", "Title and issues of the case"),
    CONSULTATIONS: Text("選んだ相談記録", "The consultations chosen"),
    CONTACT: Text("事業者側の担当の方の氏名と連絡先", "Name and contact details of the firm's contact"),
}
NEEDED_CLASS: dict[str, str] = {SUMMARY: "confidential", CONSULTATIONS: "confidential", CONTACT: "personal"}


def not_covered(shares: tuple[str, ...], consented: tuple[str, ...]) -> list[str]:
    """The chosen parts that the consent's field classes do not cover, in their usual order."""
    return [share for share in SHARES if share in shares and NEEDED_CLASS[share] not in consented]
