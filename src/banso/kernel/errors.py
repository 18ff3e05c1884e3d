"""拒否（入力や操作を受け付けないこと）: one exception family with stable codes.

Every refusal says what is wrong and what to do next, in Japanese and in English, so that a page, the REST
interface and the command line show the same words. What the person typed is never repeated here: it may hold
something that must not reach a log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A sentence in both languages of the product."""

    ja: str
    en: str

    def in_language(self, language: str) -> str:
        """The English words for ``en`` and its variants (``en-gb``), the Japanese ones for anything else."""
        return self.en if language.lower().partition("-")[0] == "en" else self.ja


class Kind(Enum):
    """What sort of refusal it is; the value is the HTTP status that answers it."""

    INVALID = 400
    UNAUTHENTICATED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    CONFLICT = 409
    TOO_LARGE = 413
    UNPROCESSABLE = 422
    PRECONDITION = 428
    THROTTLED = 429
    UNAVAILABLE = 503

    @property
    def status(self) -> int:
        """The HTTP status code."""
        return self.value


class Refusal(Exception):
    """拒否: the input or act is not accepted. ``code`` is stable and part of the public interface."""

    def __init__(
        self,
        code: str,
        *,
        reason: Text,
        next_step: Text,
        field: str | None = None,
        kind: Kind = Kind.INVALID,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason
        self.next_step = next_step
        self.field = field
        self.kind = kind
        self.detail: dict[str, Any] = dict(detail or {})

    def __str__(self) -> str:
        place = f" ({self.field})" if self.field else ""
        return f"{self.code}{place}: {self.reason.en} {self.next_step.en}"

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions pickle by positional arguments; these are keywords, and refusals cross process borders.
        return _rebuild, (type(self), self.__dict__.copy())

    def as_dict(self, language: str) -> dict[str, Any]:
        """JSON-ready ``{code, field, reason, next_step, detail}`` in one language."""
        return {
            "code": self.code,
            "field": self.field,
            "reason": self.reason.in_language(language),
            "next_step": self.next_step.in_language(language),
            "detail": dict(self.detail),
        }

    def at_field(self, field: str) -> Refusal:
        """The same refusal naming another field: for callers that know the form's name of the value."""
        return Refusal(
            self.code,
            reason=self.reason,
            next_step=self.next_step,
            field=field,
            kind=self.kind,
            detail=self.detail,
        )


class Refusals(Refusal):
    """複数の拒否: all that is wrong at once, so that the person corrects everything in one go.

    ``kind`` is that of the first; ``as_dict`` adds ``refusals``. An empty list is a programming error
    (ValueError).
    """

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        parts = tuple(_flatten(refusals))
        if not parts:
            raise ValueError("Refusals needs at least one refusal")
        count = len(parts)
        super().__init__(
            "several_refusals",
            reason=Text(f"{count}件の誤りがあります。", f"There are {count} errors."),
            next_step=Text("それぞれの項目を直してください。", "Correct each of the fields named."),
            kind=parts[0].kind,
        )
        self.refusals = parts

    def as_dict(self, language: str) -> dict[str, Any]:
        """As for one refusal, with every single one under ``refusals``."""
        single = super().as_dict(language)
        return {**single, "refusals": [refusal.as_dict(language) for refusal in self.refusals]}

    def at_field(self, field: str) -> Refusal:
        """Not meaningful for several fields at once: returns itself."""
        return self


def _flatten(refusals: Iterable[Refusal]) -> Iterable[Refusal]:
    for refusal in refusals:
        if isinstance(refusal, Refusals):
            yield from refusal.refusals
        else:
            yield refusal


def _rebuild(cls: type[Refusal], state: dict[str, Any]) -> Refusal:
    refusal = cls.__new__(cls)
    Exception.__init__(refusal, state["code"])
    refusal.__dict__.update(state)
    return refusal
