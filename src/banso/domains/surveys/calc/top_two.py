"""The top-two share 上位2段階の割合: how many answers lie in the two best points of their scale.

Source: 令和5年度計画 Ⅰ.2(2)① （5段階評価において上位2段階の評価を得る割合）; 平成24年度計画 Ⅰ.2(2)② （4段階評価）.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from banso.kernel.errors import Kind, Refusal, Text

TOP = 2


@dataclass(frozen=True)
class TopTwo:
    """Answers in the two best points, and all answers. `share` is exact, and None when nobody answered."""

    numerator: int
    denominator: int

    @property
    def share(self) -> Fraction | None:
        """The share, undefined (not zero) without answers."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


def is_top_two(score: int, scale_points: int) -> bool:
    """Whether a score is one of the two best of its scale."""
    return score > scale_points - TOP


def top_two(answers: Iterable[tuple[int, int]]) -> TopTwo:
    """The share over pairs (score, points of its scale). Errors: scales_mixed when the scales differ."""
    pairs = list(answers)
    if len({points for _, points in pairs}) > 1:
        raise Refusal(
            "scales_mixed",
            kind=Kind.UNPROCESSABLE,
            reason=Text("4段階と5段階の評価は合わせて集計できません。", "Answers on scales of 4 and 5 points are never added up."),
            next_step=Text("段階ごとに集計してください。", "Compute one figure for each scale."),
        )
    return TopTwo(sum(is_top_two(score, points) for score, points in pairs), len(pairs))
