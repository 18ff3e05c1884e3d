"""Places: migrated and peopled once, then copied for each test."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .crew import Crew, crew_at
from .place import SERVER_URL, Place, copy_of, empty_place


@dataclass(frozen=True)
class Town:
    """A place with two agencies, their advisers, a firm and its owner."""

    place: Place
    sender_unit: int
    receiver_unit: int
    firm: int


@pytest.fixture(scope="session")
def first_crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """Loaded once a run; it holds no connection, so any place will do."""
    with crew_at(Place(tmp_path_factory.mktemp("durability"), SERVER_URL or "sqlite:///:memory:")) as crew:
        yield crew


@pytest.fixture(scope="session")
def first_town(first_crew: Crew, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Made once a run; not to be changed."""
    with empty_place(tmp_path_factory.mktemp("durability") / "town") as place:
        crew = first_crew.at(place)
        crew.do("migrate")
        yield Town(place, **crew.do("make_town"))


@pytest.fixture
def town(first_town: Town, tmp_path: Path) -> Iterator[Town]:
    """A town of the test's own."""
    with copy_of(first_town.place, tmp_path / "town") as place:
        yield Town(place, first_town.sender_unit, first_town.receiver_unit, first_town.firm)


@pytest.fixture
def place(town: Town) -> Place:
    return town.place


@pytest.fixture
def crew(first_crew: Crew, place: Place) -> Crew:
    return first_crew.at(place)
