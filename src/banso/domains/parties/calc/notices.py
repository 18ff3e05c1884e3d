"""Notices 注意事項: what a person must know before working with a party."""

from datetime import date

from banso.kernel.errors import Text
from banso.kernel.registry_codes import CLOSE_CAUSES
from banso.kernel.wareki import format_wareki

from .kinds import CLOSED, DECLARED, DELETED

MISSING_CHARACTER = "〓"


def notices_of(
    *, status: str, closed_on: date | None, close_cause: str, successor_name: str, successor_number: str,
    is_hidden: bool, source: str, has_number: bool, name: str, has_image: bool,
) -> tuple[Text, ...]:
    """Everything to beware of, most serious first; empty when there is nothing."""
    found: list[Text] = []
    if status == DELETED:
        found.append(Text("法人番号が削除されています。", "The corporate number has been deleted from the register."))
    if status == CLOSED:
        found.append(_closed(closed_on, close_cause))
    if successor_number:
        found.append(_succeeded(successor_name, successor_number))
    if is_hidden and status != DELETED:
        found.append(
            Text("法人番号公表サイトの検索の対象から外れています。", "Left out of the search of the publication site.")
        )
    if source == DECLARED and has_number:
        found.append(
            Text(
                "国税庁の公表情報とまだ照合していません。名称と所在地は支援機関が登録したものです。",
                "Not yet checked against the register: name and address are as an agency entered them.",
            )
        )
    if MISSING_CHARACTER in name or has_image:
        found.append(
            Text(
                "名称または所在地に、画面に出せない文字（外字）の置き換えがあります。登記の表記を確かめてください。",
                "A character of the name or address could not be shown and was replaced; check the registered spelling.",
            )
        )
    return tuple(found)


def _closed(closed_on: date | None, close_cause: str) -> Text:
    cause = CLOSE_CAUSES.get(close_cause)
    why = Text(f"（{cause.ja}）", f" ({cause.en})") if cause else Text("", "")
    if closed_on is None:
        return Text(f"登記記録が閉鎖されています{why.ja}。", f"The registration is closed{why.en}.")
    return Text(
        f"{format_wareki(closed_on)}に登記記録が閉鎖されています{why.ja}。",
        f"The registration was closed on {closed_on.isoformat()}{why.en}.",
    )


def _succeeded(name: str, number: str) -> Text:
    who = f"{name}（{number}）" if name else number
    return Text(f"合併などにより{who}に引き継がれています。", f"Taken over by {name or 'another firm'} ({number}).")
