"""Made-up agencies 架空の支援機関: every prefecture has the first contacts, three prefectures have every kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from banso.kernel.places import PREFECTURES, municipalities

FULL = ("11", "07", "31")  # Saitama for the demonstration; Fukushima and Tottori for their own networks
ALL_ISSUES = (
    "founding", "market_development", "hiring", "it_use", "intellectual_property", "subcontracting", "succession",
    "shopping_street", "unclear", "cash_flow", "productivity",
)  # fmt: skip


@dataclass(frozen=True)
class AgencyKind:
    """How agencies of one type are made: type code, name pattern, functions, and whether every prefecture has one."""

    type_code: str
    pattern: str
    pattern_en: str
    functions: tuple[str, ...]
    everywhere: bool


KINDS = (
    AgencyKind("AG01", "{city}商工会（架空）", "{pref} {n} Society of Commerce (fictitious)", ALL_ISSUES, True),
    AgencyKind("AG02", "{city}商工会議所（架空）", "{pref} {n} Chamber of Commerce (fictitious)", ALL_ISSUES, True),
    AgencyKind(
        "AG07",
        "{pref_ja}よろず支援拠点（架空）",
        "{pref} Yorozu Support Center (fictitious)",
        (*ALL_ISSUES, "overseas", "turnaround", "sales_force", "product_development"),
        True,
    ),
    AgencyKind(
        "AG18",
        "{pref_ja}事業承継・引継ぎ支援センター（架空）",
        "{pref} Business Succession Support Center (fictitious)",
        ("succession", "closure"),
        True,
    ),
    AgencyKind(
        "AG24", "{pref_ja}知財総合支援窓口（架空）", "{pref} IP Support Counter (fictitious)", ("intellectual_property",), True
    ),
    AgencyKind(
        "AG22", "{pref_ja}取引かけこみ寺（架空）", "{pref} Fair Trade Advice Office (fictitious)", ("subcontracting",), True
    ),
    AgencyKind(
        "AG08", "{pref_ja}あおぞら信用金庫（架空）", "{pref} Aozora Shinkin Bank (fictitious)",
        ("cash_flow", "founding", "market_development", "succession", "bank_support"), False,
    ),
    AgencyKind(
        "AG17", "{pref_ja}中小企業活性化協議会（架空）", "{pref} SME Revitalization Council (fictitious)",
        ("turnaround", "bank_support"), False,
    ),
    AgencyKind("AG23", "ジェトロ{pref_ja}（架空）", "JETRO {pref} (fictitious)", ("overseas", "market_development"), False),
    AgencyKind("AG27", "{pref_ja}労働局（架空）", "{pref} Labour Bureau (fictitious)", ("hiring",), False),
    AgencyKind(
        "AG28", "{pref_ja}プロフェッショナル人材戦略拠点（架空）", "{pref} Professional HR Hub (fictitious)", ("hiring",), False
    ),
    AgencyKind(
        "AG12", "{pref_ja}税理士相談室（架空）", "{pref} Tax Accountants' Desk (fictitious)", ("succession", "cash_flow"), False
    ),
    AgencyKind(
        "AG11", "{pref_ja}診断士相談室（架空）", "{pref} SME Consultants' Desk (fictitious)",
        ("market_development", "hiring", "it_use", "productivity"), False,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class MadeAgency:
    type_code: str
    unit_code: str
    name: str
    name_en: str
    prefecture_code: str
    city_code: str
    phone: str
    functions: tuple[str, ...]


def _made(kind: AgencyKind, prefecture_code: str, number: int) -> MadeAgency:
    place = PREFECTURES[prefecture_code]
    cities = [city for city in municipalities(prefecture_code) if city.code[2:5] != "000"]
    city = cities[(number * 7) % len(cities)]
    words = {"city": city.name, "pref_ja": place.name, "pref": place.name_en, "n": number + 1}
    return MadeAgency(
        type_code=kind.type_code,
        unit_code=f"{kind.type_code}-{prefecture_code}-{number + 1:02d}",
        name=kind.pattern.format(**words),
        name_en=kind.pattern_en.format(**words),
        prefecture_code=prefecture_code,
        city_code=city.code,
        phone=f"0000-{prefecture_code}-{int(kind.type_code[2:]):02d}{number:02d}",
        functions=kind.functions,
    )


def make_agencies(count: int) -> Iterator[MadeAgency]:
    """Exactly `count` agencies (300 or more): the standing kinds first, then further societies of commerce."""
    made = 0
    for prefecture_code in PREFECTURES:
        for kind in KINDS:
            if kind.everywhere or prefecture_code in FULL:
                yield _made(kind, prefecture_code, 0)
                made += 1
    number = 1
    while made < count:
        for prefecture_code in PREFECTURES:
            if made < count:
                yield _made(KINDS[0], prefecture_code, number)
                made += 1
        number += 1
