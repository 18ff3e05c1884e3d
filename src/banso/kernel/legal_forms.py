"""法人格の表記: the ways a legal form is written in a firm's name (株式会社, (株), ㈱, ㍿ …)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

# Full word → the characters used for it in brackets. Where one short form stands for several (社 for
# 一般社団法人 and 公益社団法人) it is left to the oldest meaning, and the name is not guessed further.
SHORT_FORMS = {
    "株式会社": ("株",),
    "有限会社": ("有",),
    "合同会社": ("同", "合"),
    "合名会社": ("名",),
    "合資会社": ("資",),
    "相互会社": ("相",),
    "一般社団法人": ("一社",),
    "一般財団法人": ("一財",),
    "公益社団法人": ("公社",),
    "公益財団法人": ("公財",),
    "社団法人": ("社",),
    "財団法人": ("財",),
    "特定非営利活動法人": ("特非",),
    "社会福祉法人": ("福",),
    "医療法人": ("医",),
    "医療法人社団": ("医社",),
    "医療法人財団": ("医財",),
    "学校法人": ("学",),
    "宗教法人": ("宗",),
    "独立行政法人": ("独",),
    "地方独立行政法人": ("地独",),
    "国立大学法人": (),
    "農事組合法人": ("農",),
    "企業組合": ("企",),
    "協業組合": ("協業",),
    "協同組合": ("協",),
    "弁護士法人": (),
    "税理士法人": (),
    "司法書士法人": (),
    "行政書士法人": (),
    "社会保険労務士法人": (),
    "監査法人": (),
    "有限責任事業組合": (),
    "信用金庫": (),
    "信用組合": (),
}
_LIGATURES = {"㍿": "株式会社", "㈱": "株式会社", "㈲": "有限会社", "㈴": "合名会社", "㈾": "合資会社"} | {
    "㈳": "社団法人",
    "㈶": "財団法人",
    "㈻": "学校法人",
}
_OLD_WORDS = {"株式會社": "株式会社", "有限會社": "有限会社", "合資會社": "合資会社", "合名會社": "合名会社"}
# Forms that are part of the name itself at its end (山田信用金庫) are known, yet not cut off.
_KEPT_AS_NAME = frozenset({"信用金庫", "信用組合", "協同組合", "企業組合", "協業組合"})


class LegalName(NamedTuple):
    """商号の分解: the name without its legal form, the form's full word, and where it stood."""

    core: str
    form: str | None
    position: Literal["before", "after", "none"]


def _spellings() -> dict[str, str]:
    spelled = {word: word for word in SHORT_FORMS if word not in _KEPT_AS_NAME}
    spelled |= _OLD_WORDS | _LIGATURES
    for word, shorts in SHORT_FORMS.items():
        for short in shorts:
            spelled |= {f"{left}{short}{right}": word for left in "(（" for right in ")）"}
    return spelled


_BY_SPELLING = _spellings()
_ANY = "|".join(re.escape(spelling) for spelling in sorted(_BY_SPELLING, key=len, reverse=True))
_BEFORE = re.compile(rf"\s*({_ANY})\s*(?=\S)")
_AFTER = re.compile(rf"(?<=\S)\s*({_ANY})\s*$")


def split_legal_form(name: str) -> LegalName:
    """The name as typed without its legal form: ``㈱山田`` and ``山田 株式会社`` both give the core ``山田``.

    Only one form is taken, before the name first. A name that is nothing but a form, or has none, comes
    back whole with ``form`` None. Never refuses.
    """
    if match := _BEFORE.match(name):
        return LegalName(name[match.end() :].strip(), _BY_SPELLING[match[1]], "before")
    if match := _AFTER.search(name):
        return LegalName(name[: match.start()].strip(), _BY_SPELLING[match[1]], "after")
    return LegalName(name, None, "none")
