"""Halls of stores in memory."""

from tests.quick import folder, quick

__all__ = ["folder", "quick"]
