"""Taking the next number 採番 of a fiscal year, under a lock, so that none is given twice or skipped on failure."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from banso.kernel.fiscal import fiscal_year

from ..calc.numbers import format_number
from ..models import LastNumber


def take_number(kind: str, on: date) -> str:
    """The next number of its kind; call inside `work`."""
    year = fiscal_year(on)
    LastNumber.objects.get_or_create(kind=kind, fiscal_year=year)
    row = LastNumber.objects.select_for_update().get(kind=kind, fiscal_year=year)
    row.number += 1
    row.save(update_fields=["number"])
    return format_number(kind, year, row.number)


def take_numbers(kind: str, days: Sequence[date]) -> list[str]:
    """The next numbers for many rows, in their order, each of the fiscal year of its day; call inside `work`."""
    wanted = Counter(fiscal_year(day) for day in days)
    last: dict[int, int] = {}
    for year, count in sorted(wanted.items()):
        LastNumber.objects.get_or_create(kind=kind, fiscal_year=year)
        row = LastNumber.objects.select_for_update().get(kind=kind, fiscal_year=year)
        last[year], row.number = row.number, row.number + count
        row.save(update_fields=["number"])
    numbers = []
    for day in days:
        year = fiscal_year(day)
        last[year] += 1
        numbers.append(format_number(kind, year, last[year]))
    return numbers
