"""Refusals of the indicators, with stable codes."""

from collections.abc import Iterable

from banso.kernel.errors import Kind, Refusal, Text


def indicator_unknown() -> Refusal:
    return Refusal(
        "indicator_unknown",
        kind=Kind.NOT_FOUND,
        field="code",
        reason=Text("その指標はありません。", "There is no such indicator."),
        next_step=Text("指標の一覧から選んでください。", "Choose one from the list of indicators."),
    )


def dataset_missing(dataset: str) -> Refusal:
    return Refusal(
        "dataset_missing",
        kind=Kind.UNAVAILABLE,
        reason=Text("この指標のもとになるデータがありません。", "The data behind this indicator are not there."),
        next_step=Text("管理者に連絡してください。", "Tell the administrator."),
        detail={"dataset": dataset},
    )


def period_invalid() -> Refusal:
    return Refusal(
        "period_invalid",
        field="period",
        reason=Text("期間の書き方が正しくありません。", "The period cannot be read."),
        next_step=Text(
            "年度（2026）、四半期（2026Q3）、月（2026-11）のいずれかで指定してください。",
            "Give a fiscal year (2026), a quarter of one (2026Q3) or a month (2026-11).",
        ),
    )


def filter_invalid(name: str, allowed: Iterable[str]) -> Refusal:
    return Refusal(
        "filter_invalid",
        field=name,
        reason=Text("この指標では、その条件で絞り込めません。", "This indicator cannot be filtered like that."),
        next_step=Text("選択肢から選んでください。", "Choose one of the values offered."),
        detail={"allowed": sorted(allowed)},
    )


def breakdown_invalid(allowed: Iterable[str]) -> Refusal:
    return Refusal(
        "breakdown_invalid",
        field="by",
        reason=Text("この指標は、その区分では分けられません。", "This indicator has no such breakdown."),
        next_step=Text("選択肢から選んでください。", "Choose one of the breakdowns offered."),
        detail={"allowed": sorted(allowed)},
    )


def parameter_invalid(name: str) -> Refusal:
    return Refusal(
        "parameter_invalid",
        field=name,
        reason=Text("この値では計算できません。", "The indicator cannot be computed with this value."),
        next_step=Text("示された範囲の整数を入れてください。", "Give a whole number within the range shown."),
    )


def definition_changed(code: str, version: int) -> Refusal:
    return Refusal(
        "definition_changed",
        kind=Kind.CONFLICT,
        reason=Text("公表した定義の内容が変わっています。", "A definition already published says something else."),
        next_step=Text("定義を直すときは、新しい版を加えてください。", "Add a new version instead of editing one."),
        detail={"code": code, "version": version},
    )
