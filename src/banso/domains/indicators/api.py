"""The door of the indicators 指標."""

from .calc.definitions import Breakdown, Definition, Measure, Parameter, Target
from .calc.named_period import PERIOD_BREAKDOWNS, NamedPeriod, months_in, parse_period, quarters_in, year_of
from .calc.plain_data import definition_as_data, slice_as_data, value_as_data
from .calc.values import Slice, Value
from .queries.answers import READERS, ask, compute, compute_by
from .queries.definitions import get_definition
from .queries.definitions import list_definitions as catalogue
from .queries.dimensions import DIMENSION_LABELS, Keys
from .queries.measures import adds_up, break_down, compute_value
from .queries.rows import RowColumn, Rows, count_rows, rows_behind
from .queries.selection import UNKNOWN_FILTER, Selection
from .usecases.open_rows import open_rows
from .usecases.publish_definitions import publish_definitions

__all__ = [
    "DIMENSION_LABELS",
    "PERIOD_BREAKDOWNS",
    "READERS",
    "UNKNOWN_FILTER",
    "Breakdown",
    "Definition",
    "Keys",
    "Measure",
    "NamedPeriod",
    "Parameter",
    "RowColumn",
    "Rows",
    "Selection",
    "Slice",
    "Target",
    "Value",
    "adds_up",
    "ask",
    "break_down",
    "catalogue",
    "compute",
    "compute_by",
    "compute_value",
    "count_rows",
    "definition_as_data",
    "get_definition",
    "months_in",
    "open_rows",
    "parse_period",
    "publish_definitions",
    "quarters_in",
    "rows_behind",
    "slice_as_data",
    "value_as_data",
    "year_of",
]
