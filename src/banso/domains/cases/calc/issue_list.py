"""Lists of issues 経営課題, kept in one column as codes between blanks, the main one first."""

from __future__ import annotations

from collections.abc import Iterable

from banso.kernel.errors import Refusal, Text
from banso.kernel.issues import parse_issue

MOST = 8


def accept_issues(given: Iterable[str]) -> tuple[str, ...]:
    """The codes in the order given, once each. Errors: issues_required, issues_too_many, issue_unknown."""
    codes = tuple(dict.fromkeys(parse_issue(str(one), field="issues").code for one in given))
    if not codes:
        raise Refusal(
            "issues_required",
            field="issues",
            reason=Text("経営課題が選ばれていません。", "No issue was chosen."),
            next_step=Text(
                "1つ以上選んでください。はっきりしないときは「課題が不明確」を選びます。",
                "Choose at least one; if it is not clear yet, choose “Issue not clear yet”.",
            ),
        )
    if len(codes) > MOST:
        raise Refusal(
            "issues_too_many",
            field="issues",
            reason=Text(f"経営課題は{MOST}つまでです。", f"At most {MOST} issues can be chosen."),
            next_step=Text("主なものにしぼってください。", "Keep the main ones."),
        )
    return codes


def join_issues(codes: Iterable[str]) -> str:
    """`" founding hiring "`: so that " hiring " can be looked for."""
    return f" {' '.join(codes)} "


def split_issues(column: str) -> tuple[str, ...]:
    return tuple(column.split())
