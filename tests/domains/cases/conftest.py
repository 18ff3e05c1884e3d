"""The casework world for these tests."""

from datetime import datetime
from typing import Any

import pytest


@pytest.fixture
def world(db: None, now: datetime, make_user: Any) -> Any:
    """Two agencies, their people, a firm and its owner; imported late, once Django is ready."""
    from tests.domains.casework_fixtures import make_world

    return make_world(now, make_user)
