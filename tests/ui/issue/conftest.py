"""The sample hall that these tests work in, seen in Chinese."""

import pytest

from tests.ui.stage import hall_on_disk, stage
from ui.application import Application

__all__ = ["hall_on_disk", "stage"]


@pytest.fixture(autouse=True)
def shown_in_chinese(application: Application) -> None:
    """What people see."""
