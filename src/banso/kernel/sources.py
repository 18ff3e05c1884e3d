"""根拠法令: where a rule or a number comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """確かさ: whether the source itself was seen."""

    VERIFIED = "V"
    PARTLY = "P"
    UNVERIFIED = "U"


@dataclass(frozen=True, slots=True)
class LegalSource:
    """根拠: a law and its article as they are cited in Japanese; ``verified_on`` is the day the text was last read.

    A verified source names that day, an unverified one cannot (ValueError).
    """

    law: str
    article: str
    url: str | None = None
    certainty: Certainty = Certainty.UNVERIFIED
    verified_on: date | None = None

    def __post_init__(self) -> None:
        if not self.law:
            raise ValueError("a legal source names its law")
        if (self.certainty is Certainty.UNVERIFIED) != (self.verified_on is None):
            raise ValueError("a source has a day of reading exactly when it was read")

    def __str__(self) -> str:
        mark = "（未確認）" if self.certainty is Certainty.UNVERIFIED else ""
        return f"{self.law}{self.article}{mark}"
