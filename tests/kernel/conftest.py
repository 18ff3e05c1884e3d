"""The kernel is pure: its tests need no database and no clock. Facts outside the tree are read where they stand."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kernel", deadline=None, print_blob=True)
settings.load_profile("kernel")


@pytest.fixture(autouse=True)
def still_clock() -> None:
    """No clock to stop here."""


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder of real samples; tests that need it are skipped, and say so, where it is not given."""
    folder = os.environ.get("BANSO_REFERENCE_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("BANSO_REFERENCE_DATA does not name a folder of reference data")
    return Path(folder)
