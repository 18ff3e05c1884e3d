"""Numbers that a one-button form or an address carries 値の読取り: bounded, refused in words, never a fault."""

from django.http import HttpRequest

from banso.kernel.errors import Refusal, Text

LONGEST_ID = 18


def posted_number(request: HttpRequest, name: str) -> int:
    """An id from the posted form. Errors: number_invalid."""
    return _read(request.POST.get(name, ""), name)


def posted_version(request: HttpRequest) -> int | None:
    """The version the person saw, None when the form carries none. Errors: number_invalid."""
    text = request.POST.get("version", "")
    return _read(text, "version") if text else None


def asked_number(request: HttpRequest, name: str) -> int:
    """An id from the query string. Errors: number_invalid."""
    return _read(request.GET.get(name, ""), name)


def _read(text: str, name: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_ID):
        raise Refusal(
            "number_invalid",
            field=name,
            reason=Text("選択したものを読み取れません。", "What was chosen cannot be read."),
            next_step=Text("前の画面に戻って選び直してください。", "Go back and choose again."),
        )
    return int(text)
