"""Forms lose nothing that was typed, and show the kernel's refusals where they belong."""

from datetime import date
from typing import Any

import pytest
from django import forms

from banso.kernel.errors import Kind, Refusal, Refusals, Text
from banso.platform.ui.forms import (
    AcceptedTextField,
    BansoForm,
    CorporateNumberField,
    PrefectureField,
    WarekiDateField,
    YenField,
)

GOOD = {"name": "髙﨑 見本", "met_on": "R8.11.21", "sales": "１２０万", "prefecture": "13", "way": "desk"}
WORDS = {"reason": Text("だめです。", "No."), "next_step": Text("直してください。", "Fix it.")}


class VisitForm(BansoForm):
    name = AcceptedTextField(label="名前", max_length=20)
    met_on = WarekiDateField(label="日付")
    sales = YenField(label="売上", required=False)
    number = CorporateNumberField(label="法人番号", required=False)
    prefecture = PrefectureField(required=False)
    way = forms.ChoiceField(label="方法", choices=[("desk", "窓口")], widget=forms.RadioSelect)
    note = AcceptedTextField(label="記録", multiline=True, required=False)


def refuse(kind: Kind = Kind.INVALID, field: str | None = None) -> Any:
    def call() -> None:
        raise Refusal("no_good", kind=kind, field=field, **WORDS)

    return call


def test_values_are_read_by_the_kernel() -> None:
    form = VisitForm(GOOD)
    assert form.is_valid(), form.errors
    assert form.values == {
        "name": "髙﨑 見本",
        "met_on": date(2026, 11, 21),
        "sales": 1_200_000,
        "number": None,
        "prefecture": "13",
        "way": "desk",
        "note": "",
    }
    assert len(form.key) == 36, "a key is made when none was sent"


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("name", "", "required"),
        ("name", "  \u3000", "required"),
        ("name", "a\x00b", "encoding_invalid"),
        ("name", "a\u202eb", "encoding_invalid"),
        ("name", "長" * 21, "text_too_long"),
        ("met_on", "平成31年5月1日", "date_not_in_era"),
        ("met_on", "2023-02-29", "date_invalid"),
        ("sales", "1_000", "amount_invalid"),
        ("sales", "9" * 5000, "amount_invalid"),
        ("sales", "-1", None),
        ("number", "1234567890123", "corporate_number_check_digit"),
        ("prefecture", "48", "invalid_choice"),
        ("prefecture", "1", "invalid_choice"),
        ("way", "x' OR 1=1", "invalid_choice"),
        ("version", "abc", "invalid"),
        ("version", "-1", "min_value"),
        ("idempotency_key", "x", "idempotency_key_invalid"),
        ("idempotency_key", "あ" * 10, "idempotency_key_invalid"),
        ("idempotency_key", "x" * 256, "idempotency_key_invalid"),
    ],
)
def test_bad_input_is_an_error_at_its_field_and_stays_typed(field: str, typed: str, code: str | None) -> None:
    form = VisitForm({**GOOD, field: typed})
    assert not form.is_valid()
    assert form.status == 400
    found = form.errors.as_data()[field][0].code
    assert found == code if code else found
    assert form[field].value() == typed
    html = form.render()
    assert "error-summary" in html and 'aria-invalid="true"' in html or form[field].is_hidden


def test_a_field_is_tied_to_its_hint_and_error() -> None:
    html = VisitForm({**GOOD, "met_on": "x"}).render()
    assert 'aria-describedby="id_met_on_helptext id_met_on_error"' in html
    assert 'id="id_met_on_error"' in html and 'href="#id_met_on"' in html
    assert "必須" in html and "任意" in html
    assert " required" not in html.replace("field-need-required", "")


def test_a_group_is_a_fieldset_the_summary_can_reach() -> None:
    html = VisitForm({**GOOD, "way": ""}).render()
    assert 'id="id_way_group"' in html and 'href="#id_way_group"' in html and "<legend" in html


def test_initial_values_are_shown_as_they_may_be_typed() -> None:
    form = VisitForm(initial={"met_on": date(2026, 11, 21), "sales": 1_200_000}, version=7)
    html = form.render()
    assert 'value="令和8年11月21日"' in html and 'value="1,200,000"' in html
    assert 'name="version" value="7"' in html


@pytest.mark.parametrize(
    ("field", "lands_on"), [("name", "name"), ("version", "__all__"), ("other", "__all__")]
)
def test_a_refusal_lands_on_the_field_it_names(field: str, lands_on: str) -> None:
    form = VisitForm(GOOD)
    assert not form.attempt(refuse(Kind.CONFLICT, field))
    assert form.status == 409
    assert form.errors[lands_on] == ["だめです。直してください。"]
    assert form["name"].value() == GOOD["name"]


def test_several_refusals_land_each_on_its_own() -> None:
    form = VisitForm(GOOD)
    form.is_valid()
    form.add_refusal(Refusals([Refusal("a", field="name", **WORDS), Refusal("b", field="sales", **WORDS)]))
    assert set(form.errors) == {"name", "sales"}


@pytest.mark.parametrize("kind", [Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.UNAVAILABLE])
def test_what_is_not_about_the_input_passes_through(kind: Kind) -> None:
    with pytest.raises(Refusal):
        VisitForm(GOOD).attempt(refuse(kind))


def test_attempt_keeps_the_result() -> None:
    form = VisitForm(GOOD)
    assert form.attempt(lambda: 42) and form.result == 42 and form.status == 200
