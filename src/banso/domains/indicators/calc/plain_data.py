"""Definitions and values as plain data 公開形: what REST and the command line answer. Pure."""

from __future__ import annotations

from typing import Any

from banso.kernel.errors import Text

from .definitions import Definition
from .named_period import PERIOD_BREAKDOWNS
from .values import Slice, Value


def _words(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def definition_as_data(definition: Definition) -> dict[str, Any]:
    plain = ("code", "version", "measure", "dataset", "dataset_version", "event", "distinct_key", "decimals")
    return {
        **{name: getattr(definition, name) for name in plain},
        "rounding": definition.rounding,
        "label": _words(definition.label),
        "meaning": _words(definition.meaning),
        "unit": _words(definition.unit),
        "parameters": [
            {**vars(parameter), "label": _words(parameter.label), "choices": list(parameter.choices)}
            for parameter in definition.parameters
        ],
        "breakdowns": [*PERIOD_BREAKDOWNS, *(each.dimension for each in definition.breakdowns)],
        "source": definition.source,
    }


def value_as_data(value: Value) -> dict[str, Any]:
    target = value.target
    return {
        "value": value.rounded,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "unit": _words(value.definition.unit),
        "is_provisional": value.is_provisional,
        "start": value.period.start,
        "end": value.period.end,
        "filters": dict(value.filters),
        "parameters": dict(value.parameters),
        "as_of": value.as_of,
        "target": target and {"percent": target.percent, "plan": _words(target.plan), "source": target.source},
        "meets_target": value.meets_target,
    }


def slice_as_data(one: Slice) -> dict[str, Any]:
    return {"key": one.key, "label": _words(one.label), "value": value_as_data(one.value)}
