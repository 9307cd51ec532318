"""The sample hall for tests that need services of the system."""

from tests.hall_fixtures import counter, founded, hall
from tests.quick import folder, quick

__all__ = ["counter", "folder", "founded", "hall", "quick"]
