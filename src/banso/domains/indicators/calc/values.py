"""Values 値: an exact number with what it was made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from banso.kernel.errors import Text
from banso.kernel.periods import Period

from .definitions import Definition, Measure, Target


@dataclass(frozen=True)
class Tally:
    """What the database counted: for a share the numerator and the denominator, else the number and None."""

    numerator: int
    denominator: int | None = None

    @property
    def exact(self) -> Fraction | None:
        """The number itself, or the share; a share of nothing is undefined (None), not zero."""
        if self.denominator is None:
            return Fraction(self.numerator)
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True)
class Value:
    """A computed indicator. `exact` is a count, or a share between 0 and 1, or None where undefined."""

    definition: Definition
    tally: Tally
    period: Period
    filters: Mapping[str, str]
    parameters: Mapping[str, int]
    as_of: datetime
    is_provisional: bool = True

    @property
    def numerator(self) -> int:
        return self.tally.numerator

    @property
    def denominator(self) -> int | None:
        return self.tally.denominator

    @property
    def exact(self) -> Fraction | None:
        return self.tally.exact

    @property
    def is_share(self) -> bool:
        return self.definition.measure is Measure.SHARE

    @property
    def target(self) -> Target | None:
        return self.definition.target_for(self.parameters)

    @property
    def meets_target(self) -> bool | None:
        """Whether the exact share reaches the floor; None without target or value."""
        if self.target is None or self.exact is None:
            return None
        return self.exact >= self.target.share

    @property
    def rounded(self) -> Decimal | None:
        """As shown: a count as it is, a share in per cent, half up to the definition's decimals."""
        if self.exact is None:
            return None
        shown = self.exact * 100 if self.is_share else self.exact
        scaled = shown * 10**self.definition.decimals
        whole = (Decimal(scaled.numerator) / Decimal(scaled.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
        return whole.scaleb(-self.definition.decimals)


@dataclass(frozen=True)
class Slice:
    """One line of a breakdown: the key of the dimension, its words, and the value there."""

    key: str
    label: Text
    value: Value
