"""Made-up firms 架空の事業者, with numbers that no registry office issues."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from banso.kernel.corporate_number import check_digit
from banso.kernel.places import PREFECTURES, municipalities

from .words import GIVEN_NAMES, LEGAL_FORMS, QUARTERS, STEMS, SURNAMES, TRADES

# Registry offices have numbers below 9000: bodies from 9999 on are nobody's.
UNISSUED_BODY = 999_900_000_000
# Rough shares of firms by prefecture, per thousand; the rest is spread evenly.
SHARES = {"13": 120, "27": 80, "23": 65, "14": 55, "11": 60, "28": 45, "01": 45, "40": 42, "12": 38, "22": 38}


@dataclass(frozen=True)
class MadeFirm:
    """One firm before it has an id. `home` is the prefecture whose society of commerce registered it."""

    number: int
    kind: str
    name: str
    kana: str
    corporate_number: str
    registry_kind: str
    prefecture_code: str
    city_code: str
    street: str
    postal_code: str
    phone: str
    representative: str
    industry_code: str
    employees: int
    capital_yen: int | None


def _prefectures(random: Random, count: int) -> list[str]:
    codes = list(PREFECTURES)
    rest = (1000 - sum(SHARES.values())) / (len(codes) - len(SHARES))
    weights = [SHARES.get(code, rest) for code in codes]
    return random.choices(codes, weights, k=count)


def make_person(random: Random) -> tuple[str, str]:
    """A made-up person: name and kana."""
    surname, given = random.choice(SURNAMES), random.choice(GIVEN_NAMES)
    return f"{surname[0]} {given[0]}", f"{surname[1]} {given[1]}"


def _kind(random: Random) -> str:
    return random.choices(("corporation", "sole_proprietor", "pre_founder"), (62, 35, 3))[0]


def _name(random: Random, kind: str, number: int, person: tuple[str, str]) -> tuple[str, str, str]:
    """Name, kana and registry kind."""
    stem, trade = random.choice(STEMS), random.choice(TRADES)
    if kind == "pre_founder":
        return person[0], person[1], ""
    if kind == "sole_proprietor":
        return f"{stem[0]}{trade[0]}", f"{stem[1]}{trade[1]}", ""
    form, code, _ = random.choices(LEGAL_FORMS, [weight for *_, weight in LEGAL_FORMS])[0]
    bare = f"{stem[0]}{trade[0]}"
    name = f"{form}{bare}" if number % 3 else f"{bare}{form}"
    return name, f"{stem[1]}{trade[1]}", code


def _employees(random: Random) -> int:
    """Most firms are small: half have five people or fewer, one in a hundred a hundred or more."""
    longest = random.choices((5, 20, 50, 100, 299), (50, 33, 11, 5, 1))[0]
    return random.randint(1, longest)


def make_firms(random: Random, count: int) -> Iterator[MadeFirm]:
    """`count` firms, the same for the same seed."""
    cities = {code: [city for city in municipalities(code) if city.code[2:5] != "000"] for code in PREFECTURES}
    for number, prefecture_code in enumerate(_prefectures(random, count)):
        kind = _kind(random)
        person = make_person(random)
        name, kana, registry_kind = _name(random, kind, number, person)
        body = str(UNISSUED_BODY + number)
        city = random.choice(cities[prefecture_code])
        corporation = kind == "corporation"
        yield MadeFirm(
            number=number,
            kind=kind,
            name=name,
            kana=kana,
            corporate_number=f"{check_digit(body)}{body}" if corporation else "",
            registry_kind=registry_kind,
            prefecture_code=prefecture_code,
            city_code=city.code,
            street=f"{random.choice(QUARTERS)}{random.randint(1, 9)}丁目{random.randint(1, 40)}番{random.randint(1, 30)}号",
            postal_code="0000000",
            phone=f"0000-{prefecture_code}-{number % 10000:04d}",
            representative=person[0],
            industry_code=random.choice(TRADES)[2],
            employees=0 if kind == "pre_founder" else _employees(random),
            capital_yen=random.choice((1, 3, 5, 10, 20, 30)) * 1_000_000 if corporation else None,
        )
