"""A small directory in Fukushima, and a way to ask the rules."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from banso.domains.directory import api as directory
from banso.platform.scope.actor import SYSTEM


@pytest.fixture
def register(db: None, now: datetime) -> Callable[..., directory.AgencySummary]:
    """register("AG07", "名称", …) → the agency; in Fukushima unless told."""

    def make(type_code: str, name: str, **given: Any) -> directory.AgencySummary:
        values = {"prefecture_code": "07", "areas": ["07"], "functions": [], "valid_from": date(2016, 4, 1)}
        return directory.register_agency(
            actor=SYSTEM, now=now, type_code=type_code, name=name, **{**values, **given}
        )

    return make
