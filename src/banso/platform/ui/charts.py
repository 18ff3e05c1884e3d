"""Bar charts 棒グラフ: geometry only, so that the page draws them with attributes and no inline style. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WIDTH = 1000  # user units of the drawing; the page stretches it to its column
Quantity = int | Decimal | Fraction


@dataclass(frozen=True)
class Bar:
    """One bar: its label, value (None = no data), optional target mark and the page behind it."""

    label: str
    value: Quantity | None
    target: Quantity | None = None
    href: str = ""


@dataclass(frozen=True)
class BarChart:
    """A caption, a unit, the bars, and how values read ("number", "yen" or "share")."""

    caption: str
    bars: Sequence[Bar]
    label_head: str
    value_head: str
    kind: str = "number"
    href_label: str = ""

    @property
    def has_targets(self) -> bool:
        return any(bar.target is not None for bar in self.bars)


@dataclass(frozen=True)
class DrawnBar:
    """A bar in whole drawing units: where it starts, how wide it is, where its target stands."""

    bar: Bar
    x: int
    width: int
    is_minus: bool
    target_x: int | None


def draw_bars(bars: Sequence[Bar], kind: str = "number") -> list[DrawnBar]:
    """Every bar on one scale that always holds zero, and 100 % for shares; no data draws nothing."""
    values = [Fraction(value) for bar in bars for value in (bar.value, bar.target) if value is not None]
    low, high = min([*values, Fraction(0)]), max([*values, Fraction(kind == "share")])
    span = high - low or Fraction(1)

    def at(value: Quantity) -> int:
        return round((Fraction(value) - low) / span * WIDTH)

    zero = at(0)
    drawn = []
    for bar in bars:
        end = zero if bar.value is None else at(bar.value)
        target_x = None if bar.target is None else at(bar.target)
        drawn.append(DrawnBar(bar, min(zero, end), abs(end - zero), end < zero, target_x))
    return drawn
