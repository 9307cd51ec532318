"""A small hall for each test, copied from one that is made once."""

from tests.desks.admin.fixtures import hall, made_hall
from tests.quick import folder, quick

__all__ = ["folder", "hall", "made_hall", "quick"]
