"""A hall for each test, in memory."""

from tests.hall_fixtures import counter, founded, hall
from tests.quick import folder, quick

__all__ = ["counter", "folder", "founded", "hall", "quick"]
