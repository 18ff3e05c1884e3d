"""A case ready to be handed over, and a third agency."""

from datetime import datetime
from typing import Any

import pytest


@pytest.fixture
def world(db: None, now: datetime, make_user: Any) -> Any:
    from tests.domains.casework_fixtures import make_world

    return make_world(now, make_user)


@pytest.fixture
def handover(world: Any) -> Any:
    from tests.domains.handover_fixtures import make_handover

    return make_handover(world)


@pytest.fixture
def third_agency(world: Any, make_user: Any) -> Any:
    from tests.domains.handover_fixtures import make_third_agency

    return make_third_agency(world, make_user)
