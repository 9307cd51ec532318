"""A small hall for each test of set-up and administration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks.admin.parts import SampleHall, opened, sample_hall


@pytest.fixture(scope="session")
def made_hall(quick: Path) -> Path:
    """The folder of a hall that was just set up; nobody has it open."""
    place = quick / "small-hall"
    if not place.exists():
        sample_hall(place).close()
    return place


@pytest.fixture
def hall(made_hall: Path, folder: Path) -> Iterator[SampleHall]:
    """A hall of the test's own, on real stores."""
    place = folder / "hall"
    shutil.copytree(made_hall, place)
    found = opened(place)
    yield found
    found.close()
