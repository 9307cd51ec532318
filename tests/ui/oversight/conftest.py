"""The sample hall that these tests work in."""

from tests.ui.stage import hall_on_disk, stage

__all__ = ["hall_on_disk", "stage"]
