"""A hall for each test."""

from tests.hall_fixtures import counter, founded, hall

__all__ = ["counter", "founded", "hall"]
