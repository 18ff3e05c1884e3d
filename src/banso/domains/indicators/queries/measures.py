"""Numbers 集計: counted by the database in one query each, never by loading rows."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Count, Q

from ..calc.definitions import Breakdown, Measure, Through
from ..calc.named_period import PERIOD_BREAKDOWNS, NamedPeriod, months_in, quarters_in
from ..calc.values import Slice, Tally, Value
from ..errors import breakdown_invalid
from .dimensions import expression
from .selection import UNKNOWN_FILTER, Selection, dataset_for

GROUP = "indicator_group"


def compute_value(selection: Selection) -> Value:
    """The number of a selection."""
    return _value(selection, selection.named, _tally(selection.rows().aggregate(**_counts(selection, Q()))))


def break_down(selection: Selection, by: str) -> list[Slice]:
    """The number for each part of a dimension. Errors: breakdown_invalid."""
    if by in PERIOD_BREAKDOWNS:
        periods = (quarters_in if by == "quarter" else months_in)(selection.named.period)
        return _by_period(selection, periods)
    breakdown = selection.definition.breakdown(by)
    if breakdown is None:
        raise breakdown_invalid([*PERIOD_BREAKDOWNS, *(each.dimension for each in selection.definition.breakdowns)])
    rows = replace(selection, dataset=dataset_for(selection.definition, breakdown)) if splits(breakdown) else selection
    return _by_dimension(rows, breakdown)


def adds_up(selection: Selection, by: str) -> bool:
    """Whether the parts of a breakdown add up to the whole: not for shares, firms, or rows with several issues."""
    measure = selection.definition.measure
    breakdown = selection.definition.breakdown(by)
    return measure is Measure.COUNT and (breakdown is None or not splits(breakdown))


def splits(breakdown: Breakdown) -> bool:
    """Whether one counted row may fall under several keys."""
    return breakdown.through is Through.EACH


def _by_period(selection: Selection, periods: Sequence[NamedPeriod]) -> list[Slice]:
    counts: dict[str, Count] = {}
    for number, named in enumerate(periods):
        for part, count in _counts(selection, selection.inside(named.period)).items():
            counts[f"{part}_{number}"] = count
    found = selection.rows().aggregate(**counts) if counts else {}
    slices = []
    for number, named in enumerate(periods):
        tally = _tally({part.removesuffix(f"_{number}"): found[part] for part in found if part.endswith(f"_{number}")})
        slices.append(Slice(named.code, named.label, _value(selection, named, tally)))
    return slices


def _by_dimension(selection: Selection, breakdown: Breakdown) -> list[Slice]:
    rows = selection.rows()
    group = expression(rows, selection.dataset, breakdown, selection.names_on)
    grouped = rows.annotate(**{GROUP: group}).order_by().values(GROUP).annotate(**_counts(selection, Q()))
    tallies: dict[str, Tally] = {}
    for found in grouped:
        key = found[GROUP] or UNKNOWN_FILTER
        tallies[key] = _sum(tallies.get(key), _tally(found))
    keys = selection.keys(breakdown.dimension)
    order = [*keys.labels, *(key for key in sorted(tallies) if key not in keys.labels)]
    return [
        Slice(key, keys.label(key), _value(selection, selection.named, tallies[key])) for key in order if key in tallies
    ]


def _counts(selection: Selection, inside: Q) -> dict[str, Count]:
    """What to count among rows that meet `inside`."""
    definition = selection.definition
    if definition.measure is Measure.DISTINCT:
        return {"numerator": Count(selection.key_source, filter=inside, distinct=True)}
    if definition.measure is Measure.COUNT:
        return {"numerator": Count("pk", filter=inside)}
    met = selection.all_of(definition.numerator)
    return {"numerator": Count("pk", filter=inside & met), "denominator": Count("pk", filter=inside)}


def _tally(found: dict[str, int]) -> Tally:
    return Tally(found["numerator"], found.get("denominator"))


def _sum(first: Tally | None, second: Tally) -> Tally:
    """NULL and "" are both unknown: their rows are disjoint, so counts add (a distinct key may not, and is never NULL)."""
    if first is None:
        return second
    denominator = None if second.denominator is None else (first.denominator or 0) + second.denominator
    return Tally(first.numerator + second.numerator, denominator)


def _value(selection: Selection, named: NamedPeriod, tally: Tally) -> Value:
    return Value(
        definition=selection.definition,
        tally=tally,
        period=named.period,
        filters=dict(selection.filters),
        parameters=dict(selection.parameters),
        as_of=selection.as_of,
    )
