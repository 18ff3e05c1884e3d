"""Management issues 経営課題: the ten fields イ–ヌ of the 2017 draft, and the consultation topics of the annual plans.

Source: 中小企業政策審議会 中間整理（案）別添2（平成29年5月25日） for the fields; annual plans of 2012 and
2023 for the topics. The two lists overlap only in part: a topic names the fields whose routing rules may
serve it, or none.
"""

from dataclasses import dataclass

from .errors import Refusal, Text


@dataclass(frozen=True)
class Issue:
    """One issue. `symbol` is the letter of the 2017 draft ("" for a topic); `fields` are codes of related fields."""

    code: str
    symbol: str
    name: Text
    group: str
    fields: tuple[str, ...]


def _field(code: str, symbol: str, ja: str, en: str) -> Issue:
    return Issue(code, symbol, Text(ja, en), "field", (code,))


def _topic(code: str, ja: str, en: str, *fields: str) -> Issue:
    return Issue(code, "", Text(ja, en), "topic", fields)


ISSUES: dict[str, Issue] = {
    issue.code: issue
    for issue in (
        _field("founding", "イ", "創業", "Founding"),
        _field("market_development", "ロ", "販路開拓", "Market development"),
        _field("hiring", "ハ", "人材確保", "Hiring"),
        _field("it_use", "ニ", "IT活用", "Use of IT"),
        _field("intellectual_property", "ホ", "知的財産", "Intellectual property"),
        _field("subcontracting", "ヘ", "下請・取引", "Subcontracting"),
        _field("succession", "ト", "事業承継", "Business succession"),
        _field("shopping_street", "チ", "商店街振興", "Shopping streets"),
        _field("unclear", "リ", "課題が不明確", "Issue not clear yet"),
        _field("bank_support", "ヌ", "金融機関による経営支援", "Banks' management support"),
        _topic("cash_flow", "資金繰り", "Cash flow"),
        _topic("turnaround", "事業再生", "Turnaround", "bank_support"),
        _topic("overseas", "海外展開", "Overseas expansion", "market_development"),
        _topic("productivity", "生産性向上", "Productivity", "it_use", "hiring"),
        _topic("environment_sdgs", "環境・SDGs", "Environment and SDGs"),
        _topic("disaster", "災害対応・復興", "Disaster and recovery"),
        _topic("closure", "廃業", "Closing the business", "succession"),
        _topic("knowledge_assets", "知的資産経営", "Intellectual assets", "intellectual_property"),
        _topic("product_development", "製品開発", "Product development"),
        _topic("sales_force", "営業力強化", "Sales force", "market_development"),
        _topic("growth_field", "成長分野への参入", "Entering growth fields"),
        _topic("manufacturing", "ものづくり", "Manufacturing"),
    )
}
_BY_SYMBOL = {issue.symbol: issue for issue in ISSUES.values() if issue.symbol}
_BY_NAME = {name: issue for issue in ISSUES.values() for name in (issue.name.ja, issue.name.en.lower())}


def parse_issue(text: str, *, field: str = "issue") -> Issue:
    """The issue with this code, letter or name. Errors: issue_unknown."""
    given = text.strip()
    issue = ISSUES.get(given) or _BY_SYMBOL.get(given) or _BY_NAME.get(given.lower())
    if issue is None:
        raise Refusal(
            "issue_unknown",
            field=field,
            reason=Text("経営課題のコードがありません。", "There is no such issue code."),
            next_step=Text(
                "イ〜ヌの文字か、founding などのコードを指定してください。",
                "Give a letter イ–ヌ or a code such as founding.",
            ),
        )
    return issue
