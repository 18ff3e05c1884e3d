"""Definitions as they are saved 保存された定義."""

from ..calc.definitions import Definition
from ..errors import indicator_unknown
from ..models import IndicatorDefinition


def list_definitions() -> list[Definition]:
    """The newest version of every indicator, in the order they were first published."""
    newest: dict[str, IndicatorDefinition] = {}
    for row in IndicatorDefinition.objects.order_by("pk"):
        if row.code not in newest or newest[row.code].version < row.version:
            newest[row.code] = row
    return [row.read() for row in newest.values()]


def get_definition(code: str, version: int | None = None) -> Definition:
    """One version of an indicator, the newest unless named. Errors: indicator_unknown."""
    rows = IndicatorDefinition.objects.filter(code=code)
    if version is not None:
        rows = rows.filter(version=version)
    row = rows.order_by("-version").first()
    if row is None:
        raise indicator_unknown()
    return row.read()
