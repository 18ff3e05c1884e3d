"""Letters 通知文 sent by mail: that something was received, never what."""

RULE = "------------------------------------------------------------"


def receipt_letter(number: str, unit_name: str, link: str) -> tuple[str, str]:
    """Subject and body of the letter of receipt, in both languages since we do not know the reader's."""
    subject = f"相談の申込みを受け付けました（受付番号 {number}） / Your enquiry {number}"
    follow_ja = f"経過の確認とやり取りは、次のページでできます。\n{link}\n" if link else ""
    follow_en = f"Follow it and exchange messages here:\n{link}\n" if link else ""
    body = (
        f"相談の申込みを受け付けました。\n受付番号：{number}\n相談先：{unit_name}\n{follow_ja}"
        "このリンクを知っている人はだれでも経過を見られます。ほかの人に渡さないでください。\n"
        f"{RULE}\n"
        f"We have received your enquiry.\nReceipt number: {number}\nAgency: {unit_name}\n{follow_en}"
        "Anyone who has this link can see its progress. Please do not pass it on.\n"
    )
    return subject, body
