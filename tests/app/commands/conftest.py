"""The sample hall of yesterday on this machine, and a case in it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.machine import machine_identity, utc_now
from app.settings import Settings, write_settings
from tests.hall import ALLOWANCE, PERSON, Clock, Hall, found_sample


@pytest.fixture
def hall(folder: Path) -> Iterator[Hall]:
    """The sample hall of yesterday on this machine: commands ask the machine's own clock."""
    yesterday = utc_now() - timedelta(days=1)
    found_sample(folder / "hall", yesterday, machine_identity())
    made = Hall(folder / "hall", Clock(yesterday + timedelta(hours=1)), machine_identity())
    write_settings(made.first.home, Settings(centre=str(folder / "hall" / "hall.sqlite")))
    yield made
    made.close()


@pytest.fixture
def number(hall: Hall) -> str:
    """Number of a case of a person, received here and synced."""
    case = hall.first.take_in(ALLOWANCE, applicant=PERSON).file.case
    hall.first.program.round()
    return case.number
