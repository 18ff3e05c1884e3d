"""文字列の受入れ: refuses what cannot be meant by a person writing, keeps the rest exactly as typed.

Names are stored as typed (髙, 﨑, variation selectors, decomposed か+゛); folding is for search keys only,
elsewhere.
"""

from __future__ import annotations

import unicodedata

from .errors import Kind, Refusal, Text
from .individual_number import refuse_individual_number

DEFAULT_MAX_LENGTH = 1_000
# Cc control, Cf invisible (bidirectional, zero-width, BOM, tags), Cs lone surrogate, Co private use (外字),
# Zl and Zp line ends that no form field can hold.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LINE_CHARACTERS = frozenset("\t\r\n")


def accept_text(
    text: str,
    *,
    field: str = "text",
    max_length: int = DEFAULT_MAX_LENGTH,
    required: bool = True,
    multiline: bool = False,
) -> str:
    """The text exactly as typed, once it is known to be fit to store.

    ``max_length`` counts Unicode code points. Refuses ``text_invalid`` (not text), ``text_required`` (only
    blanks), ``text_too_long``, ``text_line_break`` (line break or tab in a single line),
    ``encoding_invalid`` (a character that cannot be stored: ``detail`` gives ``offset``, ``byte_offset`` in
    UTF-8 and ``codepoint``) and ``individual_number_refused``.
    """
    if not isinstance(text, str):
        raise _not_text(field)
    _check_length(text, field, max_length, required)
    # Printable (and the Japanese blank) is what nearly every text is: imports of millions of names rely on
    # this path.
    if not text.replace("　", "").isprintable():
        _check_characters(text, field, multiline)
    refuse_individual_number(text, field=field)
    return text


def _check_characters(text: str, field: str, multiline: bool) -> None:
    for offset, character in enumerate(text):
        if character in _LINE_CHARACTERS:
            if not multiline:
                raise _line_break(field, offset)
        elif unicodedata.category(character) in _REFUSED_CATEGORIES or ord(character) & 0xFFFE == 0xFFFE:
            raise _bad_character(text, offset, field)


def _check_length(text: str, field: str, max_length: int, required: bool) -> None:
    if len(text) > max_length:
        raise Refusal(
            "text_too_long",
            reason=Text(
                f"{max_length:,}文字以内で入力してください。いま{len(text):,}文字あります。",
                f"At most {max_length:,} characters can be entered; this has {len(text):,}.",
            ),
            next_step=Text("短くしてください。", "Shorten the text."),
            field=field,
            kind=Kind.INVALID,
            detail={"max_length": max_length, "length": len(text)},
        )
    if required and not text.strip():
        raise Refusal(
            "text_required",
            reason=Text("入力が必要です。", "This must be filled in."),
            next_step=Text("文字を入力してください。", "Enter some text."),
            field=field,
        )


def _not_text(field: str) -> Refusal:
    return Refusal(
        "text_invalid",
        reason=Text("文字として読めません。", "This is not text."),
        next_step=Text("文字で入力してください。", "Enter text."),
        field=field,
    )


def _line_break(field: str, offset: int) -> Refusal:
    return Refusal(
        "text_line_break",
        reason=Text(
            f"{offset + 1}文字目に改行またはタブがあります。",
            f"There is a line break or tab at character {offset + 1}.",
        ),
        next_step=Text("1行で入力してください。", "Enter a single line."),
        field=field,
        detail={"offset": offset},
    )


def _bad_character(text: str, offset: int, field: str) -> Refusal:
    codepoint = f"U+{ord(text[offset]):04X}"
    return Refusal(
        "encoding_invalid",
        reason=Text(
            f"{offset + 1}文字目に使えない文字（{codepoint}）があります。",
            f"Character {offset + 1} ({codepoint}) cannot be used.",
        ),
        next_step=Text(
            "その文字を消すか、目に見える標準の文字に置き換えてください。",
            "Delete it, or replace it with a visible standard character.",
        ),
        field=field,
        detail={
            "offset": offset,
            "byte_offset": len(text[:offset].encode("utf-8", "surrogatepass")),
            "codepoint": codepoint,
        },
    )
