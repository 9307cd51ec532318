"""A hall for each test: the sample hall is founded once, and copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import Counter, Hall, copied, found_sample


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample hall, closed, to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    found_sample(folder)
    return folder


@pytest.fixture
def hall(founded: Path, tmp_path: Path) -> Iterator[Hall]:
    """A hall of the test's own, on the morning of 1 June 2026."""
    made = Hall(copied(founded, tmp_path / "hall"))
    yield made
    made.close()


@pytest.fixture
def counter(hall: Hall) -> Counter:
    """Its first counter, A03."""
    return hall.first
