"""An operator's administrator, an agency's administrator, and a way to register agencies."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from banso.domains.directory import api
from banso.platform.scope.actor import SYSTEM


@pytest.fixture
def operator(make_unit: Callable[..., Any], make_user: Callable[..., Any]) -> Any:
    """A user who administers the whole directory."""
    return make_user("administrator", make_unit("運営", kind="operator"))


@pytest.fixture
def register(db: None, now: datetime) -> Callable[..., api.AgencySummary]:
    """register(type_code="AG07", …) → the agency."""

    def make(**given: Any) -> api.AgencySummary:
        values = {
            "type_code": "AG07",
            "name": "福島県よろず支援拠点（架空）",
            "prefecture_code": "07",
            "areas": ["07"],
            "functions": ["market_development"],
            "valid_from": date(2020, 4, 1),
        }
        return api.register_agency(actor=SYSTEM, now=now, **{**values, **given})

    return make
