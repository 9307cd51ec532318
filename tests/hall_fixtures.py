"""A hall for each test: the sample hall is founded once, and copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import Counter, Hall, copied, found_sample


@pytest.fixture(scope="session")
def founded(quick: Path) -> Path:
    """The sample hall, closed, to be copied."""
    folder = quick / "founded"
    if not folder.exists():
        found_sample(folder)
    return folder


@pytest.fixture
def hall(founded: Path, folder: Path) -> Iterator[Hall]:
    """A hall of the test's own, on the morning of 1 June 2026."""
    made = Hall(copied(founded, folder / "hall"))
    yield made
    made.close()


@pytest.fixture
def counter(hall: Hall) -> Counter:
    """Its first counter, A03."""
    return hall.first
