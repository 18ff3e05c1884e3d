"""The casework world with a case ready to be handed over."""

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
