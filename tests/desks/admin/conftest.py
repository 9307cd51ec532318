"""A small hall for each test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desks.admin.parts import SampleHall, opened, sample_hall


@pytest.fixture(scope="session")
def made_hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a hall that was just set up; nobody has it open."""
    folder = tmp_path_factory.mktemp("made") / "hall"
    sample_hall(folder).close()
    return folder


@pytest.fixture
def hall(made_hall: Path, tmp_path: Path) -> Iterator[SampleHall]:
    """A hall of the test's own, on real stores."""
    folder = tmp_path / "hall"
    shutil.copytree(made_hall, folder)
    found = opened(folder)
    yield found
    found.close()
