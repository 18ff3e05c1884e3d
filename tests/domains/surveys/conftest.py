"""An agency judged, and a way to invite a firm."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def unit(make_unit: Callable[..., Any]) -> Any:
    return make_unit("架空支援センター")


@pytest.fixture
def invite(unit: Any, now: Any) -> Callable[..., Any]:
    from banso.domains.surveys import api as surveys
    from banso.platform.scope.actor import SYSTEM

    def make(**changes: Any) -> Any:
        values = {
            "actor": SYSTEM,
            "now": now,
            "survey_code": "usefulness",
            "subject_id": 77,
            "owner_unit_id": unit.pk,
            "about_type": "referrals.referral",
            "about_id": 1,
            "issue": "hiring",
            "email": "owner@example.jp",
            **changes,
        }
        return surveys.invite_respondent(**values)

    return make
