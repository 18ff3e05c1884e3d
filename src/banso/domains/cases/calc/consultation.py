"""Checks of a consultation 相談記録: dates and minutes."""

from __future__ import annotations

from datetime import date

from banso.kernel.errors import Refusal, Text
from banso.kernel.fiscal import fiscal_year

LONGEST_MINUTES = 1_440
YEARS_BACK = 1


def check_event_date(event_on: date, today: date) -> None:
    """The day must have come, in this fiscal year or the last. Errors: event_in_future, event_too_old."""
    if event_on > today:
        raise Refusal(
            "event_in_future",
            field="event_on",
            reason=Text("相談日が今日より後になっています。", "The consultation is dated after today."),
            next_step=Text(
                "実際に相談した日を入力してください。予定は「次にすること」に書きます。",
                "Enter the day it took place; put plans under “next step”.",
            ),
        )
    if fiscal_year(today) - fiscal_year(event_on) > YEARS_BACK:
        raise Refusal(
            "event_too_old",
            field="event_on",
            reason=Text(
                "相談日が前の年度より前です。締め切った年度の記録は加えられません。",
                "The consultation is dated before the last fiscal year, whose records are closed.",
            ),
            next_step=Text("相談日の年を確かめてください。", "Check the year."),
        )


def check_minutes(value: int, *, field: str, minimum: int) -> int:
    """Whole minutes from `minimum` to 1,440 (one day). Errors: minutes_out_of_range."""
    if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= LONGEST_MINUTES:
        raise Refusal(
            "minutes_out_of_range",
            field=field,
            reason=Text(
                f"時間は{minimum}〜{LONGEST_MINUTES:,}分の整数です。",
                f"Minutes are a whole number from {minimum} to {LONGEST_MINUTES:,}.",
            ),
            next_step=Text("分で入力してください。例：60", "Enter minutes, 60 for example."),
        )
    return value


def check_next_step(next_step: str, next_on: date | None, today: date) -> None:
    """A date needs something to do, not before today. Errors: next_step_required, next_on_past, next_on_too_far."""
    if next_on is None:
        return
    if not next_step.strip():
        raise Refusal(
            "next_step_required",
            field="next_step",
            reason=Text("期日だけが入力されています。", "Only a date was entered."),
            next_step=Text("次にすることを書いてください。", "Say what is to be done."),
        )
    if next_on < today:
        raise Refusal(
            "next_on_past",
            field="next_on",
            reason=Text("次の期日が今日より前です。", "The next date has already passed."),
            next_step=Text("今日以降の日付を入力してください。", "Enter today or a later date."),
        )
    if next_on.year - today.year > 5:
        raise Refusal(
            "next_on_too_far",
            field="next_on",
            reason=Text("次の期日が5年より先です。", "The next date is more than five years away."),
            next_step=Text("年を確かめてください。", "Check the year."),
        )
