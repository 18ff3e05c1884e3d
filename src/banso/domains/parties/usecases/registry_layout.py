"""The corporate number files as the imports know them 法人番号ファイルの取込み方."""

from collections.abc import Sequence

from banso.platform.imports.api import Layout, Sound, Wrong

from ..calc.registry_columns import AT, COUNT
from ..calc.registry_facts import pack, rank_of
from ..calc.registry_row import find_wrong

KIND = "corporations"
_NUMBER = AT["corporateNumber"]


def _read(row_number: int, cells: Sequence[str]) -> Sound | list[Wrong]:
    wrong = find_wrong(row_number, cells)
    if wrong:
        return [Wrong(one.column, one.code, one.message) for one in wrong]
    return Sound(key=cells[_NUMBER], rank=rank_of(cells), body=pack(cells))


LAYOUT = Layout(kind=KIND, columns=COUNT, read=_read)
