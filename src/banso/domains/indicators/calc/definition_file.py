"""The data file of definitions 定義ファイル: read once, kept with the package."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def read_definition_file() -> list[dict[str, Any]]:
    """Every version of every definition, in the order of the file. A missing file is a broken installation."""
    text = files("banso.domains.indicators").joinpath("data", "definitions.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["definition"])
