"""Halls of stores in memory; some with their centre on a server."""

from tests.postgres import servers
from tests.quick import folder, quick

__all__ = ["folder", "quick", "servers"]
