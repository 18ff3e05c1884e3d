"""候補の理由: the evidence for a candidate in words, in both languages."""

from __future__ import annotations

from banso.kernel.errors import Text
from banso.kernel.issues import ISSUES
from banso.kernel.places import prefecture

from .matching import IssueFit, Match
from .ranking import Prospect

_REACH = {
    1: Text("担当区域：全国", "Area: the whole nation"),
    2: Text("担当区域：県内の一部の市区町村", "Area: part of the prefecture"),
    4: Text("担当区域：この市区町村", "Area: this municipality"),
}
_FIT = {
    0: Text("この課題は、対応課題に登録していません。", "This issue is not among its declared functions."),
    1: Text("関連する課題を、対応課題に登録しています。", "It declares a related issue."),
    2: Text("この課題を、対応課題に登録しています。", "It declares this issue."),
}
_FULL = Text("今月の受入れ可能件数に達しています。", "It has no room left this month.")
_NOT_LISTED = Text("この地域の名簿に登録がありません。", "The directory lists none here.")
_NAMED = Text(
    "規則が、相談を受けた機関の種別を名指ししています。", "The rule names the asking kind of agency."
)
_OPEN = Text(
    "規則の「等」「各支援機関」などに含まれると読みました。",
    "The asking agency is read as one of the rule's “and others”.",
)
_ONLY_DIRECT = Text(
    "機関の名簿にはない行き先です。取次ぎの記録は作れません。",
    "Not a body of the directory; no referral can be sent.",
)


def explain(match: Match, prospect: Prospect, *, issue: str, prefecture_code: str) -> tuple[Text, ...]:
    """Why the candidate stands where it stands: the rule, the asker, the area, the functions, its room."""
    reasons = [_issue_reason(match, issue), _NAMED if match.names_asker else _OPEN]
    if prospect.has_agency:
        reasons += [_reach_reason(prospect.reach, prefecture_code), _FIT[prospect.fit]]
        if prospect.is_full:
            reasons.append(_FULL)
    else:
        reasons.append(_NOT_LISTED if prospect.type_code else _ONLY_DIRECT)
    return tuple(reasons)


def _issue_reason(match: Match, issue: str) -> Text:
    name, rule = ISSUES[issue].name, match.rule.id
    if match.issue_fit is IssueFit.NAMED:
        return Text(
            f"規則{rule}：課題「{name.ja}」についての規則です。", f"Rule {rule} is about “{name.en}”."
        )
    if match.issue_fit is IssueFit.RELATED_FIELD:
        return Text(
            f"規則{rule}：課題「{name.ja}」に関わる分野の規則です。",
            f"Rule {rule} is about a field related to “{name.en}”.",
        )
    return Text(f"規則{rule}：すべての課題に当てはまる規則です。", f"Rule {rule} applies to every issue.")


def _reach_reason(reach: int, prefecture_code: str) -> Text:
    place = prefecture(prefecture_code)
    return _REACH.get(reach, Text(f"担当区域：{place.name}", f"Area: {place.name_en}"))
