"""Forms 入力フォーム: Django forms drawn by our components, with an idempotency key, a version, and kernel refusals."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from banso.kernel.errors import Kind, Refusal, Refusals
from banso.platform import ids

from .fields import (
    AcceptedTextField,
    CorporateNumberField,
    KernelField,
    PrefectureField,
    SearchField,
    WarekiDateField,
    YenField,
    as_validation_error,
)
from .masking import mask_individual_numbers

__all__ = [
    "AcceptedTextField",
    "BansoForm",
    "CorporateNumberField",
    "KernelField",
    "PrefectureField",
    "SearchField",
    "WarekiDateField",
    "YenField",
    "as_validation_error",
]

KEYS = ("idempotency_key", "version")
_KEY = re.compile(r"[\x21-\x7e]{8,255}")
_SHOWN_IN_FORM = {Kind.INVALID, Kind.CONFLICT, Kind.TOO_LARGE, Kind.UNPROCESSABLE, Kind.PRECONDITION}


class BansoForm(forms.Form):
    """A form that never loses what was typed. In a view:

    form = NoteForm(request.POST or None, version=case.version)
    if request.method == "POST" and form.attempt(lambda: api.add_note(actor=…, now=…, **form.values)):
        return redirect(…)
    return render(request, "cases/note.html", {"form": form}, status=form.status)
    """

    data: Any  # the QueryDict of a submission

    template_name = "ui/components/form_body.html"
    use_required_attribute = False  # the browser's own bubbles would hide our words; aria-required stays

    idempotency_key = forms.CharField(
        required=False, widget=forms.HiddenInput, initial=ids.new_uuid, strip=False
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, version: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.result: Any = None
        self._refused: Refusal | None = None
        if version is not None:
            self.initial["version"] = version
        for field in self.fields.values():
            _describe(field)

    def full_clean(self) -> None:
        super().full_clean()
        self._mask_data()

    def _mask_data(self) -> None:
        """What is shown again holds no individual number: such digits are not repeated, not even to who typed them."""
        if not self.is_bound or not self.errors or not hasattr(self.data, "setlist"):
            return
        wrong = [name for name in self.errors if self.has_error(name, "individual_number_refused")]
        if not wrong:
            return
        self.data = self.data.copy()
        for name in map(self.add_prefix, wrong):
            self.data.setlist(name, [mask_individual_numbers(text) for text in self.data.getlist(name)])

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned values without the two keys, to pass to a use case."""
        return {name: value for name, value in self.cleaned_data.items() if name not in KEYS}

    @property
    def key(self) -> str:
        """The idempotency key of this submission."""
        return str(self.cleaned_data["idempotency_key"])

    @property
    def seen_version(self) -> int | None:
        """The version of the row that the person saw."""
        return self.cleaned_data["version"]

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form: 200, or that of what is wrong with it."""
        if self._refused is not None:
            return self._refused.kind.status
        return 400 if self.is_bound and self.errors else 200

    def clean_idempotency_key(self) -> str:
        key = self.cleaned_data["idempotency_key"]
        if not key:
            return ids.new_uuid()
        if not _KEY.fullmatch(key):
            raise ValidationError(
                _("送信の控えが正しくありません。画面を開き直してください。"), code="idempotency_key_invalid"
            )
        return key

    def attempt(self, call: Callable[[], Any]) -> bool:
        """Validate, then run the use case; its refusals of the input land on their fields. True when it was done.

        Refusals that are not about the input (not found, forbidden, unavailable) pass through to their own page.
        """
        if not self.is_valid():
            return False
        try:
            self.result = call()
        except Refusal as refusal:
            if refusal.kind not in _SHOWN_IN_FORM:
                raise
            self.add_refusal(refusal)
            return False
        return True

    def add_refusal(self, refusal: Refusal) -> None:
        """Show a refusal beside the field it names, or above the form."""
        self._refused = self._refused or refusal
        for part in refusal.refusals if isinstance(refusal, Refusals) else [refusal]:
            named = part.field if part.field in self.fields and part.field not in KEYS else None
            self.add_error(named, as_validation_error(part))
        self._mask_data()


def _describe(field: forms.Field) -> None:
    """Our words for a missing value, and aria-required where the control's role allows it."""
    field.error_messages["required"] = _missing_words(field)
    widget = field.widget
    grouped = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.CheckboxInput)
    if field.required and not widget.is_hidden and not grouped:
        widget.attrs.setdefault("aria-required", "true")


def _missing_words(field: forms.Field) -> Any:
    if isinstance(field, forms.BooleanField):
        return _("チェックを入れてください。")
    if isinstance(field, forms.FileField):
        return _("ファイルを選んでください。")
    return _("選んでください。") if isinstance(field, forms.ChoiceField) else _("入力してください。")
