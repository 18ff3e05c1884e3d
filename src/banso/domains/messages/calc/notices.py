"""Notices お知らせ: sentences the product itself writes into a thread, by template code and parameters."""

from __future__ import annotations

from collections.abc import Mapping

from banso.kernel.errors import Text

NOTICES: dict[str, Text] = {
    "case_opened": Text("{unit}が相談の担当を始めました。", "{unit} has begun to look after your request."),
    "case_closed": Text("{unit}がこの相談への対応を終えました。", "{unit} has ended its work on your request."),
    "consent_asked": Text(
        "{receiver}に相談の内容を見せてよいか、お返事をお願いします。",
        "Please say whether {receiver} may see your consultation.",
    ),
    "consent_withdrawn": Text(
        "{receiver}への同意を取り消しました。{receiver}はもう内容を見られません。",
        "Your consent for {receiver} has been withdrawn; it can no longer see your consultation.",
    ),
    "referral_sent": Text("{receiver}に相談を取り次ぎました。", "Your request was handed over to {receiver}."),
    "referral_taken_up": Text("{receiver}が相談を引き受けました。", "{receiver} has taken up your request."),
    "referral_refused": Text(
        "{receiver}では引き受けられませんでした。{unit}が引き続き担当します。",
        "{receiver} could not take it up. {unit} remains responsible.",
    ),
    "referral_abandoned": Text(
        "{receiver}から返事がないため、取次ぎを終えました。{unit}が引き続き担当します。",
        "{receiver} has not answered, so the hand-over has ended. {unit} remains responsible.",
    ),
    "referral_withdrawn": Text("{receiver}への取次ぎを取りやめました。", "The hand-over to {receiver} was withdrawn."),
    "referral_ended": Text("{receiver}による支援が終わりました。", "The support by {receiver} has ended."),
    "survey_asked": Text("支援が役に立ったか、アンケートにお答えください。", "Please tell us whether the support was useful."),
}


def register_notice(code: str, body: Text) -> None:
    """Declare a template of a higher domain once, at start; `{name}` marks its parameters."""
    known = NOTICES.get(code)
    if known is not None and known != body:
        raise ValueError(f"notice {code} is already declared")
    NOTICES[code] = body


def render_notice(code: str, params: Mapping[str, str]) -> Text:
    """The sentence in both languages. A code or parameter that is missing is a programming error (KeyError)."""
    body = NOTICES[code]
    return Text(body.ja.format(**params), body.en.format(**params))
