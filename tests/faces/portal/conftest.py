"""The casework world for these tests."""

from tests.domains.casework_fixtures import world

__all__ = ["world"]
