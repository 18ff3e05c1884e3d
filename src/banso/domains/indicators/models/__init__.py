"""Tables of the indicators."""

from .definition import IndicatorDefinition

__all__ = ["IndicatorDefinition"]
