"""Dimensions 区分: prefecture and type of the agency, and the issue, as expressions over a dataset and as words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, F, Model, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from banso.domains.directory import api as directory
from banso.kernel.errors import Text
from banso.kernel.issues import ISSUES
from banso.kernel.places import PREFECTURES
from banso.platform.datasets import Dataset

from ..calc.definitions import Breakdown, Through

UNKNOWN_KEY = ""
UNKNOWN = Text("不明", "Unknown")
DIMENSION_LABELS = {
    "prefecture": Text("都道府県（支援機関の所在地）", "Prefecture of the agency"),
    "agency_type": Text("支援機関の種別", "Type of agency"),
    "issue": Text("経営課題", "Management issue"),
}


@dataclass(frozen=True)
class Keys:
    """The keys a dimension may take on a day, in the order they are listed, with their words."""

    labels: dict[str, Text]

    def label(self, key: str) -> Text:
        return self.labels.get(key, UNKNOWN)


def keys_of(dimension: str, first_day: date, last_day: date) -> Keys:
    """Every key of a dimension in a period, under its last name there; KeyError for a dimension that does not exist."""
    readers: dict[str, Callable[[], dict[str, Text]]] = {
        "prefecture": lambda: {code: Text(place.name, place.name_en) for code, place in PREFECTURES.items()},
        "agency_type": lambda: _agency_types(last_day) | _ended(first_day, last_day),
        "issue": lambda: {code: issue.name for code, issue in ISSUES.items()},
    }
    return Keys(readers[dimension]())


def _agency_types(on: date) -> dict[str, Text]:
    return {kind.code: kind.name for kind in directory.agency_types(on, include_programmes=True)}


def _ended(first_day: date, last_day: date) -> dict[str, Text]:
    """Types that were there when the period began and are no longer."""
    still = _agency_types(last_day)
    return {code: name for code, name in _agency_types(first_day).items() if code not in still}


def expression(rows: QuerySet[Model], dataset: Dataset, breakdown: Breakdown, on: date) -> F | Combinable:
    """What to group the rows by; NULL and "" both stand for unknown."""
    source = dataset.column(breakdown.column).source
    if breakdown.through is not Through.AGENCY:
        return F(source)
    units_by_key: dict[str, list[int]] = {}
    for unit_id, key in _keys_of_units(rows, source, breakdown.dimension, on).items():
        units_by_key.setdefault(key, []).append(unit_id)
    cases = [When(**{f"{source}__in": units}, then=Value(key)) for key, units in sorted(units_by_key.items())]
    return Case(*cases, default=Value(UNKNOWN_KEY), output_field=CharField())


def condition(rows: QuerySet[Model], dataset: Dataset, breakdown: Breakdown, key: str, on: date) -> Q:
    """Which rows belong to one key; the key "" is the rows whose key is unknown."""
    source = dataset.column(breakdown.column).source
    if breakdown.through is not Through.AGENCY:
        return Q(**{source: key}) if key else Q(**{f"{source}__isnull": True}) | Q(**{source: ""})
    keys = _keys_of_units(rows, source, breakdown.dimension, on)
    if key:
        return Q(**{f"{source}__in": [unit_id for unit_id, found in keys.items() if found == key]})
    return ~Q(**{f"{source}__in": list(keys)}) | Q(**{f"{source}__isnull": True})


def _keys_of_units(rows: QuerySet[Model], source: str, dimension: str, on: date) -> dict[int, str]:
    """Unit → key for each unit that occurs; units without an agency in force on the day are left out."""
    units = {unit_id for unit_id in rows.order_by().values_list(source, flat=True).distinct() if unit_id is not None}
    agencies = directory.agencies_of_units(units, on)
    if dimension == "agency_type":
        return {unit_id: agency.type_code for unit_id, agency in agencies.items()}
    return {unit_id: agency.prefecture_code for unit_id, agency in agencies.items()}
